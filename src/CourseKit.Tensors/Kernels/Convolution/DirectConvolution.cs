using CourseKit.Tensors.Execution;
using CourseKit.Tensors.Kernels.Gemm;
using CourseKit.Tensors.Memory;

namespace CourseKit.Tensors.Kernels.Convolution;

/// <summary>Convolution as a product of the weights and the windows, which are read where they lie in the padded images.</summary>
/// <remarks>Packing pays off when a value is used by many filters; here it would take longer than the product.</remarks>
internal static unsafe partial class DirectConvolution
{
    /// <summary>How many multiply-adds make a piece of work.</summary>
    private const int Piece = 1 << 20;

    /// <summary>y = activation(x ∗ w + bias + addend).</summary>
    public static void Forward(ConvolutionGeometry geometry, float* x, DirectWeights weights, float* y, Fusion fusion = default)
    {
        using var windows = new DirectWindows(geometry, x, fusion.InputScaling, weights.Kernel.Lanes);
        using var zeros = Scratch.Take(geometry.Filters);
        new Span<float>(zeros.Pointer, geometry.Filters).Clear();
        var bias = fusion.Bias == null ? zeros.Pointer : fusion.Bias;
        var vectors = windows.Vectors;
        var runs = geometry.Images * (vectors.PerImage / vectors.PerRun);
        var share = (int)Math.Max(1, Piece / ((long)geometry.Filters * geometry.Taps * vectors.PerRun * vectors.Lanes));
        Workers.For((runs + share - 1) / share, piece =>
        {
            var (from, to) = (piece * share, Math.Min(runs, (piece + 1) * share));
            var isFinished = fusion.Addend == null && fusion.Activation is Activation.None or Activation.Relu;
            var least = isFinished && fusion.Activation == Activation.Relu ? 0 : float.NegativeInfinity;
            for (var group = 0; group < geometry.Groups; group++)
            {
                Sum(geometry, vectors, from * vectors.PerRun, to * vectors.PerRun, weights, group, bias + (group * geometry.GroupFilters), y, least);
            }

            if (!isFinished)
            {
                Finish(geometry, from, to, runs / geometry.Images, y, fusion);
            }
        });
    }

    /// <summary>Computes all filters of one group for some of the vectors.</summary>
    private static void Sum(
        ConvolutionGeometry geometry, PixelVectors vectors, int from, int to, DirectWeights weights, int group, float* bias, float* y, float least)
    {
        var (kernel, filters, pixels) = (weights.Kernel, geometry.GroupFilters, geometry.Output.Places);
        var sources = stackalloc float*[DirectKernel.MostVectors];
        var targets = stackalloc float*[DirectKernel.MostVectors];
        var task = new DirectTask
        {
            Steps = geometry.Taps,
            Offsets = vectors.Taps,
            Factors = weights.OfGroup(group),
            Sources = sources,
            Targets = targets,
            RowStride = pixels,
            Least = least,
            Lanes = vectors.Lanes,
        };
        for (int first = 0, rows; first < filters; first += rows)
        {
            rows = kernel.Rows(filters - first);
            var count = kernel.Vectors(rows);
            task.Bias = bias + first;
            var (image, number) = Math.DivRem(from, vectors.PerImage);
            for (var vector = from; vector < to; vector += count)
            {
                for (var i = 0; i < count; i++)
                {
                    // A tile that has more vectors than are left computes the last one several times.
                    sources[i] = vectors.Image(image, group * geometry.GroupChannels) + vectors.Place(number);
                    targets[i] = y + ((((nint)image * geometry.Filters) + (group * filters) + first) * pixels) + vectors.Pixel(number);
                    if (vector + i + 1 < to && ++number == vectors.PerImage)
                    {
                        (image, number) = (image + 1, 0);
                    }
                }

                kernel.Convolve(rows, &task);
            }

            task.Factors += (nint)rows * geometry.Taps;
        }
    }

    /// <summary>What could not be done in registers.</summary>
    private static void Finish(ConvolutionGeometry geometry, int from, int to, int runsPerImage, float* y, Fusion fusion)
    {
        var pixels = geometry.Output.Places;
        var output = new Output(y, pixels, pixels, (nint)geometry.Filters * pixels) { Addend = fusion.Addend, Activation = fusion.Activation };
        var run = pixels / runsPerImage;
        while (from < to)
        {
            var (image, first) = Math.DivRem(from, runsPerImage);
            var count = Math.Min(to - from, runsPerImage - first);
            output.Finish(y + ((nint)image * geometry.Filters * pixels) + (first * run), 0, geometry.Filters, from * run, count * run);
            from += count;
        }
    }
}
