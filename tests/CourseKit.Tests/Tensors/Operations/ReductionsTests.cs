using CourseKit.Tensors;

namespace CourseKit.Tests.Tensors.Operations;

public sealed class ReductionsTests
{
    public static TheoryData<int[], int> ShapesAndAxes => new()
    {
        { [1], 0 },
        { [7], -1 },
        { [3, 5], 0 },
        { [3, 5], 1 },
        { [2, 3, 4], 1 },
        { [2, 3, 4], -3 },
        { [2, 1, 3, 5], 1 },
        { [5, 0], 0 },
    };

    [Theory]
    [MemberData(nameof(ShapesAndAxes))]
    public void An_axis_is_reduced_to_one_value(int[] sizes, int axis)
    {
        var x = Expectations.Random(Shape.Of(sizes));
        var along = axis < 0 ? axis + sizes.Length : axis;
        IEnumerable<double> Line(int[] at) => Enumerable.Range(0, sizes[along]).Select(k => (double)x[[.. at[..along], k, .. at[along..]]]);
        Shape gone = [.. sizes[..along], .. sizes[(along + 1)..]];

        x.Sum(axis).ShouldHold(gone, at => Line(at).Sum());
        x.Mean(axis).ShouldHold(gone, at => Line(at).Average());
        x.Max(axis).ShouldHold(gone, at => Line(at).Max());
        x.Min(axis).ShouldHold(gone, at => Line(at).Min());
    }

    [Theory]
    [MemberData(nameof(ShapesAndAxes))]
    public void A_kept_axis_has_size_one(int[] sizes, int axis)
    {
        var x = Expectations.Random(Shape.Of(sizes));
        var kept = x.Shape.With(axis, 1);
        int[] shape = [.. kept];

        x.Sum(axis, keepAxis: true).ShouldBeExactly(x.Sum(axis).Reshape(shape));
        x.Mean(axis, keepAxis: true).ShouldBeExactly(x.Mean(axis).Reshape(shape));
        x.Max(axis, keepAxis: true).ShouldBeExactly(x.Max(axis).Reshape(shape));
        x.Min(axis, keepAxis: true).ShouldBeExactly(x.Min(axis).Reshape(shape));
    }

    [Fact]
    public void Everything_is_reduced_to_a_single_number()
    {
        var x = Expectations.Random([3, 4, 5]);
        var values = x.ToArray().Select(value => (double)value).ToArray();

        x.Sum().ShouldHold([], _ => values.Sum());
        x.Mean().ShouldHold([], _ => values.Average());
        x.Max().ShouldHold([], _ => values.Max());
        x.Min().ShouldHold([], _ => values.Min());
        ((Tensor)3f).Sum().ShouldHold([], _ => 3);
    }

    [Fact]
    public void The_sum_of_ten_million_ones_is_exact()
    {
        Tensor.Ones([10_000_000]).Sum().Item().Should().Be(10_000_000);
        Tensor.Ones([2, 10_000_000]).Sum(1).ToArray().Should().Equal(10_000_000, 10_000_000);
    }

    [Fact]
    public void A_small_number_is_not_lost_between_large_ones() =>
        Tensor.Stack(1e8f, 1, -1e8f).Sum().Item().Should().Be(1);

    [Fact]
    public void The_sum_of_nothing_is_zero_and_its_mean_is_NaN()
    {
        Tensor.Zeros([0]).Sum().Item().Should().Be(0);
        Tensor.Zeros([0]).Mean().Item().Should().Be(float.NaN);
        Tensor.Zeros([0, 2]).Sum(0).ToArray().Should().Equal(0, 0);
    }

    [Fact]
    public void One_NaN_makes_the_result_NaN()
    {
        Tensor x = [[1, float.NaN, 3], [4, 5, float.NegativeInfinity]];

        x.Max(1).ToArray().Should().Equal(float.NaN, 5);
        x.Min(1).ToArray().Should().Equal(float.NaN, float.NegativeInfinity);
        x.Max().Item().Should().Be(float.NaN);
        x.Min().Item().Should().Be(float.NaN);
        x.Sum(1).ToArray().Should().Equal(float.NaN, float.NegativeInfinity);
    }

    [Fact]
    public void The_extremes_of_infinities_are_infinite()
    {
        Tensor.Full([2], float.NegativeInfinity).Max().Item().Should().Be(float.NegativeInfinity);
        Tensor.Full([2], float.PositiveInfinity).Min().Item().Should().Be(float.PositiveInfinity);
    }

    [Fact]
    public void Several_largest_or_smallest_values_share_the_gradient_equally()
    {
        Tensor values = [[1, 3, 3], [2, 2, 2], [0, -1, 5]];

        Gradient(values, x => x.Max(1)).Should().Equal(0, 0.5f, 0.5f, 1 / 3f, 1 / 3f, 1 / 3f, 0, 0, 1);
        Gradient(values, x => x.Min(1)).Should().Equal(1, 0, 0, 1 / 3f, 1 / 3f, 1 / 3f, 0, 1, 0);
        Gradient(Tensor.Ones([4]), x => x.Max()).Should().Equal(0.25f, 0.25f, 0.25f, 0.25f);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-2)]
    public void No_values_have_no_largest_and_no_smallest(int axis)
    {
        var message = $"An axis without values has no largest and no smallest. Received: axis {axis} of shape [0, 3].";
        var empty = Tensor.Zeros([0, 3]);

        empty.Invoking(x => x.Max(axis)).Should().Throw<ShapeException>().Which.Message.Should().Be(message);
        empty.Invoking(x => x.Min(axis)).Should().Throw<ShapeException>().Which.Message.Should().Be(message);
    }

    private static float[] Gradient(Tensor at, Func<Tensor, Tensor> function)
    {
        var x = at.Detach().RequireGrad();
        function(x).Sum().Backward();
        return x.Grad!.ToArray();
    }
}
