using System.Numerics;
using System.Runtime.CompilerServices;
using CourseKit.Tensors.Kernels.Windows;

namespace CourseKit.Tensors.Kernels.Depthwise;

/// <summary>A band of the maps of one channel: two rows at a time, for as many places of a row as a vector has lanes.</summary>
/// <param name="weight">The channel's filters [m, h, w].</param>
/// <param name="bias">Their bias [m], or null.</param>
/// <param name="y">The channel's maps [m, H', W'].</param>
/// <param name="shape">The sizes.</param>
/// <param name="low">The least value of y.</param>
/// <param name="high">The largest value of y.</param>
/// <param name="end">Behind the last value of y that may be written and is written later.</param>
internal readonly unsafe struct DepthwiseBand(float* weight, float* bias, float* y, DepthwiseShape shape, float low, float high,
    float* end) : IBand
{
    /// <inheritdoc/>
    public void Compute(float* rows, int first, int count)
    {
        var (down, across) = shape.Windows;
        var columns = new PolyphaseColumns(across);
        var offsets = stackalloc int[across.Kernel];
        for (var v = 0; v < across.Kernel; v++)
        {
            offsets[v] = columns.Offset(v);
        }

        var spare = stackalloc float[2 * Vector<float>.Count];
        var (pitch, step) = (columns.Pitch * down.Dilation, columns.Pitch * down.Stride);
        for (var filter = 0; filter < shape.Multiplier; filter++)
        {
            var start = new Vector<float>(bias == null ? 0 : bias[filter]);
            var taps = weight + (filter * shape.Taps);
            var map = y + ((((long)filter * down.Places) + first) * across.Places);

            // A map of the last row spills into the next map, which may have been written already in
            // an earlier band: not beyond its own end, then.
            var limit = count == down.Places ? end : map + ((long)count * across.Places);
            for (var i = 0; i < count; i += 2)
            {
                // The last row of an odd number is computed twice, to spare it a loop of its own.
                var second = i + 1 < count ? 1 : 0;
                var top = rows + (i * step);
                var target = map + ((long)i * across.Places);
                var nextTarget = target + (second * across.Places);
                if (across.Places >= Vector<float>.Count || nextTarget + Vector<float>.Count <= limit)
                {
                    TwoRows(top, top + (second * step), taps, offsets, pitch, start, target, nextTarget);
                    continue;
                }

                TwoRows(top, top + (second * step), taps, offsets, pitch, start, spare, spare + Vector<float>.Count);
                new Span<float>(spare, across.Places).CopyTo(new Span<float>(target, across.Places));
                new Span<float>(spare + Vector<float>.Count, across.Places).CopyTo(new Span<float>(nextTarget, across.Places));
            }
        }
    }

    private void TwoRows(float* a, float* b, float* taps, int* offsets, int pitch, Vector<float> start, float* target, float* nextTarget)
    {
        if (shape.Windows.Rows.Kernel == 3 && shape.Windows.Columns.Kernel == 3)
        {
            ThreeByThree(a, b, taps, offsets, pitch, start, target, nextTarget);
        }
        else
        {
            Any(a, b, taps, offsets, pitch, start, target, nextTarget);
        }
    }

    private void ThreeByThree(float* a, float* b, float* taps, int* offsets, int pitch, Vector<float> start, float* target,
        float* nextTarget)
    {
        var (w0, w1, w2) = (new Vector<float>(taps[0]), new Vector<float>(taps[1]), new Vector<float>(taps[2]));
        var (w3, w4, w5) = (new Vector<float>(taps[3]), new Vector<float>(taps[4]), new Vector<float>(taps[5]));
        var (w6, w7, w8) = (new Vector<float>(taps[6]), new Vector<float>(taps[7]), new Vector<float>(taps[8]));
        var (left, middle, right) = (offsets[0], offsets[1], offsets[2]);
        var (least, most) = (new Vector<float>(low), new Vector<float>(high));
        var places = shape.Windows.Columns.Places;
        var last = Math.Max(0, places - Vector<float>.Count);
        for (var j = 0; j <= last; j = j == last ? j + 1 : Math.Min(j + Vector<float>.Count, last))
        {
            var p = a + j;
            var q = b + j;
            var (sum, nextSum) = (start, start);
            AddRow(p, q, left, middle, right, w0, w1, w2, ref sum, ref nextSum);
            AddRow(p + pitch, q + pitch, left, middle, right, w3, w4, w5, ref sum, ref nextSum);
            AddRow(p + (2 * pitch), q + (2 * pitch), left, middle, right, w6, w7, w8, ref sum, ref nextSum);
            Between(least, most, sum).Store(target + j);
            Between(least, most, nextSum).Store(nextTarget + j);
        }
    }

    private void Any(float* a, float* b, float* taps, int* offsets, int pitch, Vector<float> start, float* target, float* nextTarget)
    {
        var (down, across) = (shape.Windows.Rows.Kernel, shape.Windows.Columns.Kernel);
        var places = shape.Windows.Columns.Places;
        var last = Math.Max(0, places - Vector<float>.Count);
        for (var j = 0; j <= last; j = j == last ? j + 1 : Math.Min(j + Vector<float>.Count, last))
        {
            var (sum, nextSum) = (start, start);
            AddAll(a + j, b + j, taps, offsets, pitch, down, across, ref sum, ref nextSum);
            Between(new Vector<float>(low), new Vector<float>(high), sum).Store(target + j);
            Between(new Vector<float>(low), new Vector<float>(high), nextSum).Store(nextTarget + j);
        }
    }

    /// <remarks>Inlined, the sums would not stay in registers.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void AddAll(float* p, float* q, float* taps, int* offsets, int pitch, int down, int across, ref Vector<float> sum,
        ref Vector<float> nextSum)
    {
        var (first, second) = (sum, nextSum);
        for (var u = 0; u < down; u++, p += pitch, q += pitch)
        {
            for (var v = 0; v < across; v++, taps++)
            {
                var weights = new Vector<float>(*taps);
                first = Vector.MultiplyAddEstimate(weights, Vector.Load(p + offsets[v]), first);
                second = Vector.MultiplyAddEstimate(weights, Vector.Load(q + offsets[v]), second);
            }
        }

        (sum, nextSum) = (first, second);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddRow(
        float* p, float* q, int left, int middle, int right, Vector<float> w0, Vector<float> w1, Vector<float> w2, ref Vector<float> sum,
            ref Vector<float> nextSum)
    {
        sum = Vector.MultiplyAddEstimate(w0, Vector.Load(p + left), sum);
        nextSum = Vector.MultiplyAddEstimate(w0, Vector.Load(q + left), nextSum);
        sum = Vector.MultiplyAddEstimate(w1, Vector.Load(p + middle), sum);
        nextSum = Vector.MultiplyAddEstimate(w1, Vector.Load(q + middle), nextSum);
        sum = Vector.MultiplyAddEstimate(w2, Vector.Load(p + right), sum);
        nextSum = Vector.MultiplyAddEstimate(w2, Vector.Load(q + right), nextSum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Between(Vector<float> low, Vector<float> high, Vector<float> values)
    {
        values = Vector.ConditionalSelect(Vector.LessThan(values, low), low, values);
        return Vector.ConditionalSelect(Vector.GreaterThan(values, high), high, values);
    }
}
