using CourseKit.Tensors.Execution;
using CourseKit.Tensors.Kernels.Elementwise;
using CourseKit.Tensors.Memory;

namespace CourseKit.Tensors.Kernels.Convolution;

/// <summary>Direct convolution: a product of the weights and the windows, which are read in place from the padded images.</summary>
/// <remarks>Packing pays off when a value is used by many filters; here it would take longer than the product.</remarks>
internal static unsafe partial class DirectConvolution
{
    /// <summary>The multiply-adds of one piece of work.</summary>
    private const int Piece = 1 << 20;

    /// <summary>The number of vectors that pieces are a multiple of: tiles of four and of six fill it.</summary>
    private const int Unit = 12;

    /// <summary>y = activation(x ∗ w + bias + addend).</summary>
    public static void Forward(ConvolutionGeometry geometry, float* x, DirectWeights weights, float* y, Fusion fusion = default)
    {
        using var windows = new DirectWindows(geometry, x, fusion.InputScaling, weights.Kernel.Lanes);
        using var zeros = Scratch.Take(geometry.Filters);
        new Span<float>(zeros.Pointer, geometry.Filters).Clear();
        var bias = fusion.Bias == null ? zeros.Pointer : fusion.Bias;
        var (vectors, order) = (windows.Vectors, new VectorOrder(geometry, windows.Vectors));
        var total = geometry.Images * vectors.PerImage;
        var units = Math.Max(2, Piece / ((long)Unit * vectors.Lanes * geometry.Filters * geometry.Taps));
        var share = (int)Math.Min(total, units * Unit);
        Workers.For((total + share - 1) / share, piece =>
        {
            for (var group = 0; group < geometry.Groups; group++)
            {
                Sum(geometry, vectors, order, piece * share, Math.Min(total, (piece + 1) * share), weights, group, bias, y, fusion);
            }
        });
        if (!fusion.Activation.IsBetween(out _, out _))
        {
            fusion.Activation.Apply(y, (nint)geometry.Images * geometry.Filters * geometry.Output.Places);
        }
    }

    /// <summary>Computes all filters of one group for some of the vectors.</summary>
    private static void Sum(
        ConvolutionGeometry geometry, PixelVectors vectors, VectorOrder order, int from, int to, DirectWeights weights, int group,
            float* bias, float* y, Fusion fusion)
    {
        var (kernel, filters, pixels) = (weights.Kernel, geometry.GroupFilters, geometry.Output.Places);
        var sources = stackalloc float*[DirectKernel.MostVectors];
        var targets = stackalloc float*[DirectKernel.MostVectors];
        fusion.Activation.IsBetween(out var least, out var most);
        var task = new DirectTask
        {
            Sources = sources,
            Targets = targets,
            RowStride = pixels,
            Addend = fusion.Addend == null ? 0 : (nint)(fusion.Addend - y),
            Least = least,
            Most = most,
            Lanes = vectors.Lanes,
        };
        var factors = weights.OfGroup(group);
        var line = new KernelRowOrder(geometry).Line;
        for (int first = 0, rows; first < filters; first += rows)
        {
            rows = kernel.Rows(filters - first);
            var count = kernel.Vectors(rows);
            task.Bias = bias + (group * filters) + first;
            var (image, number) = order[from];
            for (var vector = from; vector < to; vector += count)
            {
                var (seen, lines) = (number, order.KernelRows(number));
                for (var i = 0; i < count; i++)
                {
                    // A tile that has more vectors than are left computes the last one several times.
                    sources[i] = vectors.Image(image, group * geometry.GroupChannels) + vectors.Place(number);
                    targets[i] = y + ((((nint)image * geometry.Filters) + (group * filters) + first) * pixels) + vectors.Pixel(number);
                    if (number != seen)
                    {
                        (seen, lines) = (number, lines.With(order.KernelRows(number)));
                    }

                    if (vector + i + 1 < to)
                    {
                        (image, number) = order.After(image, number);
                    }
                }

                task.Steps = lines.Count * line;
                task.Offsets = vectors.Taps + (lines.From * line);
                task.Factors = factors + ((nint)lines.From * line * rows);
                kernel.Convolve(rows, &task);
            }

            factors += (nint)rows * geometry.Taps;
        }
    }
}
