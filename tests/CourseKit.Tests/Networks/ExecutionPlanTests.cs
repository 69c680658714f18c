using CourseKit.Networks;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Networks;

/// <summary>Activations that are computed along with the layer in front of them give the bits that they give by themselves.</summary>
public sealed class ExecutionPlanTests
{
    private static readonly Shape Images = [3, 4, 7, 6];

    public static TheoryData<string> Activations => [nameof(Relu), nameof(Relu6), nameof(HardSwish), nameof(Silu)];

    [Theory]
    [MemberData(nameof(Activations))]
    public void A_network_computes_what_its_layers_compute_one_by_one_and_so_do_its_gradients(string activation)
    {
        Layer Activation() => (Layer)Activator.CreateInstance(typeof(Relu).Assembly.GetType($"{typeof(Relu).Namespace}.{activation}")!)!;
        var network = new Sequential(
            new Conv2d(5, 3, padding: 1), Activation(), new Conv2d(6, 3, stride: 2, groups: 1, bias: false), Activation(),
            new Flatten(), new Linear(9), Activation(), new Linear(3));
        network.Build(Images, new Generator(1));
        var images = new Generator(2).Normal(Images, deviation: 3);

        var (scores, slopes) = Run(network, network.Call, images);
        var (expected, expectedSlopes) = Run(
            network, x => network.Children.Aggregate(x, (at, child) => child.Layer.Call(at)), images);

        scores.Should().Equal(expected);
        slopes.Should().BeEquivalentTo(expectedSlopes, options => options.WithStrictOrdering());
    }

    [Fact]
    public void An_activation_is_computed_along_with_the_layer_in_front() =>
        ExecutionPlan.Of(Graph.Of(new Sequential(new Conv2d(5, 3), new Relu(), new Tanh(), new Relu()), Images, training: true)).Operations
            .Select(operation => operation.Nodes.Count).Should().Equal(2, 1, 1);

    [Fact]
    public void A_convolution_that_others_read_too_keeps_its_negative_values()
    {
        var network = new Sequential(new Conv2d(4, 1), new Residual(new Sequential(new Relu(), new Conv2d(4, 1))));
        network.Build(Images, new Generator(3));
        var images = new Generator(4).Normal(Images);

        var map = network.Children[0].Layer.Call(images);
        var inner = network.Children[1].Layer.Children[0].Layer;
        network.Call(images).ToArray().Should().Equal((inner.Call(map) + map).ToArray());
    }

    private static (float[] Scores, float[][] Slopes) Run(Layer network, Func<Tensor, Tensor> call, Tensor images)
    {
        var scores = call(images);
        scores.Square().Sum().Backward();
        var slopes = network.Parameters.Select(named => named.Parameter.Value.Grad!.ToArray()).ToArray();
        foreach (var (_, parameter) in network.Parameters)
        {
            parameter.Value.Grad = null;
        }

        return (scores.ToArray(), slopes);
    }
}
