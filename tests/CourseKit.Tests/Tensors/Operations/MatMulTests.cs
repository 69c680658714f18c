using CourseKit.Tensors;

namespace CourseKit.Tests.Tensors.Operations;

public sealed class MatMulTests
{
    /// <summary>Leading axes on the left, on the right, and broadcast; then rows, depth and columns.</summary>
    public static TheoryData<int[], int[], int, int, int> Products => new()
    {
        { [], [], 1, 1, 1 },
        { [], [], 1, 7, 1 },
        { [], [], 5, 1, 3 },
        { [], [], 3, 4, 8 },
        { [], [], 13, 17, 19 },
        { [], [], 33, 65, 67 },
        { [], [], 2, 0, 3 },
        { [], [], 0, 4, 3 },
        { [2], [2], 3, 4, 5 },
        { [2], [], 3, 4, 5 },
        { [], [3], 3, 4, 5 },
        { [2, 1], [3], 3, 4, 17 },
        { [4, 1, 2], [3, 1], 2, 3, 2 },
        { [0], [], 2, 3, 2 },
    };

    [Theory]
    [MemberData(nameof(Products))]
    public void A_product_sums_rows_times_columns(int[] left, int[] right, int rows, int depth, int columns)
    {
        var (a, b) = (Expectations.Random([.. left, rows, depth], 1), Expectations.Random([.. right, depth, columns], 2));
        Shape stack = Shape.Of(left).Broadcast(Shape.Of(right));
        int[] In(int[] sizes, int[] at) =>
            [.. at[(stack.Rank - sizes.Length)..stack.Rank].Select((place, axis) => sizes[axis] == 1 ? 0 : place)];

        a.MatMul(b).ShouldHold([.. stack, rows, columns], at =>
        {
            var sum = 0.0;
            for (var k = 0; k < depth; k++)
            {
                sum += (double)a[[.. In(left, at), at[^2], k]] * b[[.. In(right, at), k, at[^1]]];
            }

            return sum;
        });
    }

    [Fact]
    public void The_identity_changes_nothing()
    {
        var x = Expectations.Random([9, 9]);
        var identity = Tensor.FromIndex([9, 9], at => at[0] == at[1] ? 1 : 0);

        x.MatMul(identity).ShouldBeExactly(x);
        identity.MatMul(x).ShouldBeExactly(x);
    }

    [Fact]
    public void Zero_times_infinity_is_NaN_and_spreads()
    {
        var wide = Tensor.Ones([1, 11]);
        wide[0, 9] = float.PositiveInfinity;

        Tensor.Zeros([1, 1]).MatMul(wide).ToArray().Should().Equal(0, 0, 0, 0, 0, 0, 0, 0, 0, float.NaN, 0);
        Tensor.From([1, 2], [1, float.NaN]).MatMul([[1], [0]]).ToArray().Should().Equal(float.NaN);
    }

    [Fact]
    public void The_same_product_has_the_same_bits()
    {
        var (a, b) = (Expectations.Random([31, 57], 3), Expectations.Random([57, 43], 4));

        a.MatMul(b).ShouldBeExactly(a.MatMul(b));
        a.Expand([2, 31, 57]).MatMul(b)[1..].Reshape(31, 43).ShouldBeExactly(a.MatMul(b));
    }

    [Fact]
    public void Inner_sizes_have_to_agree()
    {
        var rule = "A matrix product needs as many columns on the left as rows on the right: [R, K] · [K, C]. Received: ";

        Message(Tensor.Zeros([2, 3]), Tensor.Zeros([2, 3])).Should().Be(rule + "[2, 3] · [2, 3].");
        Message(Tensor.Zeros([2, 3]), Tensor.Zeros([3])).Should().Be(rule + "[2, 3] · [3].");
        Message(2, 3).Should().Be(rule + "[] · [].");
    }

    [Fact]
    public void Stacks_have_to_combine() =>
        Message(Tensor.Zeros([2, 1, 1]), Tensor.Zeros([3, 1, 1])).Should().Be(
            "Shapes combine when, counted from the last axis, their sizes are equal or one of them is 1. Received: [2] and [3].");

    private static string Message(Tensor left, Tensor right) =>
        left.Invoking(it => it.MatMul(right)).Should().Throw<ShapeException>().Which.Message;
}
