using System.Runtime.CompilerServices;
using CourseKit.Tensors.Kernels.Vectors;
using CourseKit.Tensors.Kernels.Windows;

namespace CourseKit.Tensors.Kernels.Depthwise;

/// <summary>A 3×3 filter on one plane, read in place: as many output columns as a vector has lanes slide down the rows together.</summary>
/// <remarks>Every row is loaded once for all results that see it; lanes that lie beside the image load zeros.</remarks>
/// <typeparam name="TLanes">The vectors.</typeparam>
/// <typeparam name="TPart">The vector type for columns of which only some lanes touch memory.</typeparam>
/// <typeparam name="TWhole">The vector type for columns all of whose lanes touch memory.</typeparam>
/// <typeparam name="TVector">The vector itself.</typeparam>
internal static unsafe class SlidingColumns<TLanes, TPart, TWhole, TVector>
    where TLanes : struct, IQuadLanes<TVector>
    where TPart : struct, IWindowLanes<TVector>
    where TWhole : struct, IWindowLanes<TVector>
    where TVector : struct
{
    /// <summary>Computes one map, with a stride of one or two.</summary>
    public static void Compute(float* image, ImageWindows windows, in SlidingFilter filter, float* map)
    {
        var across = windows.Columns;
        var last = Math.Max(0, across.Places - TLanes.Count);
        for (var column = 0; column <= last; column = column == last ? column + 1 : Math.Min(column + TLanes.Count, last))
        {
            var first = across.Start(column);
            var isInside = first >= 0 && first + (across.Stride * TLanes.Count) + 2 <= across.Size && across.Places >= TLanes.Count;
            if (across.Stride == 1)
            {
                if (isInside)
                {
                    ByOne<TWhole>(image, windows, filter, map, column);
                }
                else
                {
                    ByOne<TPart>(image, windows, filter, map, column);
                }
            }
            else if (isInside)
            {
                ByTwo<TWhole>(image, windows, filter, map, column);
            }
            else
            {
                ByTwo<TPart>(image, windows, filter, map, column);
            }
        }
    }

    /// <summary>Computes with a stride of one: three output rows are under way, for which an input row is the last, the middle and the
    /// first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ByOne<TWindow>(float* image, ImageWindows windows, in SlidingFilter filter, float* map, int column)
        where TWindow : struct, IWindowLanes<TVector>
    {
        var (rows, size, first) = (windows.Rows, windows.Columns.Size, windows.Columns.Start(column));
        var (left, middle) = (TWindow.Lanes(-first, size - first), TWindow.Lanes(-first - 1, size - first - 1));
        var right = TWindow.Lanes(-first - 2, size - first - 2);
        var output = new Output<TWindow>(map + column, windows, filter);
        var taps = filter.Taps;
        var (w0, w1, w2) = (TLanes.Fill(taps[0]), TLanes.Fill(taps[1]), TLanes.Fill(taps[2]));
        var (w3, w4, w5) = (TLanes.Fill(taps[3]), TLanes.Fill(taps[4]), TLanes.Fill(taps[5]));
        var (w6, w7, w8) = (TLanes.Fill(taps[6]), TLanes.Fill(taps[7]), TLanes.Fill(taps[8]));
        var begin = TLanes.Fill(filter.Bias);
        var (a, b, c) = (begin, begin, begin);
        var pixels = image + first;
        var place = rows.Before - 2;
        for (var row = 0; row < rows.Size; row++, place++, pixels += size)
        {
            var (x0, x1, x2) = (TWindow.Load(pixels, left), TWindow.Load(pixels + 1, middle), TWindow.Load(pixels + 2, right));
            a = TLanes.MultiplyAdd(w6, x0, a);
            b = TLanes.MultiplyAdd(w3, x0, b);
            c = TLanes.MultiplyAdd(w0, x0, c);
            a = TLanes.MultiplyAdd(w7, x1, a);
            b = TLanes.MultiplyAdd(w4, x1, b);
            c = TLanes.MultiplyAdd(w1, x1, c);
            a = TLanes.MultiplyAdd(w8, x2, a);
            b = TLanes.MultiplyAdd(w5, x2, b);
            c = TLanes.MultiplyAdd(w2, x2, c);
            output.Store(a, place);
            (a, b, c) = (b, c, begin);
        }

        for (; place < rows.Places; place++)
        {
            output.Store(a, place);
            (a, b, c) = (b, c, begin);
        }
    }

    /// <summary>Computes with a stride of two: the last input row of an output row is the first of the next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ByTwo<TWindow>(float* image, ImageWindows windows, in SlidingFilter filter, float* map, int column)
        where TWindow : struct, IWindowLanes<TVector>
    {
        var (rows, size, first) = (windows.Rows, windows.Columns.Size, windows.Columns.Start(column));
        var behind = first + TLanes.Count;
        var (low, high) = (TWindow.Lanes(-first, size - first), TWindow.Lanes(-behind, size - behind));
        var (lowRight, highRight) = (TWindow.Lanes(-first - 2, size - first - 2), TWindow.Lanes(-behind - 2, size - behind - 2));
        var output = new Output<TWindow>(map + column, windows, filter);
        var taps = filter.Taps;
        var (w0, w1, w2) = (TLanes.Fill(taps[0]), TLanes.Fill(taps[1]), TLanes.Fill(taps[2]));
        var (w3, w4, w5) = (TLanes.Fill(taps[3]), TLanes.Fill(taps[4]), TLanes.Fill(taps[5]));
        var (w6, w7, w8) = (TLanes.Fill(taps[6]), TLanes.Fill(taps[7]), TLanes.Fill(taps[8]));
        var begin = TLanes.Fill(filter.Bias);
        var sum = begin;
        for (int place = -1, row = -rows.Before; place < rows.Places; place++, row += 2)
        {
            // The middle row of this place's windows, and the last.
            var pixels = image + first + ((nint)(row - 1) * size);
            if ((uint)(row - 1) < (uint)rows.Size)
            {
                var (v, w) = (TWindow.Load(pixels, low), TWindow.Load(pixels + TLanes.Count, high));
                var x2 = TLanes.Evens(TWindow.Load(pixels + 2, lowRight), TWindow.Load(pixels + TLanes.Count + 2, highRight));
                sum = TLanes.MultiplyAdd(
                    w5, x2, TLanes.MultiplyAdd(w4, TLanes.Odds(v, w), TLanes.MultiplyAdd(w3, TLanes.Evens(v, w), sum)));
            }

            var next = begin;
            if ((uint)row < (uint)rows.Size)
            {
                pixels += size;
                var (v, w) = (TWindow.Load(pixels, low), TWindow.Load(pixels + TLanes.Count, high));
                var x2 = TLanes.Evens(TWindow.Load(pixels + 2, lowRight), TWindow.Load(pixels + TLanes.Count + 2, highRight));
                var (x0, x1) = (TLanes.Evens(v, w), TLanes.Odds(v, w));
                sum = TLanes.MultiplyAdd(w8, x2, TLanes.MultiplyAdd(w7, x1, TLanes.MultiplyAdd(w6, x0, sum)));
                next = TLanes.MultiplyAdd(w2, x2, TLanes.MultiplyAdd(w1, x1, TLanes.MultiplyAdd(w0, x0, next)));
            }

            output.Store(sum, place);
            sum = next;
        }
    }

    /// <summary>The columns of the map that are under way.</summary>
    private readonly struct Output<TWindow>(float* map, ImageWindows windows, SlidingFilter filter)
        where TWindow : struct, IWindowLanes<TVector>
    {
        private readonly int width = windows.Columns.Places;
        private readonly int height = windows.Rows.Places;
        private readonly TVector lanes = TWindow.Lanes(0, windows.Columns.Places);
        private readonly TVector least = TLanes.Fill(filter.Least);
        private readonly TVector most = TLanes.Fill(filter.Most);

        /// <summary>Stores a row, if there is such a row.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Store(TVector sums, int row)
        {
            if ((uint)row >= (uint)height)
            {
                return;
            }

            sums = TLanes.AtMost(TLanes.AtLeast(sums, least), most);
            var place = map + ((nint)row * width);
            if (width >= TLanes.Count)
            {
                TLanes.Store(sums, place);
            }
            else
            {
                TWindow.Store(sums, place, lanes);
            }
        }
    }
}
