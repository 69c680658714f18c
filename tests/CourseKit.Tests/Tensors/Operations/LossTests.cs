using CourseKit.Tensors;

namespace CourseKit.Tests.Tensors.Operations;

public sealed class LossTests
{
    private static readonly Tensor Scores = Expectations.Random([4, 3]);
    private static readonly int[] Classes = [2, 0, 1, 2];

    [Fact]
    public void Cross_entropy_is_the_logarithm_of_the_right_class_s_probability()
    {
        var logs = Scores.LogSoftmax(1);

        Scores.CrossEntropy(Classes, reduction: Reduction.None).ShouldHold([4], at => -logs[at[0], Classes[at[0]]]);
        Scores.CrossEntropy(Classes, reduction: Reduction.Sum).ShouldHold(
            [], _ => -Classes.Select((label, row) => (double)logs[row, label]).Sum());
        Scores.CrossEntropy(Classes).ShouldHold([], _ => -Classes.Select((label, row) => (double)logs[row, label]).Average());
    }

    [Fact]
    public void Classes_as_numbers_and_as_a_tensor_give_the_same_bits()
    {
        Tensor target = [2, 0, 1, 2];

        Scores.CrossEntropy(target).ShouldBeExactly(Scores.CrossEntropy(Classes));
        Scores.Unsqueeze(2).CrossEntropy(target.Unsqueeze(1)).ShouldBeExactly(Scores.CrossEntropy(Classes));
    }

    [Fact]
    public void Certain_probabilities_cost_as_much_as_their_class_and_a_mixture_as_its_parts()
    {
        Tensor certain = [[0, 0, 1], [1, 0, 0], [0, 1, 0], [0, 0, 1]];
        Tensor mixed = [[0.25f, 0, 0.75f], [1, 0, 0], [0, 1, 0], [0, 0.5f, 0.5f]];

        Scores.CrossEntropy(certain).ShouldBeCloseTo(Scores.CrossEntropy(Classes));
        Scores.CrossEntropy(certain, labelSmoothing: 0.3, reduction: Reduction.Sum).ShouldBeCloseTo(
            Scores.CrossEntropy(Classes, labelSmoothing: 0.3, reduction: Reduction.Sum));
        var first = Scores.CrossEntropy([0, 0, 1, 1], reduction: Reduction.None);
        var second = Scores.CrossEntropy(Classes, reduction: Reduction.None);
        double[] shares = [0.25, 0, 0, 0.5];
        Scores.CrossEntropy(mixed, reduction: Reduction.None).ShouldHold(
            [4], at => (shares[at[0]] * first[at]) + ((1 - shares[at[0]]) * second[at]));
        Scores.Invoking(x => x.CrossEntropy(mixed, ignoreIndex: 1)).Should().Throw<ArgumentException>()
            .WithMessage("A class is ignored among classes, not among probabilities. Received: 1.");
    }

    [Fact]
    public void What_is_ignored_costs_nothing_and_has_no_gradient()
    {
        var x = Scores.Detach().RequireGrad();
        var loss = x.CrossEntropy([2, -1, 1, -1], ignoreIndex: -1);
        loss.Backward();

        loss.ShouldBeCloseTo(Scores.IndexSelect(0, 0, 2).CrossEntropy([2, 1]));
        x.Grad!.IndexSelect(0, 1, 3).ToArray().Should().OnlyContain(value => value == 0);
        Scores.CrossEntropy([-100, -100, -100, -100]).Item().Should().Be(float.NaN);
        Scores.CrossEntropy([-100, -100, -100, -100], reduction: Reduction.Sum).Item().Should().Be(0);
    }

    [Fact]
    public void A_loss_of_NaN_or_of_nothing_is_NaN()
    {
        Tensor nan = [[float.NaN, 0]];

        nan.CrossEntropy([1]).Item().Should().Be(float.NaN);
        nan.MseLoss(Tensor.Zeros([1, 2])).Item().Should().Be(float.NaN);
        nan.SmoothL1Loss(Tensor.Zeros([1, 2])).Item().Should().Be(float.NaN);
        nan.BinaryCrossEntropyWithLogits(Tensor.Zeros([1, 2])).Item().Should().Be(float.NaN);
        Tensor.Zeros([0, 2]).CrossEntropy(Array.Empty<int>()).Item().Should().Be(float.NaN);
        Tensor.Zeros([0, 2]).MseLoss(Tensor.Zeros([0, 2])).Item().Should().Be(float.NaN);
        Tensor.Zeros([0, 2]).MseLoss(Tensor.Zeros([0, 2]), Reduction.None).Shape.Should().Equal(0, 2);
    }

