using System.Numerics;
using CourseKit.Tensors.Kernels.Elementwise;

namespace CourseKit.Tensors.Kernels.Reductions;

/// <summary>Variances along the middle axis of [outer, count, inner], in two passes: the mean, then
/// the squared deviations from it.</summary>
internal static unsafe class Variance
{
    /// <summary>Σ (x − mean)² / max(0, count − correction), as in PyTorch: NaN of no values, and of one with correction 1.</summary>
    /// <param name="x">[outer, count, inner].</param>
    /// <param name="outer">The size before the axis.</param>
    /// <param name="count">The size of the axis.</param>
    /// <param name="inner">The size behind the axis.</param>
    /// <param name="correction">1 for the estimate from a sample (Bessel), 0 for the variance of what is there.</param>
    /// <param name="means">[outer, inner], or null.</param>
    /// <param name="variances">[outer, inner].</param>
    public static void Over(float* x, nint outer, nint count, nint inner, int correction, float* means, float* variances)
    {
        var divisor = (double)nint.Max(0, count - correction);
        if (inner == 1)
        {
            Pieces.ForItems(outer, 2 * count, (from, to) =>
            {
                for (var row = from; row < to; row++)
                {
                    var values = x + (row * count);
                    var mean = Summation.Of(new Values(values), 0, count) / count;
                    variances[row] = (float)(SquaredDeviations(values, count, mean) / divisor);
                    if (means != null)
                    {
                        means[row] = (float)mean;
                    }
                }
            });
            return;
        }

        Columns.ForEach(x, outer, count, inner, (columns, place) =>
        {
            Vector<double> counts = new(count), divisors = new(divisor);
            columns.Sum(out var lower, out var upper);
            var mean = Vector.Narrow(lower / counts, upper / counts);
            columns.Sum(out lower, out upper, mean);
            columns.Store(Vector.Narrow(lower / divisors, upper / divisors), variances + place);
            if (means != null)
            {
                columns.Store(mean, means + place);
            }
        });
    }

    /// <summary>Σ (x − mean)², computed with the mean rounded, and corrected for that.</summary>
    private static double SquaredDeviations(float* x, nint count, double mean)
    {
        var rounding = mean - (float)mean;
        return Summation.Of(new SquaredDeviations(x, (float)mean), 0, count) - (count * rounding * rounding);
    }
}
