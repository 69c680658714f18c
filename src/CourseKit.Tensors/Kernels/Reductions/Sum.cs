using System.Numerics;
using CourseKit.Tensors.Kernels.Elementwise;

namespace CourseKit.Tensors.Kernels.Reductions;

/// <summary>Sums and means along the middle axis of [outer, count, inner] → [outer, inner], with the
/// accuracy of <see cref="Summation"/>.</summary>
internal static unsafe class Sum
{
    /// <summary>The sums; 0 where there is nothing to sum.</summary>
    public static void Over(float* x, nint outer, nint count, nint inner, float* y) => Divided(x, outer, count, inner, y, 1);

    /// <summary>The means; NaN of nothing.</summary>
    public static void Mean(float* x, nint outer, nint count, nint inner, float* y) => Divided(x, outer, count, inner, y, count);

    private static void Divided(float* x, nint outer, nint count, nint inner, float* y, double divisor)
    {
        if (inner != 1)
        {
            Columns.ForEach(x, outer, count, inner, (columns, place) =>
            {
                columns.Sum(out var lower, out var upper);
                var divisors = new Vector<double>(divisor);
                columns.Store(Vector.Narrow(lower / divisors, upper / divisors), y + place);
            });
        }
        else if (count > Pieces.Values)
        {
            for (nint row = 0; row < outer; row++)
            {
                y[row] = (float)(Summation.OfLong(new Values(x + (row * count)), count) / divisor);
            }
        }
        else
        {
            Pieces.ForItems(outer, count, (from, to) =>
            {
                for (var row = from; row < to; row++)
                {
                    y[row] = (float)(Summation.Of(new Values(x + (row * count)), 0, count) / divisor);
                }
            });
        }
    }
}
