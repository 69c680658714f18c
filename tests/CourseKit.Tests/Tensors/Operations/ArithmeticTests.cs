using CourseKit.Tensors;

namespace CourseKit.Tests.Tensors.Operations;

public sealed class ArithmeticTests
{
    public static TheoryData<int[], int[]> Shapes => new()
    {
        { [], [] },
        { [3, 5], [3, 5] },
        { [3, 5], [] },
        { [1], [7, 1] },
        { [4, 1, 3], [2, 1] },
        { [2, 3, 5, 7], [3, 1, 1] },
        { [0, 3], [3] },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Operators_combine_pairs_of_values(int[] left, int[] right)
    {
        var (a, b) = (Expectations.Random(Shape.Of(left), 1), Expectations.Random(Shape.Of(right), 2));
        var shape = a.Shape.Broadcast(b.Shape);

        (a + b).ShouldHold(shape, at => At(a, at) + At(b, at));
        (a - b).ShouldHold(shape, at => At(a, at) - At(b, at));
        (a * b).ShouldHold(shape, at => At(a, at) * At(b, at));
        (a / b).ShouldHold(shape, at => At(a, at) / At(b, at));
        (-a).ShouldHold(a.Shape, at => -a[at]);
    }

    [Fact]
    public void Numbers_stand_on_either_side()
    {
        Tensor x = [1, 2, 4];

        (2 * x).ToArray().Should().Equal(2, 4, 8);
        (x + 1).ToArray().Should().Equal(2, 3, 5);
        (1 - x).ToArray().Should().Equal(0, -1, -3);
        (4 / x).ToArray().Should().Equal(4, 2, 1);
    }

    [Fact]
    public void Infinity_and_NaN_follow_IEEE()
    {
        var infinity = float.PositiveInfinity;
        Tensor x = [0, 1, -1, infinity, float.NaN];

        (x * infinity).ToArray().Should().Equal(float.NaN, infinity, -infinity, infinity, float.NaN);
        (x / 0).ToArray().Should().Equal(float.NaN, infinity, -infinity, infinity, float.NaN);
        (x - infinity).ToArray().Should().Equal(-infinity, -infinity, -infinity, float.NaN, float.NaN);
    }

    [Fact]
    public void Sizes_that_differ_do_not_combine() =>
        new Action(() => _ = Tensor.Zeros([2, 3]) + Tensor.Zeros([2])).Should().Throw<ShapeException>().Which.Message.Should().Be(
            "Shapes combine when, counted from the last axis, their sizes are equal or one of them is 1. Received: [2, 3] and [2].");

    [Theory]
    [InlineData(1e-20f, 1e-25f)]
    [InlineData(1e15f, 1e25f)]
    public void The_gradient_of_a_quotient_is_right_where_its_square_overflows(float numerator, float denominator)
    {
        var b = Tensor.Full([], denominator).RequireGrad();
        (numerator / b).Backward();

        var expected = -(double)numerator / denominator / denominator;
        (b.Grad!.Item() / expected).Should().BeApproximately(1, 1e-6);
    }

    /// <summary>The value of a broadcast operand: its own axes are the last ones, and an axis of size 1 has only place 0.</summary>
    private static double At(Tensor operand, int[] place) =>
        operand[[.. place[^operand.Shape.Rank..].Select((at, axis) => operand.Shape[axis] == 1 ? 0 : at)]];
}
