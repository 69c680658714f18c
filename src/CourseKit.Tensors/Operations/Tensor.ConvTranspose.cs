using CourseKit.Tensors.Kernels.Convolution;

namespace CourseKit.Tensors;

/// <content>Transposed convolution, which upsamples maps in decoders and generators.</content>
public sealed unsafe partial class Tensor
{
    /// <summary>Computes a transposed 2-D convolution: the gradient of a convolution with respect to its input, used forward to
    /// upsample.</summary>
    /// <remarks>
    /// [N, C, H, W] with weights [C, F/groups, h, w] → [N, F, H', W'], where H' = (H − 1)·stride − 2·padding + (h − 1)·dilation +
    /// outputPadding + 1: each value is multiplied by a filter, and the products are added up where they lie upon each other.
    /// </remarks>
    /// <param name="weight">The filters, [C, F/groups, h, w]: one set for each input channel.</param>
    /// <param name="bias">The bias of each output channel, [F], or none.</param>
    /// <param name="stride">The distance between the footprints of neighboring pixels.</param>
    /// <param name="padding">The pixels that are cut off at each edge.</param>
    /// <param name="outputPadding">The additional pixels at the bottom and on the right, less than the stride or the dilation.</param>
    /// <param name="dilation">The distance between neighboring pixels of a footprint.</param>
    /// <param name="groups">The number of groups of channels, each with its own part of the filters.</param>
    /// <exception cref="ShapeException">The shapes do not fit each other.</exception>
    public Tensor ConvTranspose2d(
        Tensor weight, Tensor? bias = null, int stride = 1, int padding = 0, int outputPadding = 0, int dilation = 1, int groups = 1)
    {
        if (Shape.Rank != 4 || weight.Shape.Rank != 4 || Shape[1] != weight.Shape[0] || groups < 1 || Shape[1] % groups != 0)
        {
            throw new ShapeException(
                "A transposed 2-D convolution takes images [N, C, H, W] and weights [C, F/groups, h, w] with the same number of " +
                    "channels C, a multiple of the groups.",
                $"images {Shape}, weights {weight.Shape}, {groups} groups");
        }

        var filters = weight.Shape[1] * groups;
        RequireBias(bias, filters, "filters");
        int[] sizes = [.. Enumerable.Range(2, 2).Select(axis => OutputSize(axis, weight.Shape[axis]))];
        var windows = weight.Shape[2..].Select(kernel => new Window(kernel, stride, padding, dilation)).ToArray();
        var y = Uninitialized([Shape[0], filters, .. sizes]);
        var geometry = ConvolutionGeometry.Of(y.Shape, Shape[1], windows, groups) with { Output = Extents.Of(Shape[2..]) };
        GemmConvolution.InputGradient(geometry, Pointer, weight.Pointer, y.Pointer);
        var maps = y.RecordAll([this, weight], dy =>
        [
            RequiresGrad ? From(Shape, dx => GemmConvolution.Forward(geometry, dy.Pointer, weight.Pointer, dx.Pointer)) : null,
            weight.RequiresGrad ? From(weight.Shape, dw => GemmConvolution.WeightGradient(geometry, dy.Pointer, Pointer, dw.Pointer))
                : null,
        ], [weight.RequiresGrad ? this : null, RequiresGrad ? weight : null]);
        return bias is null ? maps : maps + bias.Reshape(filters, 1, 1);

        int OutputSize(int axis, int kernel) => outputPadding >= 0 && outputPadding < Math.Max(stride, dilation)
            && ((Shape[axis] - 1L) * stride) - (2L * padding) + ((kernel - 1L) * dilation) + outputPadding + 1 is > 0 and var size
            ? Size(size)
            : throw new ShapeException(
                "A transposed convolution cuts off less than it makes, and adds less than its stride or dilation.",
                $"{Shape[axis]} pixels, kernel {kernel}, stride {stride}, padding {padding}, output padding {outputPadding}, dilation " +
                    $"{dilation}");
    }
}
