using System.Numerics;
using CourseKit.Tensors.Execution;
using CourseKit.Tensors.Memory;

namespace CourseKit.Tensors.Kernels.Convolution;

/// <content>The gradient of the weights: the lanes of a sum are pixels, and are summed up only at the end of a share of them.</content>
internal static unsafe partial class DirectConvolution
{
    /// <summary>The number of vectors that go through a tile before the next, so that their gradients and images stay in the L1
    /// cache.</summary>
    private const int Block = 64;

    /// <summary>The largest number of partial sums, and the smallest number of vectors of each.</summary>
    private const int Shares = 16;

    /// <summary>dw = the sum over all output pixels of dy times their windows.</summary>
    public static void WeightGradient(ConvolutionGeometry geometry, float* x, float* dy, float* dw, DirectKernel kernel)
    {
        using var windows = new DirectWindows(geometry, x, default, kernel.Lanes);
        var (vectors, count) = (windows.Vectors, geometry.Filters * geometry.Taps);
        var total = geometry.Images * vectors.PerImage;
        var blocks = (total + Block - 1) / Block;
        var share = (blocks + Shares - 1) / Shares * Block;
        var shares = (total + share - 1) / share;
        using var scratch = Scratch.Take((nint)shares * count);
        var sums = scratch.Pointer;
        Workers.For(shares, piece =>
        {
            for (var group = 0; group < geometry.Groups; group++)
            {
                Correlate(
                    geometry, vectors, piece * share, Math.Min(total, (piece + 1) * share), dy, group, kernel,
                    sums + ((nint)piece * count) + ((nint)group * geometry.GroupFilters * geometry.Taps));
            }
        });
        for (var i = 0; i < count; i++)
        {
            var sum = 0.0;
            for (var piece = 0; piece < shares; piece++)
            {
                sum += sums[((nint)piece * count) + i];
            }

            dw[i] = (float)sum;
        }
    }

    /// <summary>Sums the products of one group of filters for a share of the vectors.</summary>
    private static void Correlate(
        ConvolutionGeometry geometry, PixelVectors vectors, int from, int to, float* dy, int group, DirectKernel kernel, float* result)
    {
        var (filters, taps, lanes, pixels) = (geometry.GroupFilters, geometry.Taps, kernel.Lanes, geometry.Output.Places);
        var sources = stackalloc float*[DirectKernel.MostVectors];
        var targets = stackalloc float*[DirectKernel.MostVectors];
        var offsets = stackalloc int[Block];
        using var panel = Scratch.Take(Block * kernel.MostRows * lanes);
        using var sums = Scratch.Take((nint)filters * taps * lanes);
        new Span<float>(sums.Pointer, filters * taps * lanes).Clear();
        var task = new DirectTask
        {
            Offsets = offsets,
            Factors = panel.Pointer,
            Sources = sources,
            Targets = targets,
            RowStride = (nint)taps * lanes,
            Least = float.NegativeInfinity,
            Most = float.PositiveInfinity,
            Lanes = vectors.Lanes,
        };
        for (; from < to; from += Block)
        {
            task.Steps = Math.Min(Block, to - from);
            var firstImage = from / vectors.PerImage;
            var windows = vectors.Image(firstImage, group * geometry.GroupChannels);
            for (int first = 0, rows; first < filters; first += rows)
            {
                rows = kernel.Rows(filters - first);
                for (var step = 0; step < task.Steps; step++)
                {
                    var (image, number) = Math.DivRem(from + step, vectors.PerImage);
                    offsets[step] = checked((int)((image - firstImage) * vectors.ImageSize)) + vectors.Place(number);
                    var maps = dy + ((((nint)image * geometry.Filters) + (group * filters) + first) * pixels);
                    kernel.Pack(
                        maps + vectors.Pixel(number), pixels, rows, vectors.Repeated(number), vectors.Lanes,
                            panel.Pointer + (step * rows * lanes));
                }

                var count = kernel.Vectors(rows);
                for (var tap = 0; tap < taps; tap += count)
                {
                    for (var i = 0; i < count; i++)
                    {
                        // A tile that has more taps than are left computes the last one several times.
                        var number = Math.Min(tap + i, taps - 1);
                        sources[i] = windows + vectors.Taps[number];
                        targets[i] = sums.Pointer + ((((nint)first * taps) + number) * lanes);
                    }

                    kernel.Correlate(rows, &task);
                }
            }
        }

        var order = new KernelRowOrder(geometry);
        for (var filter = 0; filter < filters; filter++)
        {
            for (var tap = 0; tap < taps; tap++)
            {
                result[(filter * taps) + order.Weight(tap)] = SumLanes(sums.Pointer + ((((nint)filter * taps) + tap) * lanes), lanes);
            }
        }
    }

    private static float SumLanes(float* values, int lanes)
    {
        var sums = Vector<float>.Zero;
        for (var i = 0; i < lanes; i += Vector<float>.Count)
        {
            sums += Vector.Load(values + i);
        }

        return Vector.Sum(sums);
    }
}
