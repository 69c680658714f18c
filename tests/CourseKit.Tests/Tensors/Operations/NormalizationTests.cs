using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Tensors.Operations;

public sealed class NormalizationTests
{
    private static readonly Tensor Images = Expectations.Random([3, 2, 4, 5]);

    public static TheoryData<string> Activations => [.. Enum.GetNames<Activation>()];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-1)]
    public void Softmax_gives_probabilities(int axis)
    {
        var along = Images.Shape.Axis(axis);
        double Sum(int[] at) =>
            Enumerable.Range(0, Images.Shape[along]).Sum(k => Math.Exp(Images[[.. at[..along], k, .. at[(along + 1)..]]]));

        Images.Softmax(axis).ShouldHold(Images.Shape, at => Math.Exp(Images[at]) / Sum(at));
        Images.LogSoftmax(axis).ShouldHold(Images.Shape, at => Images[at] - Math.Log(Sum(at)));
    }

    [Fact]
    public void Softmax_of_large_scores_does_not_overflow_and_of_NaN_is_NaN()
    {
        Tensor.Stack(1000, 1000).Softmax(0).ToArray().Should().Equal(0.5f, 0.5f);
        Tensor.Stack(1000, 0).LogSoftmax(0).ToArray().Should().Equal(0, -1000);
        Tensor.Stack(float.NaN, 0).Softmax(0).ToArray().Should().Equal(float.NaN, float.NaN);
        Tensor.Zeros([2, 0, 3]).Softmax(1).Shape.Should().Equal(2, 0, 3);
        Tensor.Zeros([2, 3, 0]).LogSoftmax(1).Shape.Should().Equal(2, 3, 0);
    }

    [Fact]
    public void Batch_norm_gives_each_channel_mean_0_and_variance_1_and_remembers_both()
    {
        Tensor weight = [2, 3], bias = [-1, 1], mean = [1, 2], variance = [3, 4];
        var byChannel = Images.Permute(1, 0, 2, 3).Reshape(2, -1);
        Tensor means = byChannel.Mean(1), spread = byChannel.Variance(1, 0), sample = byChannel.Variance(1);

        var y = Images.BatchNorm(weight, bias, mean, variance, training: true, momentum: 0.25f);

        y.ShouldHold(Images.Shape, at => (weight[at[1]] * (Images[at] - means[at[1]]) / Math.Sqrt(spread[at[1]] + 1e-5)) + bias[at[1]]);
        mean.ShouldHold([2], at => (0.75 * (at[0] + 1)) + (0.25 * means[at]));
        variance.ShouldHold([2], at => (0.75 * (at[0] + 3)) + (0.25 * sample[at]));
    }

    [Fact]
    public void Batch_norm_in_prediction_uses_what_it_remembers_and_leaves_it()
    {
        Tensor mean = [1, 2], variance = [3, 4];

        var y = Images.BatchNorm(null, null, mean, variance, training: false);

        y.ShouldHold(Images.Shape, at => (Images[at] - (at[1] + 1)) / Math.Sqrt(at[1] + 3 + 1e-5));
        mean.ToArray().Should().Equal(1, 2);
        variance.ToArray().Should().Equal(3, 4);
    }

    [Fact]
    public void Remembered_statistics_that_another_tensor_shares_are_changed_for_one_of_them_only()
    {
        var mean = Tensor.Zeros([2]);
        var before = mean.Detach();

        Images.BatchNorm(null, null, mean, Tensor.Ones([2]), training: true);

        before.ToArray().Should().Equal(0, 0);
        mean.ToArray().Should().NotContain(0);
    }

    [Fact]
    public void Batch_norm_refuses_what_it_cannot_normalize()
    {
        Message(() => Tensor.Ones([1, 2]).BatchNorm(null, null, null, null, training: true)).Should().Be(
            "Batch normalization needs more than one value a channel to train with: a larger batch. Received: [1, 2].");
        Message(() => Images.BatchNorm(Tensor.Ones([3]), null, null, null, training: true)).Should().Be(
            "BatchNorm of [3, 2, 4, 5] takes one number a channel, [2]. Received: [3].");
        Message(() => Tensor.Ones([2]).BatchNorm(null, null, null, null, training: true)).Should()
            .Be("BatchNorm takes [N, C, …]. Received: [2].");
        const string Both = "Batch normalization keeps a running mean and a running variance, both or none, and needs them in prediction.";
        new Action(() => Images.BatchNorm(null, null, Tensor.Ones([2]), null, training: true)).Should().Throw<ArgumentException>()
            .WithMessage(Both);
        new Action(() => Images.BatchNorm(null, null, null, null, training: false)).Should().Throw<ArgumentException>().WithMessage(Both);
    }

    [Theory]
    [MemberData(nameof(Activations))]
    public void ScaleShift_fuses_an_activation(string name)
    {
        var activation = Enum.Parse<Activation>(name);
        Tensor scale = [3, -2], shift = [0.5f, 1];
        double Of(double x) => activation switch
        {
            Activation.Relu => Math.Max(x, 0),
            Activation.Relu6 => Math.Clamp(x, 0, 6),
            Activation.HardSwish => x * Math.Clamp(x + 3, 0, 6) / 6,
            Activation.Silu => x / (1 + Math.Exp(-x)),
            _ => x,
        };

        Images.ScaleShift(scale, shift, activation).ShouldHold(Images.Shape, at => Of((scale[at[1]] * Images[at]) + shift[at[1]]));
        Images.ScaleShift(scale.Detach().RequireGrad(), shift, activation)
            .ShouldHold(Images.Shape, at => Of((scale[at[1]] * Images[at]) + shift[at[1]]));
    }

    [Fact]
    public void Local_response_norm_dampens_by_the_neighbors()
    {
        var x = Expectations.Random([2, 5, 3]);
        double Squares(int[] at) => Enumerable.Range(at[1] - 1, 3).Where(c => c is >= 0 and < 5).Sum(c => Math.Pow(x[at[0], c, at[2]], 2));

        x.LocalResponseNorm(3, 0.6f, 0.5f, 2).ShouldHold(x.Shape, at => x[at] / Math.Sqrt(2 + (0.2 * Squares(at))));
        Message(() => Tensor.Range(3).LocalResponseNorm(3)).Should().Be("LocalResponseNorm takes [N, C, …]. Received: [3].");
        x.Invoking(it => it.LocalResponseNorm(0)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void Dropout_keeps_the_mean_and_its_gradient_the_same_places()
    {
        var x = Tensor.Ones([200, 500]).RequireGrad();
        var y = x.Dropout(0.2f, new Generator(1));
        y.Sum().Backward();

        y.ToArray().Distinct().Order().Should().Equal(0, 1.25f);
        y.Mean().Item().Should().BeApproximately(1, 0.01f);
        x.Grad!.ShouldBeExactly(y);
        x.Dropout(0.2f, new Generator(1)).ShouldBeExactly(y);
        x.Dropout(0.2f, new Generator(2)).ToArray().Should().NotEqual(y.ToArray());
    }

    [Fact]
    public void Dropout_does_nothing_outside_of_training_and_all_it_can_at_1()
    {
        var generator = new Generator(1);

        Images.Dropout(0.5f, generator, training: false).Should().BeSameAs(Images);
        Images.Dropout(0, generator).Should().BeSameAs(Images);
        generator.Integer(0, 1000).Should().Be(new Generator(1).Integer(0, 1000));
        Images.Dropout(1, generator).Sum().Item().Should().Be(0);
        foreach (var probability in new[] { -0.1f, 1.1f, float.NaN })
        {
            Images.Invoking(x => x.Dropout(probability, generator)).Should().Throw<ArgumentOutOfRangeException>()
                .WithMessage("A probability is a number from 0 to 1.*");
        }
    }

    private static string Message(Func<Tensor> operation) => operation.Should().Throw<ShapeException>().Which.Message;
}
