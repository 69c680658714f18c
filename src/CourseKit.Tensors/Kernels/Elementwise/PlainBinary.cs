namespace CourseKit.Tensors.Kernels.Elementwise;

/// <summary>Elementwise operations on pairs with every index written out: the plain form of <see cref="Binary"/>.</summary>
internal static unsafe class PlainBinary
{
    /// <summary>y = a ∘ b, where an axis of size 1 (or a missing one) is repeated along that of the other operand.</summary>
    public static void Apply<TOperation>(Shape aShape, float* a, Shape bShape, float* b, float* y)
        where TOperation : struct, IBinary
    {
        var shape = aShape.Broadcast(bShape);
        for (var i = 0; i < shape.Elements; i++)
        {
            y[i] = TOperation.Of(a[IndexIn(aShape, shape, i)], b[IndexIn(bShape, shape, i)]);
        }
    }

    /// <summary>Returns the index in an operand of shape <paramref name="operand"/> that value i of <paramref name="common"/> comes
    /// from.</summary>
    private static long IndexIn(Shape operand, Shape common, long i)
    {
        var (index, stride) = (0L, 1L);
        for (var fromEnd = 1; fromEnd <= operand.Rank; fromEnd++)
        {
            (i, var place) = Math.DivRem(i, common[^fromEnd]);
            index += operand[^fromEnd] == 1 ? 0 : place * stride;
            stride *= operand[^fromEnd];
        }

        return index;
    }
}
