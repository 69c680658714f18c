using CourseKit.Tensors.Kernels.Gemm;

namespace CourseKit.Tensors.Kernels.Convolution;

/// <summary>The weights of a convolution, packed for use with many images.</summary>
/// <remarks>
/// Weights times windows is the rule. On small maps, 7×7 say, 49 columns fill two vectors of three: there windows times
/// weights wastes less, with the pixels as rows and the filters, of which there are many, as columns.
/// </remarks>
internal sealed unsafe class ConvolutionWeights : IDisposable
{
    /// <summary>The number of output pixels from which hardly anything is wasted either way.</summary>
    private const int ManyPixels = 256;

    private readonly PackedMatrix[] groups;

    public ConvolutionWeights(ConvolutionGeometry geometry, float* weights)
    {
        var (filters, taps, kernel) = (geometry.GroupFilters, geometry.Taps, MicroKernel.Best);
        var pixels = geometry.Images * geometry.Output.Places;
        AreRight = pixels < ManyPixels && Padded(kernel, pixels, filters) < 0.9 * Padded(kernel, filters, pixels);
        groups = new PackedMatrix[geometry.Groups];
        for (var group = 0; group < groups.Length; group++)
        {
            var source = new ColumnPanels(weights + ((nint)group * filters * taps), taps);
            groups[group] = AreRight ? PackedMatrix.Right(source, taps, filters) : PackedMatrix.Left(source, filters, taps);
        }
    }

    /// <summary>Gets whether the weights are the right operand of the product, and the windows the left one.</summary>
    public bool AreRight { get; }

    public PackedMatrix this[int group] => groups[group];

    public void Dispose()
    {
        foreach (var group in groups)
        {
            group.Dispose();
        }
    }

    private static double Padded(MicroKernel kernel, int rows, int columns) =>
        (double)kernel.SplitRows(rows).Padded * kernel.SplitColumns(columns).Padded;
}
