using CourseKit.Exercises.Convolution;
using CourseKit.Exercises.Pooling;
using CourseKit.Grading.Kinds;
using CourseKit.Networks.Accounting;
using CourseKit.Networks.Layers;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Course.Tests.Exercises;

/// <summary>The answers on pooling and on a whole layer beside what the library computes of the same layers.</summary>
public sealed class PoolingCostTests
{
    private readonly Generator random = new(5);

    [Fact]
    public void Pooling_makes_as_many_values_as_its_summary_says_and_has_no_parameters()
    {
        var answer = Numbers(new CostOfPooling());

        var summary = new MaxPool2d(new Window2d(new Window(3, 2, 1), new Window(5, 2, 1))).Summarize([1, 5, 11, 18]);

        summary.Output[1].Should().Be((int)answer["output channels"]);
        answer["outputs"].Should().Be(summary.Output.Elements);
        answer["divisions, average"].Should().Be(summary.Output.Elements);
        answer["parameters"].Should().Be(summary.Parameters.Value);
    }

    [Fact]
    public void Pooling_and_a_strided_convolution_cost_what_their_summaries_say()
    {
        var answer = Numbers(new PoolingOrStride());

        var convolution = new Conv2d(12, 3, stride: 2, padding: 1).Summarize([1, 12, 14, 22]);
        var pooling = new MaxPool2d(2).Summarize([1, 12, 14, 22]);

        convolution.Output.Should().Equal(pooling.Output);
        answer["parameters, convolution"].Should().Be(convolution.Parameters.Value);
        answer["multiply-accumulates, convolution"].Should().Be(convolution.MultiplyAccumulates.Value);
        answer["parameters, pooling"].Should().Be(pooling.Parameters.Value);
        answer["output"].Should().Be(pooling.ActivationBytes.Value);
        answer["values kept"].Should().Be(pooling.Output.Elements / (12 * 14 * 22.0));
    }

    [Theory]
    [InlineData(5, 2)]
    [InlineData(3, 0)]
    [InlineData(2, 4)]
    public void Responses_are_normalized_as_by_the_library_whose_alpha_is_divided(int channels, int r)
    {
        var maps = random.Normal([channels, 2, 3]);

        var normalized = new LocalResponseNormalization().Reference.Value(maps, r, 0.25f, 0.75f, 2);

        var expected = maps.Unsqueeze(0).LocalResponseNorm((2 * r) + 1, 0.25 * ((2 * r) + 1), 0.75, 2);
        normalized.ToArray().Should().Equal(expected.ToArray(), (mine, library) => Math.Abs(mine - library) < 1e-5);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_layer_by_loops_is_that_of_the_library(int stride)
    {
        var (images, weights, biases) = (random.Normal([2, 3, 5, 6]), random.Normal([4, 3, 2, 2]), random.Normal([4]));

        var maps = new ConvolutionalLayer().Reference.Value(images, weights, biases, stride);

        var expected = images.Conv2d(weights, biases, stride);
        maps.Shape.Should().Equal(expected.Shape);
        maps.ToArray().Should().Equal(expected.ToArray(), (mine, library) => Math.Abs(mine - library) < 1e-4);
    }

    private static Dictionary<string, double> Numbers(NumberExercise exercise) =>
        exercise.Reference.Value.ToDictionary(number => number.Key, number => number.Value!.Value);
}
