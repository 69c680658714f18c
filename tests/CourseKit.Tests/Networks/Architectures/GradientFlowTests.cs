using CourseKit.Networks.Architectures;
using CourseKit.Tensors.Randomness;
using CourseKit.Tests.Tensors;

namespace CourseKit.Tests.Networks.Architectures;

public sealed class GradientFlowTests
{
    [Theory]
    [InlineData("preact_resnet18")]
    [InlineData("se_resnet18")]
    [InlineData("densenet121")]
    [InlineData("mobilenet_v1")]
    [InlineData("mobilenet_v2")]
    [InlineData("mobilenet_v3_small")]
    [InlineData("efficientnet_b0")]
    public void In_training_a_gradient_reaches_all_that_learns(string name)
    {
        var network = Architecture.Named(name).Network(4).Build([1, 3, 64, 64], new Generator(1));

        network.Call(Expectations.Random([4, 3, 64, 64])).CrossEntropy([0, 1, 2, 3]).Backward();

        foreach (var (path, parameter) in network.Parameters.Where(named => named.Parameter.IsTrainable))
        {
            parameter.Value.HasGrad.Should().BeTrue(path);
            parameter.Value.Grad!.ToArray().Should().Contain(value => value != 0, path)
                .And.OnlyContain(value => float.IsFinite(value), path);
        }
    }
}
