namespace CourseKit.Tensors;

/// <content>Convolution as networks use it: windows times weights, summed.</content>
public sealed partial class Tensor
{
    /// <summary>2-D cross-correlation of a batch of images with a set of filters, the operation of a convolutional layer.</summary>
    /// <remarks>
    /// [N, C, H, W] with weights [F, C, h, w] → [N, F, H', W'], where H' = ⌊(H + padding − h) / stride⌋ + 1:
    /// z[n, f, i, j] = bias[f] + Σ x[n, c, i·stride + u, j·stride + v] · weight[f, c, u, v] over c, u and v, on the padded image.
    /// </remarks>
    /// <param name="weight">One filter an output map: [F, C, h, w].</param>
    /// <param name="bias">One number an output map, [F], or none.</param>
    /// <param name="stride">How far the window moves at each step, down and to the right.</param>
    /// <param name="padding">The zeros around the images.</param>
    /// <exception cref="ShapeException">The shapes do not fit each other.</exception>
    public Tensor Conv2d(Tensor weight, Tensor? bias = null, int stride = 1, Padding padding = default)
    {
        if (Shape.Rank != 4 || weight.Shape.Rank != 4 || Shape[1] != weight.Shape[1])
        {
            throw new ShapeException(
                "A 2-D convolution takes images [N, C, H, W] and weights [F, C, h, w] with the same number of channels C.",
                $"images {Shape}, weights {weight.Shape}");
        }

        var filters = weight.Shape[0];
        if (bias is not null && bias.Shape != [filters])
        {
            throw new ShapeException($"The bias of {filters} filters has shape [{filters}].", $"{bias.Shape}");
        }

        var window = new Window2d(new Window(weight.Shape[2], stride, padding), new Window(weight.Shape[3], stride, padding));
        var sums = weight.Reshape(filters, -1).MatMul(Unfold(window));
        var maps = sums.Reshape(Shape[0], filters, window.Rows.Slide(Shape[2]), window.Columns.Slide(Shape[3]));
        return bias is null ? maps : maps + bias.Reshape(filters, 1, 1);
    }

    /// <summary>2-D cross-correlation of one image with one kernel: <see cref="Conv2d"/> without batch and channels.</summary>
    /// <remarks>[H, W] with a kernel [h, w] → [H', W'].</remarks>
    /// <exception cref="ShapeException">Image or kernel is not a matrix, or the kernel does not fit.</exception>
    public Tensor CrossCorrelate(Tensor kernel, int stride = 1, Padding padding = default)
    {
        if (Shape.Rank != 2 || kernel.Shape.Rank != 2)
        {
            throw new ShapeException("A cross-correlation takes an image [H, W] and a kernel [h, w].", $"image {Shape}, kernel {kernel.Shape}");
        }

        var map = Reshape(1, 1, Shape[0], Shape[1]).Conv2d(kernel.Reshape(1, 1, kernel.Shape[0], kernel.Shape[1]), stride: stride, padding: padding);
        return map.Reshape(map.Shape[2], map.Shape[3]);
    }
}
