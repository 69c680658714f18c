using CourseKit.Networks.Architectures;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Networks.Architectures;

/// <summary>The networks that lessons train.</summary>
public sealed class SmallNetworkTests
{
    public static TheoryData<string> Names => [.. Architecture.All
        .Where(architecture => architecture is HandsOnMachineLearning or DiveIntoDeepLearning or LeNet or NetworkInNetwork)
        .Where(architecture => architecture.Classes > 0).Select(architecture => architecture.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_scores_any_number_of_classes(string name)
    {
        var architecture = Architecture.Named(name);

        architecture.Network(7).Infer([2, .. architecture.Image]).ToString().Should().Be("[2, 7]");
    }

    [Theory]
    [InlineData("d2l-bn-lenet")]
    [InlineData("d2l-densenet")]
    [InlineData("d2l-googlenet")]
    [InlineData("d2l-lenet")]
    [InlineData("d2l-regnetx32")]
    [InlineData("geron-fashion-mnist")]
    [InlineData("geron-mnist")]
    [InlineData("geron-mnist-pooled-early")]
    [InlineData("lenet")]
    [InlineData("nin-cifar10")]
    public void A_step_down_its_gradient_lowers_the_loss(string name)
    {
        var architecture = Architecture.Named(name);
        var network = architecture.Network().Build([4, .. architecture.Image], new Generator(1)).Eval();
        var images = new Generator(2).Uniform([4, .. architecture.Image]);
        var before = Loss();
        before.Backward();

        // To first order, the step of this length lowers the loss by a hundredth.
        var length = network.Parameters.Where(named => named.Parameter.IsTrainable)
            .Sum(named => named.Parameter.Value.Grad!.Square().Sum().Item());
        foreach (var (_, parameter) in network.Parameters.Where(named => named.Parameter.IsTrainable).ToList())
        {
            parameter.Set(parameter.Value.Detach() - (0.01f / length * parameter.Value.Grad!));
        }

        (before.Item() - Loss().Item()).Should().BeInRange(0.008f, 0.012f);

        Tensor Loss() => network.Call(images).CrossEntropy([0, 3, 1, 9]);
    }
}
