using CourseKit.Networks;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Tensors;
using CourseKit.Tests.Tensors;
using Generator = CourseKit.Tensors.Randomness.Generator;

namespace CourseKit.Tests.Networks.Layers;

public sealed class BatchNorm2dTests
{
    private const double Eps = 1e-3, Momentum = 0.2;

    [Fact]
    public void In_training_it_normalizes_by_the_batch_and_remembers()
    {
        var norm = new BatchNorm2d((float)Eps, (float)Momentum).Build([3, 2, 2, 2], new Generator(1));
        double[] runningMean = [0, 0], runningVariance = [1, 1];

        for (ulong step = 1; step <= 3; step++)
        {
            var x = (Expectations.Random([3, 2, 2, 2], step) * 2) + 1;
            var y = norm.Call(x);

            for (var channel = 0; channel < 2; channel++)
            {
                var values = Values(x, channel);
                var mean = values.Average();
                var squares = values.Sum(value => (value - mean) * (value - mean));
                runningMean[channel] = ((1 - Momentum) * runningMean[channel]) + (Momentum * mean);
                runningVariance[channel] = ((1 - Momentum) * runningVariance[channel]) + (Momentum * squares / (values.Length - 1));
                var deviation = Math.Sqrt((squares / values.Length) + Eps);
                Values(y, channel).Zip(values).Should()
                    .OnlyContain(pair => Math.Abs(pair.First - ((pair.Second - mean) / deviation)) < 1e-5);
            }

            Own(norm, "running_mean").ShouldHold([2], at => runningMean[at[0]]);
            Own(norm, "running_var").ShouldHold([2], at => runningVariance[at[0]]);
            Own(norm, "num_batches_tracked").Item().Should().Be(step);
        }
    }

    [Fact]
    public void In_prediction_it_normalizes_by_what_it_remembers_and_learns_nothing()
    {
        var norm = new BatchNorm2d((float)Eps).Build([1, 2, 3, 3], new Generator(1)).Eval();
        Set(norm, ("weight", [2, -1]), ("bias", [0.5f, 3]), ("running_mean", [1, -2]), ("running_var", [4, 0.25f]));
        var x = Expectations.Random([1, 2, 3, 3]);

        norm.Call(x).ShouldHold(x.Shape, at => at[1] == 0
            ? (2 * (x[at] - 1) / Math.Sqrt(4 + Eps)) + 0.5
            : (-1 * (x[at] + 2) / Math.Sqrt(0.25 + Eps)) + 3);
        Own(norm, "running_mean").ToArray().Should().Equal(1, -2);
        Own(norm, "num_batches_tracked").Item().Should().Be(0);
    }

    [Fact]
    public void A_single_value_is_nothing_to_train_with()
    {
        var network = new Sequential(("norm", new BatchNorm2d())).Build([2, 3], new Generator(1));

        FluentActions.Invoking(() => network.Call(Tensor.Ones([1, 3]))).Should().Throw<ShapeException>().WithMessage(
            "Batch normalization needs more than one value a channel to train with: a larger batch. Received: [1, 3]. In norm: " +
                "BatchNorm2d().");
        network.Eval().Call(Tensor.Ones([1, 3])).Shape.Should().Equal(1, 3);
    }

    [Fact]
    public void A_frozen_one_is_the_same_in_training_and_never_learns()
    {
        var norm = new BatchNorm2d().Build([2, 2, 3, 3], new Generator(1)).Eval();
        var frozen = new FrozenBatchNorm2d().Build([2, 2, 3, 3], new Generator(1)).Train();
        foreach (var layer in new[] { norm, frozen })
        {
            Set(layer, ("weight", [2, -1]), ("bias", [0.5f, 3]), ("running_mean", [1, -2]), ("running_var", [4, 0.25f]));
        }

        var x = Expectations.Random([2, 2, 3, 3]);

        frozen.Call(x).ShouldBeCloseTo(norm.Call(x));
        frozen.Call(x).RequiresGrad.Should().BeFalse();
        Own(frozen, "running_mean").ToArray().Should().Equal(1, -2);
    }

    private static double[] Values(Tensor x, int channel) => [.. x.Select(1, channel).ToArray().Select(value => (double)value)];

    private static Tensor Own(Layer layer, string name) => layer.OwnParameters.Single(parameter => parameter.Name == name).Value;

    private static void Set(Layer layer, params (string Name, float[] Values)[] parameters)
    {
        foreach (var (name, values) in parameters)
        {
            layer.OwnParameters.Single(parameter => parameter.Name == name).Set(Tensor.From([values.Length], values));
        }
    }

    [Fact]
    public void It_changes_nothing_in_evaluation_in_a_network_that_is_built_without_a_generator()
    {
        var x = new Generator(1).Normal([2, 3, 4, 4]);
        var layer = new BatchNorm2d(eps: 0).Build([1, 3, 4, 4]).Eval();

        layer.Call(x).ToArray().Should().Equal(x.ToArray());
    }
}
