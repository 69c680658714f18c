using CourseKit.Networks;
using CourseKit.Networks.Layers;
using CourseKit.Tensors;

namespace CourseKit.Tests.Networks.Layers;

/// <summary>What layers say of their work.</summary>
public sealed class LayerOperationsTests
{
    /// <summary>Layers without padding: of ones, and with weights of one, they make sums of as many products as they multiply.</summary>
    public static TheoryData<Layer, int[]> Unpadded => new()
    {
        { new Conv1d(6, 3, stride: 2, groups: 2, bias: false), [2, 4, 9] },
        { new Conv2d(4, 3, bias: false), [2, 3, 5, 7] },
        { new Conv2d(6, 3, stride: 2, dilation: 2, groups: 3, bias: false), [1, 3, 9, 8] },
        { new Conv2d(5, new Window2d(new(1, 2), new(4)), bias: false), [2, 3, 5, 7] },
        { new Conv3d(4, 2, groups: 2, bias: false), [2, 2, 3, 4, 5] },
        { new DepthwiseConv2d(3, multiplier: 2, bias: false), [2, 3, 5, 4] },
        { new ConnectionTableConv2d(new([0, 1], [1, 2], [0], [2, 0]), 3), [2, 3, 5, 4] },
        { new ConvTranspose2d(4, 3, stride: 2, groups: 2, bias: false), [2, 6, 3, 4] },
        { new Linear(5, bias: false), [2, 3, 7] },
        { new RadialBasis(Tensor.Zeros([4, 7])), [2, 7] },
    };

    public static TheoryData<string> Names => LayerSample.Names;

    [Theory]
    [MemberData(nameof(Unpadded))]
    public void It_multiplies_as_often_as_ones_are_summed(Layer layer, int[] input)
    {
        layer.Build([.. input]);
        foreach (var parameter in layer.OwnParameters)
        {
            parameter.Set(Tensor.Full(parameter.Shape, parameter.Name == "weight" ? 1 : 0));
        }

        var sums = layer.Call(Tensor.Ones([.. input]));

        layer.CountOperations([[.. input]], sums.Shape).MultiplyAccumulates.Value.Should().Be((long)sums.Sum().Item());
    }

    [Fact]
    public void Zeros_of_the_padding_are_multiplied_too()
    {
        // The first convolution of ResNets: 7·7·3 products for each of 64·112·112 values.
        new Conv2d(64, 7, 2, 3).CountOperations([[1, 3, 224, 224]], [1, 64, 112, 112]).MultiplyAccumulates.ToString()
            .Should().Be("7 · 7 · 3 · 64 · 112 · 112 = 118,013,952");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Only_weights_and_distances_multiply_and_accumulate(string name)
    {
        var sample = LayerSample.Named(name);
        var layer = sample.Build();
        var output = layer.Infer(sample.Inputs);

        var work = layer.CountOperations(sample.Inputs, output);

        (work.MultiplyAccumulates.Value > 0).Should()
            .Be(layer is RadialBasis || layer.OwnParameters.Any(parameter => parameter.Shape.Rank > 1));
        if (layer.OwnParameters.Any(parameter => parameter.Shape.Rank > 1))
        {
            work.Others.Value.Should().Be(layer.OwnParameters.Any(parameter => parameter.Name == "bias") ? output.Elements : 0,
                "each bias is added once");
        }
    }
}
