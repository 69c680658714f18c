using CourseKit.Networks.Architectures;
using CourseKit.Tensors;
using CourseKit.Tensors.Gradients;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Networks.Architectures;

public sealed class SegmentationTests
{
    public static TheoryData<string> OnVgg => ["fcn32s_vgg16", "fcn16s_vgg16", "fcn8s_vgg16"];

    [Theory]
    [MemberData(nameof(OnVgg))]
    public void Fully_convolutional_networks_give_each_pixel_its_classes(string name)
    {
        var network = Architecture.Named(name).Network();

        network.Infer([2, 3, 500, 375]).Should().Equal(2, 21, 500, 375);
        network.Infer([1, 3, 33, 47]).Should().Equal(1, 21, 33, 47);
    }

    [Fact]
    public void Enlarging_starts_as_bilinear_interpolation_of_the_score()
    {
        var network = Fcn.Fcn32s.Network(2).Build([1, 3, 32, 32], new Generator(1)).Eval();
        foreach (var (_, parameter) in network.Parameters.Where(named => named.Name == "score.bias"))
        {
            parameter.Set(Tensor.From([2], [1.5f, -3]));
        }

        using var _ = new NoGrad();
        var scores = network.Call(new Generator(2).Normal([1, 3, 96, 96]));

        // Weights of zero leave the bias; in the middle, where four windows overlap, interpolation of a constant is that constant.
        scores[0, 0, 48, 48].Should().BeApproximately(1.5f, 1e-5f);
        scores[0, 1, 48, 48].Should().BeApproximately(-3, 1e-5f);
    }

    [Fact]
    public void UNet_crops_as_its_figure_says()
    {
        var network = UNet.Original.Network();

        network.Infer([1, 1, 572, 572]).Should().Equal(1, 2, 388, 388);
        network.Infer([3, 1, 188, 204]).Should().Equal(3, 2, 4, 20);
    }
}
