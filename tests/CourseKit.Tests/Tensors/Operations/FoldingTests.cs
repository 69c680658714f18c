using CourseKit.Tensors;

namespace CourseKit.Tests.Tensors.Operations;

public sealed class FoldingTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_convolution_with_its_normalization_built_in_computes_what_both_do(bool hasAll)
    {
        var (x, filters) = (Expectations.Random([2, 3, 7, 8]), Expectations.Random([5, 3, 3, 3], 2));
        var (mean, variance) = (Expectations.Random([5], 3), Expectations.Random([5], 4).Square());
        var (filterBias, weight, bias) = hasAll ? (Expectations.Random([5], 5), Expectations.Random([5], 6), Expectations.Random([5], 7))
            : default((Tensor?, Tensor?, Tensor?));

        var folded = Tensor.FoldBatchNorm(filters, filterBias, weight, bias, mean, variance);

        x.Conv2d(folded.Filters, folded.Bias, padding: 1).ShouldBeCloseTo(
            x.Conv2d(filters, filterBias, padding: 1).BatchNorm(weight, bias, mean, variance, training: false), 1e-4);
    }

    [Fact]
    public void Numbers_that_are_not_one_a_filter_are_refused() =>
        FluentActions.Invoking(() =>
            Tensor.FoldBatchNorm(Tensor.Ones([4, 3]), null, Tensor.Ones([3]), null, Tensor.Ones([4]), Tensor.Ones([4])))
            .Should().Throw<ShapeException>()
                .WithMessage("Batch normalization behind filters [F, …] has one number a filter: [F]. Received: filters [4, 3], [3].");
}
