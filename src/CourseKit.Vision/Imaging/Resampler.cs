using System.Numerics;
using System.Runtime.CompilerServices;

namespace CourseKit.Vision.Imaging;

/// <summary>Weights with which the values of a line become those of a longer or shorter one.</summary>
/// <remarks>
/// In whole numbers and in the order of Pillow's ImagingResample (src/libImaging/Resample.c), so that every value is the same: networks
/// with published weights were trained on images that were resized like this.
/// </remarks>
internal sealed class Resampler
{
    /// <summary>Bits behind the point of a weight: 32 without the sign, the 8 of a value, and one for sums above 1.</summary>
    private const int FractionBits = 32 - 8 - 2, Half = 1 << (FractionBits - 1);

    private readonly int[] first;
    private readonly int[][] weights;

    public Resampler(int from, int to, Resampling filter)
    {
        (first, weights) = (new int[to], new int[to][]);
        for (var place = 0; place < to; place++)
        {
            (first[place], var exact) = filter.Window(from, to, place);
            weights[place] = Rounded(exact);
        }
    }

    /// <summary>Resizes a line of pixels.</summary>
    /// <param name="from">The values of the line, those of a pixel together.</param>
    /// <param name="to">The values of the new line.</param>
    /// <param name="channels">The number of values of a pixel.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void ResizeLine(ReadOnlySpan<byte> from, Span<byte> to, int channels)
    {
        for (var place = 0; place < weights.Length; place++)
        {
            var of = weights[place];
            for (var channel = 0; channel < channels; channel++)
            {
                var (sum, at) = (Half, (first[place] * channels) + channel);
                foreach (var weight in of)
                {
                    sum += from[at] * weight;
                    at += channels;
                }

                to[(place * channels) + channel] = Level(sum);
            }
        }
    }

    /// <summary>Resizes lines that lie below each other into one new line.</summary>
    /// <param name="from">The values of all lines.</param>
    /// <param name="to">The values of the new line.</param>
    /// <param name="place">The place of the new line among the others.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void ResizeAcross(ReadOnlySpan<byte> from, Span<byte> to, int place)
    {
        var (sums, at) = (new int[to.Length], first[place] * to.Length);
        Array.Fill(sums, Half);
        foreach (var weight in weights[place])
        {
            AddMultiple(from.Slice(at, to.Length), weight, sums);
            at += to.Length;
        }

        for (var i = 0; i < to.Length; i++)
        {
            to[i] = Level(sums[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddMultiple(ReadOnlySpan<byte> line, int weight, Span<int> sums)
    {
        var i = 0;
        for (; i <= line.Length - Vector<byte>.Count; i += Vector<byte>.Count)
        {
            Vector.Widen(new Vector<byte>(line[i..]), out var low, out var high);
            Vector.Widen(low, out var first, out var second);
            Vector.Widen(high, out var third, out var fourth);
            Add(first, sums[i..]);
            Add(second, sums[(i + Vector<int>.Count)..]);
            Add(third, sums[(i + (2 * Vector<int>.Count))..]);
            Add(fourth, sums[(i + (3 * Vector<int>.Count))..]);
        }

        for (; i < line.Length; i++)
        {
            sums[i] += line[i] * weight;
        }

        void Add(Vector<uint> values, Span<int> to) => (new Vector<int>(to) + (Vector.AsVectorInt32(values) * weight)).CopyTo(to);
    }

    private static byte Level(int sum) => (byte)Math.Clamp(sum >> FractionBits, 0, byte.MaxValue);

    private static int[] Rounded(double[] weights) =>
        Array.ConvertAll(weights, weight => (int)((weight * (1 << FractionBits)) + (weight < 0 ? -0.5 : 0.5)));
}
