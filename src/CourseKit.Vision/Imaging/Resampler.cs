namespace CourseKit.Vision.Imaging;

/// <summary>Weights with which the values of a line become those of a longer or shorter one.</summary>
/// <remarks>
/// In whole numbers and in the order of Pillow's ImagingResample (src/libImaging/Resample.c), so that every value is the same: networks
/// with published weights were trained on images that were resized like this.
/// </remarks>
internal sealed class Resampler
{
    /// <summary>Bits behind the point of a weight: 32 without the sign, the 8 of a value, and one for sums above 1.</summary>
    private const int FractionBits = 32 - 8 - 2;

    private readonly int[] first;
    private readonly int[][] weights;

    public Resampler(int from, int to, Resampling filter)
    {
        var scale = (double)from / to;
        var support = filter.Support * Math.Max(scale, 1);
        var narrowing = 1 / Math.Max(scale, 1);
        (first, weights) = (new int[to], new int[to][]);
        for (var place = 0; place < to; place++)
        {
            var center = (place + 0.5) * scale;
            var start = Math.Max(0, (int)(center - support + 0.5));
            var end = Math.Min(from, (int)(center + support + 0.5));
            (first[place], weights[place]) = (start, Rounded(
                [.. Enumerable.Range(start, end - start).Select(of => filter.Weight((of - center + 0.5) * narrowing))]));
        }
    }

    /// <summary>Resizes lines, whose values are a step apart.</summary>
    /// <param name="from">The first value of a line.</param>
    /// <param name="to">The first value of the new line.</param>
    /// <param name="step">The distance between the values of a line, old or new.</param>
    public void Resize(ReadOnlySpan<byte> from, Span<byte> to, int step)
    {
        for (var place = 0; place < weights.Length; place++)
        {
            var (sum, at) = (1 << (FractionBits - 1), first[place] * step);
            foreach (var weight in weights[place])
            {
                sum += from[at] * weight;
                at += step;
            }

            to[place * step] = (byte)Math.Clamp(sum >> FractionBits, 0, byte.MaxValue);
        }
    }

    private static int[] Rounded(double[] weights)
    {
        // One after the other, as the sum of floating-point numbers depends on the order.
        var sum = weights.Aggregate(0.0, (all, weight) => all + weight);
        return [.. from weight in weights
                   let whole = weight / sum * (1 << FractionBits)
                   select (int)(whole + (whole < 0 ? -0.5 : 0.5))];
    }
}
