using CourseKit.Tensors.Execution;
using CourseKit.Tensors.Kernels.Gemm;
using CourseKit.Tensors.Memory;

namespace CourseKit.Tensors.Kernels.Winograd;

/// <summary>Winograd convolution F(4×4, 3×3), a quarter of the multiplications: Lavin and Gray 2015
/// (https://arxiv.org/abs/1509.09308).</summary>
/// <remarks>
/// Tiles of 6×6 pixels, and the 3×3 filters, are seen as polynomials and brought to six by six points. There a convolution is a product: 36
/// products of [filters, channels] by [channels, tiles], one for each point. Going back from the points gives 4×4 results a tile.
/// <see cref="PlainWinograd"/> does the same tile by tile.
/// <para>
/// Accuracy, for numbers spread evenly over [−1, 1]: the error of a result is at most 3·10⁻⁶ of the absolute products that it
/// sums, Σ|x·w|, with any number of channels from 16 to 1,024. In parts of the largest result, which grows more slowly, it is at
/// most 5·10⁻⁶ with 32 channels, 1.8·10⁻⁵ with 512 and 2.7·10⁻⁵ with 1,024, and a tenth of that as a root mean square; 4·10⁻⁶ for
/// the gradient of the weights. That is ten to thirty times the error of a convolution as one matrix product (at most 6·10⁻⁷, and
/// 7·10⁻⁸). What is not a number spreads to all 16 results of the tiles that see it.
/// </para>
/// </remarks>
internal static unsafe partial class WinogradConvolution
{
    /// <summary>The number of points, 6×6.</summary>
    public const int Points = 36;

    /// <summary>The panels of filters that are multiplied before their results are transformed, while they are in the cache.</summary>
    private const int PanelsAtOnce = 4;

    /// <summary>The number of groups of filter panels from which on these are divided among threads, and the points are not.</summary>
    private const int ManyGroups = 4;

    /// <summary>y = activation(x ∗ w + bias + addend).</summary>
    /// <param name="convolution">The sizes.</param>
    /// <param name="x">[N, C, H, W].</param>
    /// <param name="weights">F filters for C channels.</param>
    /// <param name="results">[N, F, H', W'].</param>
    public static void Forward(Convolution3x3 convolution, float* x, TransformedWeights weights, Results results)
    {
        var columns = weights.Transforms.Kernel.SplitColumns(convolution.Tiles);
        if (columns.Panels >= 4)
        {
            Workers.For(columns.Panels, panel =>
            {
                using var input = Scratch.Take(InputSize(convolution.Channels, columns.Size(panel)));
                WriteInput(convolution, x, weights, columns, panel, ..convolution.Channels, input.Pointer);
                for (var first = 0; first < weights.Rows.Panels; first += PanelsAtOnce)
                {
                    MultiplyAndFinish(weights, first, columns, panel, input.Pointer, results);
                }
            });
        }
        else
        {
            ForwardOfFewTiles(convolution, x, weights, columns, results);
        }
    }

    /// <summary>Computes a convolution with too few tiles for every thread: the channels are divided, and then the filters, or the points
    /// where filters are few too.</summary>
    private static void ForwardOfFewTiles(Convolution3x3 convolution, float* x, TransformedWeights weights, PanelSplit columns,
        Results results)
    {
        const int ChannelsAtOnce = 16;
        var size = InputSize(convolution.Channels, weights.Transforms.Kernel.Columns);
        using var scratch = Scratch.Take(columns.Panels * size);
        var input = scratch.Pointer;
        var parts = (convolution.Channels + ChannelsAtOnce - 1) / ChannelsAtOnce;
        Workers.For(columns.Panels * parts, piece =>
        {
            var (panel, part) = Math.DivRem(piece, parts);
            var channels = (part * ChannelsAtOnce)..Math.Min(convolution.Channels, (part + 1) * ChannelsAtOnce);
            WriteInput(convolution, x, weights, columns, panel, channels, input + (panel * size));
        });
        var groups = (weights.Rows.Panels + PanelsAtOnce - 1) / PanelsAtOnce;
        if (groups < ManyGroups)
        {
            MultiplyByPoints(weights, columns, input, size, results);
            return;
        }

        Workers.For(groups, group =>
        {
            for (var panel = 0; panel < columns.Panels; panel++)
            {
                MultiplyAndFinish(weights, group * PanelsAtOnce, columns, panel, input + (panel * size), results);
            }
        });
    }

