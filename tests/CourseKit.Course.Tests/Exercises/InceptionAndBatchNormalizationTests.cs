using CourseKit.Exercises.InceptionAndBatchNormalization;
using CourseKit.Networks.Accounting;
using CourseKit.Networks.Architectures;
using CourseKit.Networks.Layers;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Course.Tests.Exercises;

/// <summary>The answers of lesson 6 beside what the library computes.</summary>
public sealed class InceptionAndBatchNormalizationTests
{
    [Fact]
    public void Parameters_are_counted_as_the_library_counts_them()
    {
        var answer = new CompareParameters().Reference.Value.ToDictionary(number => number.Key, number => number.Value!.Value);

        answer["AlexNet"].Should().Be(Parameters("alexnet-2012"));
        answer["VGG-16"].Should().Be(Parameters("vgg16"));
        answer["NiN"].Should().Be(Parameters("nin"));
        answer["GoogLeNet"].Should().Be(Architecture.Named("googlenet_2014").Published.Parameters);
        var googLeNet = Architecture.Named("googlenet_2014").Network().Summarize([1, 3, 224, 224]);
        answer["GoogLeNet"].Should().Be(googLeNet.Parameters.Value - googLeNet.TrainingOnlyParameters.Value);
        answer["AlexNet by GoogLeNet"].Should().Be(answer["AlexNet"] / answer["GoogLeNet"]);
        answer["GoogLeNet, last layer"].Should().Be(new Linear(1000).Summarize([1, 1024]).Parameters.Value);
        answer["GoogLeNet, last layer on flattened maps"].Should().Be(new Linear(1000).Summarize([1, 1024 * 7 * 7]).Parameters.Value);
        answer["3a without bottlenecks"].Should().Be(new[]
        {
            new Conv2d(64, 1), new Conv2d(128, 3, padding: 1), new Conv2d(32, 5, padding: 2), new Conv2d(32, 1),
        }.Sum(layer => layer.Summarize([1, 192, 28, 28]).Parameters.Value));
    }

    [Fact]
    public void The_module_is_that_of_GoogLeNet()
    {
        var library = GoogLeNet.Original.Network(1000).Children.Single(child => child.Name == "inception4b").Layer;
        var module = new InceptionBlock().Reference.Value(160, 112, 224, 24, 64, 64);

        library.Build([1, 512, 14, 14], new Generator(1));
        module.Build([1, 512, 14, 14], new Generator(1));

        var maps = new Generator(2).Normal([1, 512, 14, 14]);
        module.Call(maps).ToArray().Should().Equal(library.Call(maps).ToArray());
    }

    [Fact]
    public void Batch_normalization_there_and_back_is_that_of_the_library()
    {
        var (x, dy) = (new Generator(1).Normal([3, 4, 2, 5], mean: 2).RequireGrad(), new Generator(2).Normal([3, 4, 2, 5]));
        var (gamma, beta) = (new Generator(3).Normal([4]).RequireGrad(), new Generator(4).Normal([4]).RequireGrad());
        var y = x.BatchNorm(gamma, beta, null, null, training: true, eps: 0.25);
        (y * dy).Sum().Backward();

        var forward = new BatchNormFromScratch().Reference.Value(x.Detach(), gamma.Detach(), beta.Detach(), 0.25f);
        var (dx, dGamma, dBeta) = new BatchNormBackward().Reference.Value(x.Detach(), gamma.Detach(), 0.25f, dy);

        ShouldBeClose(forward, y);
        ShouldBeClose(dx, x.Grad);
        ShouldBeClose(dGamma, gamma.Grad);
        ShouldBeClose(dBeta, beta.Grad);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Running_statistics_are_those_of_the_library(bool useGlobal)
    {
        var x = new Generator(1).Normal([3, 4, 2, 5], mean: 2);
        Tensor mean = [1, -2, 0.5f, 3], variance = [2, 1, 0.25f, 4];
        var (kept, spread) = (mean * 1, variance * 1);
        var expected = x.BatchNorm(null, null, kept, spread, training: !useGlobal, momentum: 0.3, eps: 0.25);

        var (y, newMean, newVariance) = new GlobalStatistics().Reference.Value(x, mean, variance, 0.3f, 0.25f, useGlobal);

        ShouldBeClose(y, expected);
        ShouldBeClose(newMean, kept);
        ShouldBeClose(newVariance, spread);
    }

    private static long Parameters(string name)
    {
        var architecture = Architecture.Named(name);
        return architecture.Network().Summarize([1, .. architecture.Image]).Parameters.Value;
    }

    private static void ShouldBeClose(Tensor received, Tensor expected)
    {
        received.Shape.Should().Equal(expected.Shape);
        (received - expected).Abs().Max().Item().Should().BeLessThan(1e-4f);
    }
}
