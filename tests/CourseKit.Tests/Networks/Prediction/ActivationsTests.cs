using CourseKit.Networks;
using CourseKit.Networks.Architectures;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Networks.Prediction;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Networks.Prediction;

public sealed class ActivationsTests
{
    [Fact]
    public void The_output_of_a_layer_is_what_the_layers_before_it_give()
    {
        Layer[] layers = [new Conv2d(3, kernel: 3), new Relu(), new MaxPool2d(2), new Flatten(), new Linear(4)];
        var network = new Sequential([.. layers]).Build([1, 2, 8, 6], new Generator(1));
        var x = new Generator(2).Normal([2, 2, 8, 6]);

        var behind = x;
        for (var i = 0; i < layers.Length; i++)
        {
            behind = layers[i].Call(behind);
            network.ActivationOf(x, $"{i}").ToArray().Should().Equal(behind.ToArray());
        }
    }

    [Fact]
    public void A_block_has_the_output_of_its_last_layer_and_evaluation_mode_is_meant()
    {
        var network = Architecture.Named("resnet18").Network(10).Build([1, 3, 32, 32], new Generator(1));
        var x = new Generator(2).Normal([1, 3, 32, 32]);

        network.ActivationOf(x, "layer1").Shape.ToString().Should().Be("[1, 64, 8, 8]");
        network.ActivationOf(x, "fc").ToArray().Should().Equal(network.Eval().Call(x).ToArray());
    }

    [Theory]
    [InlineData("2")]
    [InlineData("")]
    public void A_layer_that_there_is_not_is_answered_with_those_that_there_are(string layer)
    {
        var network = new Sequential([new Flatten(), new Linear(2)]).Build([1, 1, 2, 2]);

        FluentActions.Invoking(() => network.ActivationOf(Tensor.Zeros([1, 1, 2, 2]), layer)).Should().Throw<ArgumentException>()
            .WithMessage($"A layer of a network is named by its path. Received: «{layer}». This network has: «0», «1».");
    }
}