    /// <summary>Multiplies all filters and tiles, a few points in each piece of work, and then finishes the results.</summary>
    private static void MultiplyByPoints(TransformedWeights weights, PanelSplit columns, float* input, nint inputSize, Results results)
    {
        const int PointsAtOnce = 3;
        const int Parts = Points / PointsAtOnce;
        var rows = weights.Rows;
        var size = Points * PointStride(rows.Padded, weights.Transforms.Kernel.Columns);
        using var scratch = Scratch.Take(columns.Panels * size);
        var products = scratch.Pointer;
        Workers.For(columns.Panels * Parts, piece =>
        {
            var (panel, part) = Math.DivRem(piece, Parts);
            var points = (part * PointsAtOnce)..((part + 1) * PointsAtOnce);
            Multiply(weights, points, 0, rows.Panels, input + (panel * inputSize), columns.Size(panel), products + (panel * size));
        });
        Workers.For(columns.Panels * rows.Panels, piece =>
        {
            var (panel, row) = Math.DivRem(piece, rows.Panels);
            var first = products + (panel * size) + ((nint)rows.Start(row) * columns.Size(panel));
            Finish(weights, row, row + 1, columns, panel, first, PointStride(rows.Padded, columns.Size(panel)), results);
        });
    }

    private static void WriteInput(
        Convolution3x3 convolution, float* x, TransformedWeights weights, PanelSplit columns, int panel, Range channels, float* input)
    {
        var (tile, width) = (columns.Start(panel), columns.Size(panel));
        var tiles = tile..(tile + columns.Used(panel));
        weights.Transforms.WriteInput(x, PixelSource.Input(convolution), tiles, channels, input, width,
            PointStride(convolution.Channels, width));
    }

    /// <summary>Multiplies some panels of filters by one of tiles, and finishes the results while they are in the cache.</summary>
    private static void MultiplyAndFinish(TransformedWeights weights, int firstPanel, PanelSplit columns, int column, float* input,
        in Results results)
    {
        var (endPanel, width) = (Math.Min(weights.Rows.Panels, firstPanel + PanelsAtOnce), columns.Size(column));
        var stride = ProductStride(weights.Rows, firstPanel, endPanel, width);
        using var products = Scratch.Take(Points * stride);
        Multiply(weights, ..Points, firstPanel, endPanel, input, width, products.Pointer);
        Finish(weights, firstPanel, endPanel, columns, column, products.Pointer, stride, results);
    }

    /// <summary>Multiplies panels of filters, from the first to just before the end, by one of tiles, at some of the points.</summary>
    private static void Multiply(TransformedWeights weights, Range points, int firstPanel, int endPanel, float* input, int width,
        float* products)
    {
        var (rows, kernel, inputStride) = (weights.Rows, weights.Transforms.Kernel, PointStride(weights.Channels, width));
        var stride = ProductStride(rows, firstPanel, endPanel, width);
        for (var point = points.Start.Value; point < points.End.Value; point++)
        {
            var product = products + (point * stride);
            for (var panel = firstPanel; panel < endPanel; panel++)
            {
                var size = rows.Size(panel);
                var weight = weights.Panel(panel) + (point * weights.PointStride);
                var isLast = panel + 1 == endPanel;
                var next = weights.Panel(isLast ? firstPanel : panel + 1) + ((isLast ? point + 1 : point) * weights.PointStride);
                var prefetch = SoftwarePrefetch.Of(next, size * weights.Channels, tiles: 1, weights.Channels);
                kernel.Multiply(size, width, weights.Channels, weight, input + (point * inputStride), product, width, accumulate: false,
                    null, prefetch);
                product += size * width;
            }
        }
    }

    private static void Finish(
        TransformedWeights weights, int firstPanel, int endPanel, PanelSplit columns, int column, float* products, nint stride,
            in Results results)
    {
        var rows = weights.Rows;
        var filters = rows.Start(firstPanel)..Math.Min(rows.Length, rows.Start(endPanel - 1) + rows.Size(endPanel - 1));
        var tiles = columns.Start(column)..(columns.Start(column) + columns.Used(column));
        weights.Transforms.ReadResults(products, columns.Size(column), stride, filters, tiles, results);
    }

    private static nint ProductStride(PanelSplit rows, int firstPanel, int endPanel, int width) =>
        PointStride(rows.Start(endPanel - 1) + rows.Size(endPanel - 1) - rows.Start(firstPanel), width);

    /// <summary>Returns an odd number of cache lines: with a large power of two, all points would fall into the same few cache
    /// sets.</summary>
    private static nint PointStride(int rows, int width) => ((nint)rows * width) + Block.Alignment;

    private static nint InputSize(int channels, int width) => Points * PointStride(channels, width);
}
