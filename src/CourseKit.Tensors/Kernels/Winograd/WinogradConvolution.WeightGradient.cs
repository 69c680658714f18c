using CourseKit.Tensors.Execution;
using CourseKit.Tensors.Kernels.Gemm;
using CourseKit.Tensors.Memory;

namespace CourseKit.Tensors.Kernels.Winograd;

internal static unsafe partial class WinogradConvolution
{
    /// <summary>dw = Gᵀ · Σ [(A·dy·Aᵀ) ⊙ (Bᵀ·x·B)] · G, summed over the tiles: the way back through
    /// the steps of <see cref="Forward"/>.</summary>
    /// <remarks>At each point this is a product of [filters, tiles] by [tiles, channels], taken over
    /// a part of the tiles at a time.</remarks>
    /// <param name="convolution">The sizes.</param>
    /// <param name="x">[N, C, H, W].</param>
    /// <param name="dy">[N, F, H', W'].</param>
    /// <param name="dw">[F, C, 3, 3], overwritten.</param>
    /// <param name="transforms">The transforms; unless given, those for this processor.</param>
    public static void WeightGradient(Convolution3x3 convolution, float* x, float* dy, float* dw, Transforms? transforms = null)
    {
        transforms ??= Transforms.Best;
        var (rows, columns) = (transforms.Kernel.SplitRows(convolution.Filters), transforms.Kernel.SplitColumns(convolution.Channels));
        var (stride, part) = (columns.Padded, TilesAtOnce(convolution, transforms.Kernel.Columns));
        var pointStride = ((nint)rows.Padded * stride) + Block.Alignment;
        using var sums = Scratch.Take(Points * pointStride);
        using var left = Scratch.Take((nint)Points * rows.Padded * part);
        using var right = Scratch.Take((nint)Points * columns.Padded * part);
        var (gradients, input) = (PixelSource.OutputGradient(convolution), PixelSource.Input(convolution));
        var a = left.Pointer;
        var b = right.Pointer;
        var points = sums.Pointer;
        for (var first = 0; first < convolution.Tiles; first += part)
        {
            var tiles = new TileBlock(first, Math.Min(part, convolution.Tiles - first), transforms.Kernel.Columns);
            var (rowGroups, columnGroups) = (Groups(rows), Groups(columns));
            Workers.For(tiles.Panels * (rowGroups + columnGroups), piece =>
            {
                var (panel, group) = Math.DivRem(piece, rowGroups + columnGroups);
                if (group < rowGroups)
                {
                    Pack(transforms.WriteGradient, dy, gradients, tiles, panel, rows, group, a);
                }
                else
                {
                    Pack(transforms.WriteInput, x, input, tiles, panel, columns, group - rowGroups, b);
                }
            });
            var accumulate = first > 0;
            Workers.For(Points, point =>
            {
                var (depth, kernel) = (tiles.Depth, transforms.Kernel);
                for (var column = 0; column < columns.Panels; column++)
                {
                    var right = b + ((((nint)point * columns.Padded) + columns.Start(column)) * depth);
                    for (var row = 0; row < rows.Panels; row++)
                    {
                        var left = a + ((((nint)point * rows.Padded) + rows.Start(row)) * depth);
                        var sum = points + (point * pointStride) + ((nint)rows.Start(row) * stride) + columns.Start(column);
                        kernel.Multiply(rows.Size(row), columns.Size(column), depth, left, right, sum, stride, accumulate);
                    }
                }
            });
        }

        ReadWeights(transforms, convolution, points, stride, pointStride, dw);
    }

    private delegate void PointWriter(float* images, PixelSource source, Range tiles, Range channels, float* panel, int width,
        nint pointStride);

    /// <summary>Returns the tiles that are transformed at once: 6 MB of points, in equal parts, but enough for the depth of a
    /// product.</summary>
    private static int TilesAtOnce(Convolution3x3 convolution, int width)
    {
        var most = Math.Clamp((6 << 20) / (Points * sizeof(float) * (convolution.Channels + convolution.Filters)), 128, 512);
        var parts = (convolution.Tiles + most - 1) / most;
        return ((convolution.Tiles + (parts * width) - 1) / (parts * width)) * width;
    }

    /// <summary>Returns the number of groups of channel panels; one group is transformed at a time.</summary>
    private static int Groups(PanelSplit split) => (split.Panels + PanelsAtOnce - 1) / PanelsAtOnce;

    /// <summary>Transforms some channels of a panel of tiles, and packs them with the tiles as depth.</summary>
    private static void Pack(
        PointWriter write, float* images, PixelSource source, TileBlock tiles, int panel, PanelSplit channels, int group, float* target)
    {
        var (first, end) = (group * PanelsAtOnce, Math.Min(channels.Panels, (group + 1) * PanelsAtOnce));
        var (start, width) = (channels.Start(first), tiles.Width(panel));
        var used = channels.Start(end - 1) + channels.Used(end - 1) - start;
        var pointStride = PointStride(used, width);
        using var scratch = Scratch.Take(Points * pointStride);
        var values = scratch.Pointer;
        write(images, source, tiles.Tiles(panel), start..(start + used), values - ((nint)start * width), width, pointStride);
        for (var point = 0; point < Points; point++)
        {
            for (var rows = first; rows < end; rows++)
            {
                var size = channels.Size(rows);
                var to = target + ((((nint)point * channels.Padded) + channels.Start(rows)) * tiles.Depth) +
                    ((nint)tiles.Start(panel) * size);
                PanelPadding.Clear(width, channels.Used(rows), size, to);
                var from = values + (point * pointStride) + ((channels.Start(rows) - start) * width);
                PanelTransposition.Copy(from, new EvenOffsets(width), channels.Used(rows), width, to, size);
            }
        }
    }

    private static void ReadWeights(Transforms transforms, Convolution3x3 convolution, float* points, int stride, nint pointStride,
        float* dw)
    {
        const int FiltersAtOnce = 8;
        var (filters, channels) = (convolution.Filters, convolution.Channels);
        Workers.For((filters + FiltersAtOnce - 1) / FiltersAtOnce, piece =>
        {
            using var scratch = Scratch.Take(9 * Block.Alignment);
            for (var filter = piece * FiltersAtOnce; filter < Math.Min(filters, (piece + 1) * FiltersAtOnce); filter++)
            {
                for (var channel = 0; channel < channels; channel += Block.Alignment)
                {
                    var count = Math.Min(Block.Alignment, channels - channel);
                    transforms.ReadWeights(points + ((nint)filter * stride) + channel, pointStride, count, scratch.Pointer);
                    var weights = dw + ((((nint)filter * channels) + channel) * 9);
                    PanelTransposition.Copy(scratch.Pointer, new EvenOffsets(Block.Alignment), 9, count, weights, 9);
                }
            }
        });
    }
}
