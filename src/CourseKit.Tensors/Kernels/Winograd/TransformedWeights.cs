using CourseKit.Tensors.Execution;
using CourseKit.Tensors.Kernels.Gemm;
using CourseKit.Tensors.Memory;

namespace CourseKit.Tensors.Kernels.Winograd;

/// <summary>
/// The weights of a convolution at the six by six points, G·g·Gᵀ, packed for the micro-kernel. May be
/// kept as long as the weights do not change.
/// </summary>
/// <remarks>Four times the memory of the weights. Disposing gives it back at once; otherwise the garbage collector does.</remarks>
internal sealed unsafe class TransformedWeights : IDisposable
{
    private readonly Block block;

    private TransformedWeights(Transforms transforms, int filters, int channels)
    {
        (Transforms, Filters, Channels) = (transforms, filters, channels);
        Rows = transforms.Kernel.SplitRows(filters);
        PointStride = ((nint)Rows.Padded * channels) + (Rows.Panels * Slack);
        block = Pool.TakeScratch(WinogradConvolution.Points * PointStride);
    }

    /// <summary>The values written behind every panel, because panels are written in whole vectors; they also keep the points from sharing
    /// the same cache sets.</summary>
    private static int Slack => Block.Alignment;

    public Transforms Transforms { get; }

    public int Filters { get; }

    public int Channels { get; }

    /// <summary>Gets the split of the filters into panels.</summary>
    public PanelSplit Rows { get; }

    /// <summary>Gets the distance between points.</summary>
    public nint PointStride { get; }

    /// <summary>Transforms weights [F, C, 3, 3].</summary>
    public static TransformedWeights Of(float* weights, int filters, int channels, Transforms? transforms = null)
    {
        var transformed = new TransformedWeights(transforms ?? Transforms.Best, filters, channels);
        transformed.Write(weights, filterStride: 9 * channels, channelStride: 9, flipped: false);
        return transformed;
    }

    /// <summary>Transforms weights [F, C, 3, 3] for the way back, <see cref="Convolution3x3.Adjoint"/>.</summary>
    public static TransformedWeights OfAdjoint(float* weights, int filters, int channels, Transforms? transforms = null)
    {
        var transformed = new TransformedWeights(transforms ?? Transforms.Best, filters: channels, channels: filters);
        transformed.Write(weights, filterStride: 9, channelStride: 9 * channels, flipped: true);
        return transformed;
    }

    /// <summary>Returns a panel of filters at the first point, as [channel, filter].</summary>
    public float* Panel(int panel) => block.Pointer + ((nint)Rows.Start(panel) * Channels) + (panel * Slack);

    public void Dispose() => Pool.Return(block);

    private void Write(float* weights, int filterStride, int channelStride, bool flipped) =>
        Workers.For(Rows.Panels, panel =>
        {
            using var scratch = Scratch.Take(9 * Block.Alignment);
            var rows = Rows.Size(panel);
            var taps = scratch.Pointer;
            new Span<float>(taps, 9 * Block.Alignment).Clear();
            var source = weights + ((nint)Rows.Start(panel) * filterStride);
            var target = Panel(panel);
            for (var channel = 0; channel < Channels; channel++, source += channelStride, target += rows)
            {
                PanelTransposition.Copy(source, new EvenOffsets(filterStride), Rows.Used(panel), 9, taps, Block.Alignment);
                Transforms.WriteWeights(taps, flipped, rows, target, PointStride);
            }
        });
}
