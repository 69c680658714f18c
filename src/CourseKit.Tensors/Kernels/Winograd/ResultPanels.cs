using System.Runtime.CompilerServices;
using CourseKit.Tensors.Kernels.Vectors;
using CourseKit.Tensors.Memory;

namespace CourseKit.Tensors.Kernels.Winograd;

/// <summary>The output transform of Winograd's algorithm: products at 6×6 points to pixels, Aᵀ·M·A, and these to their places in the
/// output.</summary>
internal static unsafe class ResultPanels<TLanes, TVector>
    where TLanes : struct, IQuadLanes<TVector>
    where TVector : struct
{
    /// <summary>A row of pixels of the tiles of a panel.</summary>
    private const int Pitch = 4 * 32;

    /// <summary>Finishes the tiles of one panel for some of the filters.</summary>
    /// <param name="products">The products of the first point, [filter][tile].</param>
    /// <param name="width">The distance between filters, in tiles: one or two vectors.</param>
    /// <param name="pointStride">The distance between points.</param>
    /// <param name="filters">The filters; products begin with the first of them.</param>
    /// <param name="tiles">The tiles.</param>
    /// <param name="results">The destination of the results.</param>
    public static void Read(float* products, int width, nint pointStride, Range filters, Range tiles, in Results results)
    {
        var first = tiles.Start.Value;
        Span<TileRun> runs = stackalloc TileRun[32];
        var runCount = TileRun.Cut(results.Convolution, first, tiles.End.Value - first, runs);
        Span<ResultRun> places = stackalloc ResultRun[runCount];
        for (var i = 0; i < runCount; i++)
        {
            places[i] = results.Place(runs[i]);
        }

        using var scratch = Scratch.Take(8 * Pitch);
        var pixels = scratch.Pointer;
        for (var filter = filters.Start.Value; filter < filters.End.Value; filter++, products += width)
        {
            for (var group = 0; group < width; group += TLanes.Count)
            {
                Transform(products + group, pointStride, pixels + (4 * group));
            }

            results.Store(pixels, Pitch, filter, places, pixels + (4 * Pitch));
        }
    }

    /// <summary>Transforms each row of points to four numbers, then six rows of these to four: rows ±1 and ±2 in pairs, as sum and
    /// difference.</summary>
    private static void Transform(float* points, nint stride, float* pixels)
    {
        LoadPair(points + (6 * stride), stride, out var s0, out var s1, out var s2, out var s3, out var d0, out var d1, out var d2,
            out var d3);
        LoadPair(points + (18 * stride), stride, out var t0, out var t1, out var t2, out var t3, out var e0, out var e1, out var e2,
            out var e3);
        Store(
            TLanes.MultiplyAdd(TLanes.Fill(2), e0, d0), TLanes.MultiplyAdd(TLanes.Fill(2), e1, d1),
                TLanes.MultiplyAdd(TLanes.Fill(2), e2, d2), TLanes.MultiplyAdd(TLanes.Fill(2), e3, d3), pixels + Pitch);
        Store(
            TLanes.MultiplyAdd(TLanes.Fill(4), t0, s0), TLanes.MultiplyAdd(TLanes.Fill(4), t1, s1),
                TLanes.MultiplyAdd(TLanes.Fill(4), t2, s2), TLanes.MultiplyAdd(TLanes.Fill(4), t3, s3), pixels + (2 * Pitch));
        Load(points, stride, out var v0, out var v1, out var v2, out var v3);
        Store(
            TLanes.Add(v0, TLanes.Add(s0, t0)),
            TLanes.Add(v1, TLanes.Add(s1, t1)),
            TLanes.Add(v2, TLanes.Add(s2, t2)),
            TLanes.Add(v3, TLanes.Add(s3, t3)),
            pixels);
        Load(points + (30 * stride), stride, out v0, out v1, out v2, out v3);
        Store(
            TLanes.Add(v0, TLanes.MultiplyAdd(TLanes.Fill(8), e0, d0)),
            TLanes.Add(v1, TLanes.MultiplyAdd(TLanes.Fill(8), e1, d1)),
            TLanes.Add(v2, TLanes.MultiplyAdd(TLanes.Fill(8), e2, d2)),
            TLanes.Add(v3, TLanes.MultiplyAdd(TLanes.Fill(8), e3, d3)),
            pixels + (3 * Pitch));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void LoadPair(
        float* points,
        nint stride,
        out TVector s0,
        out TVector s1,
        out TVector s2,
        out TVector s3,
        out TVector d0,
        out TVector d1,
        out TVector d2,
        out TVector d3)
    {
        Load(points, stride, out var v0, out var v1, out var v2, out var v3);
        Load(points + (6 * stride), stride, out var w0, out var w1, out var w2, out var w3);
        (s0, s1, s2, s3) = (TLanes.Add(v0, w0), TLanes.Add(v1, w1), TLanes.Add(v2, w2), TLanes.Add(v3, w3));
        (d0, d1, d2, d3) = (TLanes.Subtract(v0, w0), TLanes.Subtract(v1, w1), TLanes.Subtract(v2, w2), TLanes.Subtract(v3, w3));
    }

    /// <summary>Computes Aᵀ: four numbers from six points.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Load(float* points, nint stride, out TVector y0, out TVector y1, out TVector y2, out TVector y3)
    {
        var (m1, m2) = (TLanes.Load(points + stride), TLanes.Load(points + (2 * stride)));
        var (m3, m4) = (TLanes.Load(points + (3 * stride)), TLanes.Load(points + (4 * stride)));
        var (one, oneDifference) = (TLanes.Add(m1, m2), TLanes.Subtract(m1, m2));
        var (two, twoDifference) = (TLanes.Add(m3, m4), TLanes.Subtract(m3, m4));
        y0 = TLanes.Add(TLanes.Load(points), TLanes.Add(one, two));
        y1 = TLanes.MultiplyAdd(TLanes.Fill(2), twoDifference, oneDifference);
        y2 = TLanes.MultiplyAdd(TLanes.Fill(4), two, one);
        y3 = TLanes.Add(TLanes.Load(points + (5 * stride)), TLanes.MultiplyAdd(TLanes.Fill(8), twoDifference, oneDifference));
    }

    /// <summary>Interleaves the four columns of the tiles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(TVector y0, TVector y1, TVector y2, TVector y3, float* row)
    {
        var (low02, low13) = (TLanes.Low(y0, y2), TLanes.Low(y1, y3));
        var (high02, high13) = (TLanes.High(y0, y2), TLanes.High(y1, y3));
        TLanes.Store(TLanes.Low(low02, low13), row);
        TLanes.Store(TLanes.High(low02, low13), row + TLanes.Count);
        TLanes.Store(TLanes.Low(high02, high13), row + (2 * TLanes.Count));
        TLanes.Store(TLanes.High(high02, high13), row + (3 * TLanes.Count));
    }
}