    [Theory]
    [InlineData(3, "3")]
    [InlineData(-1, "-1")]
    [InlineData(0.5, "0.5")]
    public void Classes_exist(float label, string received)
    {
        var message = $"The classes of scores [4, 3] are whole numbers from 0 to 2, or -100 for what is ignored. Received: {received}.";

        Message(() => Scores.CrossEntropy(Tensor.Stack(0, label, 0, 0))).Should().Be(message);
        if (float.IsInteger(label))
        {
            Message(() => Scores.CrossEntropy([0, (int)label, 0, 0])).Should().Be(message);
        }
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_refused()
    {
        Message(() => Scores.CrossEntropy([0, 1])).Should()
            .Be("A cross-entropy takes scores [N, C] and N classes. Received: scores [4, 3], 2 classes.");
        Message(() => Tensor.Zeros([2, 3, 4]).CrossEntropy([0, 1])).Should().Be(
            "A cross-entropy takes scores [N, C] and N classes. Received: scores [2, 3, 4], 2 classes.");
        Message(() => Tensor.Zeros([2, 3, 4]).CrossEntropy(Tensor.Zeros([2, 3]))).Should().Be(
            "A cross-entropy takes scores [N, C, …] and classes [N, …], or probabilities [N, C, …]. "
            + "Received: scores [2, 3, 4], target [2, 3].");
        Message(() => Scores.CrossEntropy(Classes, Tensor.Ones([4]))).Should()
            .Be("CrossEntropy of [4, 3] takes one number a channel, [3]. Received: [4].");
        Message(() => Scores.MseLoss(Tensor.Zeros([3]))).Should()
            .Be("MseLoss compares tensors of the same shape. Received: [4, 3], target [3].");
        Message(() => Scores.SmoothL1Loss(Tensor.Zeros([3]))).Should().Be(
            "SmoothL1Loss compares tensors of the same shape. Received: [4, 3], target [3].");
        Message(() => Scores.BinaryCrossEntropyWithLogits(Tensor.Zeros([4]))).Should().Be(
            "BinaryCrossEntropyWithLogits compares tensors of the same shape. Received: [4, 3], target [4].");
        Scores.Invoking(x => x.CrossEntropy(Classes, labelSmoothing: 2)).Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage("Label smoothing is a share from 0 to 1.*");
        Scores.Invoking(x => x.SmoothL1Loss(Scores, -1)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Theory]
    [InlineData(Reduction.None)]
    [InlineData(Reduction.Sum)]
    [InlineData(Reduction.Mean)]
    public void Losses_compare_value_by_value(Reduction reduction)
    {
        var target = Expectations.Random([4, 3], 2);
        void Check(Tensor loss, Func<double, double, double> expected)
        {
            double At(int[] at) => expected(Scores[at], target[at]);
            var all = Enumerable.Range(0, 12).Select(i => At([i / 3, i % 3])).ToArray();
            loss.ShouldHold(reduction == Reduction.None ? [4, 3] : [], at => reduction switch
            {
                Reduction.None => At(at),
                Reduction.Sum => all.Sum(),
                _ => all.Average(),
            });
        }

        Check(Scores.MseLoss(target, reduction), (x, t) => (x - t) * (x - t));
        Check(Scores.SmoothL1Loss(target, 0.8f, reduction), (x, t) =>
            Math.Abs(x - t) < 0.8 ? (x - t) * (x - t) / 1.6 : Math.Abs(x - t) - 0.4);
        Check(Scores.SmoothL1Loss(target, 0, reduction), (x, t) => Math.Abs(x - t));
        Check(Scores.BinaryCrossEntropyWithLogits(target, reduction), (x, t) =>
            (t * Math.Log(1 + Math.Exp(-x))) + ((1 - t) * Math.Log(1 + Math.Exp(x))));
    }

    [Fact]
    public void A_binary_loss_of_large_scores_does_not_overflow() =>
        Tensor.Stack(1000, -1000).BinaryCrossEntropyWithLogits(Tensor.Stack(0, 0), Reduction.None).ToArray().Should().Equal(1000, 0);

    private static string Message(Func<Tensor> operation) => operation.Should().Throw<ShapeException>().Which.Message;
}
