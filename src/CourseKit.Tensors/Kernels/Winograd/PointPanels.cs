using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CourseKit.Tensors.Kernels.Vectors;
using CourseKit.Tensors.Memory;

namespace CourseKit.Tensors.Kernels.Winograd;

/// <summary>The input transform of Winograd's algorithm, which writes panels [channel][tile] for the matrix product of each of 6×6
/// points.</summary>
/// <remarks>
/// The tiles of a panel come from several rows of tiles, and of several images. Their pixels pass through a strip: six rows in which the
/// runs of tiles lie one after another. The pass along columns works on rows of pixels as they lie in memory and writes the strip; the pass
/// along rows takes every fourth number of it. It takes groups of as many tiles as a vector holds and leaves them in an order of its own,
/// which <see cref="ResultPanels{TLanes,TVector}"/> undoes.
/// </remarks>
internal static unsafe class PointPanels<TLanes, TVector, TPoints>
    where TLanes : struct, IQuadLanes<TVector>
    where TVector : struct
    where TPoints : struct, IPointTransform
{
    /// <summary>A row of the strip: four pixels a tile, and four more between the runs; behind them
    /// zeros for the tiles that do not exist.</summary>
    private const int Pitch = (8 * 32) + 16;

    /// <summary>Writes one panel, for some of the channels.</summary>
    /// <param name="images">N images of C channels.</param>
    /// <param name="source">The images.</param>
    /// <param name="tiles">The tiles, at most as many as the panel is wide.</param>
    /// <param name="channels">The channels to do.</param>
    /// <param name="panel">The panel of the first point, beginning with channel 0.</param>
    /// <param name="width">The width of the panel: one or two vectors.</param>
    /// <param name="pointStride">The distance between the panels of the points.</param>
    public static void Write(float* images, PixelSource source, Range tiles, Range channels, float* panel, int width, nint pointStride)
    {
        var first = tiles.Start.Value;
        var count = tiles.End.Value - first;
        Span<TileRun> runs = stackalloc TileRun[32];
        var runCount = TileRun.Cut(source.Tiling, first, count, runs);
        var pixels = stackalloc PixelRun[32];
        var starts = stackalloc int[32];
        for (var i = 0; i < runCount; i++)
        {
            pixels[i] = source.Pixels(runs[i], TPoints.Pixels, (4 * runs[i].First) + (4 * i));
            for (var tile = 0; tile < runs[i].Count; tile++)
            {
                starts[runs[i].First + tile] = (4 * (runs[i].First + tile)) + (4 * i);
            }
        }

        for (var tile = count; tile < width; tile++)
        {
            starts[tile] = Pitch - 8;
        }

        using var scratch = Scratch.Take((6 * Pitch) + source.Width);
        var strip = scratch.Pointer;
        var zeros = strip + (6 * Pitch);
        new Span<float>(strip, (6 * Pitch) + source.Width).Clear();
        var plane = images + (channels.Start.Value * source.PlaneSize);
        for (var channel = channels.Start.Value; channel < channels.End.Value; channel++, plane += source.PlaneSize)
        {
            for (var i = 0; i < runCount; i++)
            {
                TransformColumns(plane, pixels + i, zeros, strip);
            }

            for (var group = 0; group < width; group += TLanes.Count)
            {
                TransformRows(strip, starts + group, panel + (channel * width) + group, pointStride);
            }
        }
    }

    private static void TransformColumns(float* plane, PixelRun* run, float* zeros, float* strip)
    {
        var rows = run->Rows;
        var count = run->Count;
        var to = strip + run->Target;
        var r0 = rows[0] < 0 ? zeros : plane + rows[0];
        var r1 = rows[1] < 0 ? zeros : plane + rows[1];
        var r2 = rows[2] < 0 ? zeros : plane + rows[2];
        var r3 = rows[3] < 0 ? zeros : plane + rows[3];
        var r4 = rows[4] < 0 ? zeros : plane + rows[4];
        var r5 = rows[5] < 0 ? zeros : plane + rows[5];
        if (count >= TLanes.Count)
        {
            for (var column = 0; column < count - TLanes.Count; column += TLanes.Count)
            {
                TransformColumns<TLanes, TVector>(r0, r1, r2, r3, r4, r5, column, to);
            }

            TransformColumns<TLanes, TVector>(r0, r1, r2, r3, r4, r5, count - TLanes.Count, to);
        }
        else if (count >= Lanes256.Count)
        {
            TransformColumns<Lanes256, Vector256<float>>(r0, r1, r2, r3, r4, r5, 0, to);
            TransformColumns<Lanes256, Vector256<float>>(r0, r1, r2, r3, r4, r5, count - Lanes256.Count, to);
        }
        else if (count >= Lanes128.Count)
        {
            TransformColumns<Lanes128, Vector128<float>>(r0, r1, r2, r3, r4, r5, 0, to);
            TransformColumns<Lanes128, Vector128<float>>(r0, r1, r2, r3, r4, r5, count - Lanes128.Count, to);
        }
        else
        {
            for (var column = 0; column < count; column++)
            {
                TransformColumns<SingleLane, float>(r0, r1, r2, r3, r4, r5, column, to);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransformColumns<TSomeLanes, TSomeVector>(
        float* r0, float* r1, float* r2, float* r3, float* r4, float* r5, int column, float* strip)
        where TSomeLanes : struct, ILanes<TSomeVector>
        where TSomeVector : struct
    {
        var (v0, v1, v2, v3) = (TSomeLanes.Load(r0 + column), TSomeLanes.Load(r1 + column), TSomeLanes.Load(r2 + column),
            TSomeLanes.Load(r3 + column));
        TSomeVector v4 = default, v5 = default;
        if (TPoints.Pixels > 4)
        {
            v4 = TSomeLanes.Load(r4 + column);
            v5 = TSomeLanes.Load(r5 + column);
        }

        TPoints.Apply<TSomeLanes, TSomeVector>(ref v0, ref v1, ref v2, ref v3, ref v4, ref v5);
        TSomeLanes.Store(v0, strip + column);
        TSomeLanes.Store(v1, strip + Pitch + column);
        TSomeLanes.Store(v2, strip + (2 * Pitch) + column);
        TSomeLanes.Store(v3, strip + (3 * Pitch) + column);
        TSomeLanes.Store(v4, strip + (4 * Pitch) + column);
        TSomeLanes.Store(v5, strip + (5 * Pitch) + column);
    }

    private static void TransformRows(float* strip, int* starts, float* target, nint pointStride)
    {
        // Neighboring tiles, a vector's width of pixels, can be read in one go.
        const int Quad = 4;
        var quads = TLanes.Count / Quad;
        var (inA, inB) = (AreNeighbors(starts, quads), AreNeighbors(starts + quads, quads));
        var (inC, inD) = (AreNeighbors(starts + (2 * quads), quads), AreNeighbors(starts + (3 * quads), quads));
        for (var row = 0; row < 6; row++, strip += Pitch)
        {
            var a = Load(strip, starts, inA);
            var b = Load(strip, starts + quads, inB);
            var c = Load(strip, starts + (2 * quads), inC);
            var d = Load(strip, starts + (3 * quads), inD);
            var (lowAc, lowBd) = (TLanes.Low(a, c), TLanes.Low(b, d));
            var (highAc, highBd) = (TLanes.High(a, c), TLanes.High(b, d));
            var (v0, v1) = (TLanes.Low(lowAc, lowBd), TLanes.High(lowAc, lowBd));
            var (v2, v3) = (TLanes.Low(highAc, highBd), TLanes.High(highAc, highBd));
            TVector v4 = default, v5 = default;
            if (TPoints.Pixels > 4)
            {
                var next = strip + 4;
                lowAc = TLanes.Low(Load(next, starts, inA), Load(next, starts + (2 * quads), inC));
                lowBd = TLanes.Low(Load(next, starts + quads, inB), Load(next, starts + (3 * quads), inD));
                (v4, v5) = (TLanes.Low(lowAc, lowBd), TLanes.High(lowAc, lowBd));
            }

            TPoints.Apply<TLanes, TVector>(ref v0, ref v1, ref v2, ref v3, ref v4, ref v5);
            TLanes.Store(v0, target);
            TLanes.Store(v1, target + pointStride);
            TLanes.Store(v2, target + (2 * pointStride));
            TLanes.Store(v3, target + (3 * pointStride));
            TLanes.Store(v4, target + (4 * pointStride));
            TLanes.Store(v5, target + (5 * pointStride));
            target += 6 * pointStride;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AreNeighbors(int* starts, int tiles) => starts[tiles - 1] - starts[0] == 4 * (tiles - 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Load(float* strip, int* starts, bool neighbors) =>
        neighbors ? TLanes.Load(strip + starts[0]) : TLanes.Gather(strip, starts);
}
