using CourseKit.Tensors.Memory;

namespace CourseKit.Tensors.Kernels.Convolution;

/// <summary>Weights in the order in which <see cref="DirectTile{TLanes, TWindow, TVector}"/> reads them:
/// group by group, panel by panel, [taps, rows], <see cref="KernelRowOrder"/>.</summary>
internal sealed unsafe class DirectWeights : IDisposable
{
    private readonly Block block;
    private readonly int groupSize;

    /// <param name="kernel">The kernel that reads them.</param>
    /// <param name="geometry">The convolution.</param>
    /// <param name="weights">[F, C/groups, d, h, w].</param>
    public DirectWeights(DirectKernel kernel, ConvolutionGeometry geometry, float* weights)
        : this(kernel, geometry, weights, filterStride: geometry.Taps, channelStride: geometry.Kernel.Places, isReversed: false)
    {
    }

    private DirectWeights(DirectKernel kernel, ConvolutionGeometry geometry, float* weights, int filterStride, int channelStride,
        bool isReversed)
    {
        Kernel = kernel;
        var order = new KernelRowOrder(geometry);
        groupSize = geometry.GroupFilters * geometry.Taps;
        block = Pool.TakeScratch((nint)geometry.Groups * groupSize);
        for (var group = 0; group < geometry.Groups; group++)
        {
            var from = weights + ((nint)group * geometry.GroupFilters * geometry.Taps);
            var to = OfGroup(group);
            for (int first = 0, rows; first < geometry.GroupFilters; first += rows)
            {
                rows = kernel.Rows(geometry.GroupFilters - first);
                for (var tap = 0; tap < geometry.Taps; tap++)
                {
                    var (channel, place) = Math.DivRem(order.Weight(tap), geometry.Kernel.Places);
                    var number = (channel * channelStride) + (isReversed ? geometry.Kernel.Places - 1 - place : place);
                    for (var row = first; row < first + rows; row++)
                    {
                        *to++ = from[((nint)row * filterStride) + number];
                    }
                }
            }
        }
    }

    public DirectKernel Kernel { get; }

    /// <summary>The weights of the reversed convolution, which leads from the gradients of the outputs to those of the inputs.</summary>
    /// <param name="kernel">The kernel that reads them.</param>
    /// <param name="reversed">The reversed convolution.</param>
    /// <param name="weights">The weights of the convolution itself, [C, F/groups, d, h, w] in terms of the reversed one.</param>
    public static DirectWeights OfReversed(DirectKernel kernel, ConvolutionGeometry reversed, float* weights) => new(
        kernel, reversed, weights, filterStride: reversed.Kernel.Places, channelStride: reversed.GroupFilters * reversed.Kernel.Places,
            isReversed: true);

    public float* OfGroup(int group) => block.Pointer + ((nint)group * groupSize);

    public void Dispose() => Pool.Return(block);
}
