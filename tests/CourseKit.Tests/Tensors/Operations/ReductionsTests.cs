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
        x.Variance(axis, 0).ShouldHold(gone, at => SquaredDeviations(Line(at)) / sizes[along]);
        x.Variance(axis).ShouldHold(gone, at => SquaredDeviations(Line(at)) / (sizes[along] - 1));
        x.ArgMax(axis).ShouldHold(gone, at => Line(at).Index().MaxBy(it => it.Item).Index);
        x.ArgMin(axis).ShouldHold(gone, at => Line(at).Index().MinBy(it => it.Item).Index);
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
        x.Variance(axis, 0, keepAxis: true).ShouldBeExactly(x.Variance(axis, 0).Reshape(shape));
        x.ArgMax(axis, keepAxis: true).ShouldBeExactly(x.ArgMax(axis).Reshape(shape));
        x.ArgMin(axis, keepAxis: true).ShouldBeExactly(x.ArgMin(axis).Reshape(shape));
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
        x.Variance().ShouldHold([], _ => SquaredDeviations(values) / 59);
        ((Tensor)3f).Sum().ShouldHold([], _ => 3);
    }

    [Fact]
    public void The_sum_of_ten_million_ones_is_exact()
    {
        Tensor.Ones([10_000_000]).Sum().Item().Should().Be(10_000_000);
        Tensor.Ones([2, 10_000_000]).Sum(1).ToArray().Should().Equal(10_000_000, 10_000_000);
    }

    [Fact]
    public void A_sum_errs_by_less_than_a_millionth_of_what_is_summed()
    {
        var x = Expectations.Random([3, 40_001]);
        for (var row = 0; row < 3; row++)
        {
            var values = x.Select(0, row).ToArray().Select(value => (double)value).ToArray();
            ((double)x.Sum(1)[row]).Should().BeApproximately(values.Sum(), 1e-6 * values.Sum(Math.Abs));
            ((double)x.Transpose().Sum(0)[row]).Should().BeApproximately(values.Sum(), 1e-6 * values.Sum(Math.Abs));
        }
    }

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

    /// <summary>As PyTorch's max() and amax(axis) do.</summary>
    [Fact]
    public void Several_NaN_of_all_values_share_the_gradient_and_those_of_an_axis_spread_over_it()
    {
        Tensor values = [[1, float.NaN, 3, float.NaN], [4, 2, 4, 2]];

        Gradient(values, x => x.Max()).Should().Equal(0, 0.5f, 0, 0.5f, 0, 0, 0, 0);
        Gradient(values, x => x.Min()).Should().Equal(0, 0.5f, 0, 0.5f, 0, 0, 0, 0);
        Gradient(values, x => x.Max(1)).Should().Equal(float.NaN, float.NaN, float.NaN, float.NaN, 0.5f, 0, 0.5f, 0);
        Gradient(values, x => x.Min(0)).Should().Equal(1, float.NaN, 1, float.NaN, 0, float.NaN, 0, float.NaN);
    }

    [Fact]
    public void A_gradient_that_is_no_number_reaches_only_the_extreme()
    {
        Tensor values = [[-1, 3, 3, 0, -2, 1, 2, 0.5f, 2.5f, 3]];
        const float NaN = float.NaN;

        Gradient(values, x => x.Max() * NaN).Should().Equal(0, NaN, NaN, 0, 0, 0, 0, 0, 0, NaN);
        Gradient(values, x => x.Min() * float.PositiveInfinity).Should().Equal(0, 0, 0, 0, float.PositiveInfinity, 0, 0, 0, 0, 0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-2)]
    public void No_values_have_no_largest_and_no_smallest(int axis)
    {
        const string Message =
            "Nothing has no largest and no smallest value: what is reduced holds at least one. Received: shape [0, 3], reduced to [3].";
        var empty = Tensor.Zeros([0, 3]);

        empty.Invoking(x => x.Max(axis)).Should().Throw<ShapeException>().Which.Message.Should().Be(Message);
        empty.Invoking(x => x.Min(axis)).Should().Throw<ShapeException>().Which.Message.Should().Be(Message);
        empty.Invoking(x => x.ArgMax(axis)).Should().Throw<ShapeException>().Which.Message.Should().Be(Message);
        empty.Invoking(x => x.ArgMin(axis)).Should().Throw<ShapeException>().Which.Message.Should().Be(Message);
        empty.Invoking(x => x.Max()).Should().Throw<ShapeException>().Which.Message.Should().Be(Message.Replace("[3].", "[]."));
    }

    [Fact]
    public void Nothing_is_reduced_to_nothing_along_another_axis()
    {
        foreach (var empty in new[] { Tensor.Zeros([2, 3, 0]), Tensor.Zeros([0, 3, 2]), Tensor.Zeros([0, 3]) })
        {
            var gone = empty.Shape.Without(1);
            foreach (var reduced in new[] { empty.Sum(1), empty.Mean(1), empty.Variance(1), empty.Max(1), empty.Min(1), empty.ArgMax(1),
                empty.TopK(1, 1).Values.Sum(1) })
            {
                reduced.Shape.Should().Equal(gone);
            }
        }
    }

    [Fact]
    public void The_variance_of_one_value_is_NaN_or_zero()
    {
        Tensor one = [3];

        one.Variance().Item().Should().Be(float.NaN);
        one.Variance(0).Item().Should().Be(float.NaN);
        one.Variance(0, 0).Item().Should().Be(0);
        Tensor.Zeros([0]).Variance(0, 0).Item().Should().Be(float.NaN);
        Tensor.Stack(1, float.NaN).Variance().Item().Should().Be(float.NaN);
    }

    [Fact]
    public void The_place_of_an_extreme_is_the_first_of_equal_ones_or_the_first_NaN()
    {
        Tensor x = [[1, 3, 3, 1], [float.NaN, 5, float.NaN, 7], [2, 2, 2, 2]];

        x.ArgMax(1).ToArray().Should().Equal(1, 0, 0);
        x.ArgMin(1).ToArray().Should().Equal(0, 0, 0);
        x.ArgMax(0).ToArray().Should().Equal(1, 1, 1, 1);
        x.ArgMin(0).ToArray().Should().Equal(1, 2, 1, 0);
        x.RequireGrad().ArgMax(1).RequiresGrad.Should().BeFalse();
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(3, -2)]
    [InlineData(5, 2)]
    public void The_k_largest_come_in_order_with_their_places(int k, int axis)
    {
        var x = Expectations.Random([4, 3, 5]);
        var along = x.Shape.Axis(axis);
        (double Value, int Place) At(int[] at) =>
            Enumerable.Range(0, x.Shape[along]).Select(i => ((double)x[[.. at[..along], i, .. at[(along + 1)..]]], i)).OrderDescending()
                .ElementAt(at[along]);

        var (values, indices) = x.TopK(k, axis);

        values.ShouldHold(x.Shape.With(axis, k), at => At(at).Value);
        indices.ShouldHold(x.Shape.With(axis, k), at => At(at).Place);
    }

    [Fact]
    public void Of_equal_values_the_first_is_taken_first_and_alone_gets_the_gradient()
    {
        Tensor values = [[1, 3, 3], [2, 2, 2], [float.NaN, 9, float.NaN]];

        values.TopK(2).Indices.ToArray().Should().Equal(1, 2, 0, 1, 0, 2);
        values.TopK(2).Values.ToArray().Should().Equal(3, 3, 2, 2, float.NaN, float.NaN);
        Gradient(values, x => x.TopK(1).Values).Should().Equal(0, 1, 0, 1, 0, 0, 1, 0, 0);
        values.TopK(3).Indices.RequiresGrad.Should().BeFalse();
    }

    [Theory]
    [InlineData(4)]
    [InlineData(-1)]
    public void There_are_no_more_than_all_values(int k) =>
        new Action(() => Tensor.Zeros([2, 3]).TopK(k)).Should().Throw<ShapeException>().Which.Message.Should().Be(
            $"The k largest of 3 values are 0 to 3. Received: k = {k}, axis -1 of shape [2, 3].");

    private static double SquaredDeviations(IEnumerable<double> values)
    {
        double[] all = [.. values];
        return all.Sum(value => (value - all.Average()) * (value - all.Average()));
    }

    private static float[] Gradient(Tensor at, Func<Tensor, Tensor> function)
    {
        var x = at.Detach().RequireGrad();
        function(x).Sum().Backward();
        return x.Grad!.ToArray();
    }
}
