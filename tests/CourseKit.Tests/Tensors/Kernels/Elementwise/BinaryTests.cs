using CourseKit.Tensors;
using CourseKit.Tensors.Kernels.Elementwise;
using CourseKit.Tensors.Kernels.Elementwise.Functions;

namespace CourseKit.Tests.Tensors.Kernels.Elementwise;

public sealed unsafe class BinaryTests
{
    public static TheoryData<int[], int[]> Shapes => new()
    {
        { [], [] },
        { [1], [1, 1] },
        { [5], [5] },
        { [3, 4], [] },
        { [], [3, 4] },
        { [33, 10], [10] },
        { [10], [33, 10] },
        { [33, 10], [33, 1] },
        { [2, 6, 7, 9], [6, 1, 1] },
        { [6, 1, 1], [2, 6, 7, 9] },
        { [2, 6, 7, 9], [2, 1, 7, 1] },
        { [4, 1, 3, 1], [1, 5, 1, 6] },
        { [7, 1], [1, 9] },
        { [0, 3], [3] },
        { [3, 100, 331], [100, 1] },
        { [3, 100, 331], [331] },
        { [3, 100, 331], [3, 100, 331] },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Operands_that_are_repeated_give_what_the_plain_loop_gives(int[] aSizes, int[] bSizes)
    {
        Check<Add>([.. aSizes], [.. bSizes]);
        Check<Subtract>([.. aSizes], [.. bSizes]);
        Check<Multiply>([.. aSizes], [.. bSizes]);
        Check<Divide>([.. aSizes], [.. bSizes]);
    }

    [Fact]
    public void The_plain_loop_lines_axes_up_from_the_last()
    {
        var (a, b, y) = (new PinnedValues(1, 2, 3, 4, 5, 6), new PinnedValues(10, 20, 30), PinnedValues.Unwritten(6));
        PlainBinary.Apply<Add>([2, 3], a, [3], b, y);
        y.ToArray().Should().Equal(11, 22, 33, 14, 25, 36);
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_refused()
    {
        FluentActions.Invoking(() => new Broadcast([2, 3], [2])).Should().Throw<ShapeException>();
    }

    [Fact]
    public void Axes_that_both_operands_walk_alike_are_one()
    {
        new Broadcast([2, 6, 7, 9], [2, 6, 7, 9]).Sizes.Should().Equal(2 * 6 * 7 * 9);
        new Broadcast([2, 6, 7, 9], [6, 1, 1]).Sizes.Should().Equal(2, 6, 63);
        new Broadcast([2, 6, 7, 9], [6, 1, 1]).BStrides.Should().Equal(0, 1, 0);
    }

    [Fact]
    public void Division_by_zero_gives_infinities_and_not_a_number()
    {
        var (a, b, y) = (new PinnedValues(1, -1, 0), new PinnedValues(0, 0, 0), PinnedValues.Unwritten(3));
        Binary.Apply<Divide>(a, b, y, 3);
        y.ToArray().Should().Equal(float.PositiveInfinity, float.NegativeInfinity, float.NaN);
    }

    private static void Check<TOperation>(Shape aShape, Shape bShape)
        where TOperation : struct, IBinary
    {
        var (a, b) = (PinnedValues.Random(aShape.Elements), PinnedValues.Random(bShape.Elements, seed: 2));
        var shape = new Broadcast(aShape, bShape);
        var expected = PinnedValues.Unwritten(shape.Count);
        PlainBinary.Apply<TOperation>(aShape, a, bShape, b, expected);
        PinnedValues.ShouldBeTheSameForAnyThreads(() =>
        {
            var y = PinnedValues.Unwritten(shape.Count);
            Binary.Apply<TOperation>(shape, a, b, y);
            y.ToArray().AsSpan().SequenceEqual(expected.ToArray()).Should().BeTrue("both loops do the same arithmetic");
            return y;
        });
    }
}
