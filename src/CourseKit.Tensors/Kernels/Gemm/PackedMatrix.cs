using CourseKit.Tensors.Memory;

namespace CourseKit.Tensors.Kernels.Gemm;

/// <summary>An operand in packed form, for use in many products: the weights of a layer that is only read.</summary>
/// <remarks>Who knows when it is no longer needed may dispose of it; otherwise the garbage collector brings its memory back.</remarks>
internal sealed unsafe class PackedMatrix : IDisposable
{
    private readonly Block block;

    private PackedMatrix(MicroKernel kernel, PanelSplit split, int depth)
    {
        (Kernel, Split, Depth) = (kernel, split, depth);
        block = Pool.TakeScratch((nint)split.Padded * depth);
    }

    public MicroKernel Kernel { get; }

    /// <summary>Gets the split of its rows (left) or columns (right) into panels.</summary>
    public PanelSplit Split { get; }

    public int Depth { get; }

    /// <summary>Gets the address of the panels, valid as long as this object is alive.</summary>
    public float* Pointer => block.Pointer;

    /// <summary>Packs A of [rows, depth].</summary>
    public static PackedMatrix Left<TPanels>(TPanels source, int rows, int depth, MicroKernel? kernel = null)
        where TPanels : struct, IPanels
    {
        kernel ??= MicroKernel.Best;
        return Of(source, kernel, kernel.SplitRows(rows), depth);
    }

    /// <summary>Packs B of [depth, columns].</summary>
    public static PackedMatrix Right<TPanels>(TPanels source, int depth, int columns, MicroKernel? kernel = null)
        where TPanels : struct, IPanels
    {
        kernel ??= MicroKernel.Best;
        return Of(source, kernel, kernel.SplitColumns(columns), depth);
    }

    public void Dispose() => Pool.Return(block);

    private static PackedMatrix Of<TPanels>(TPanels source, MicroKernel kernel, PanelSplit split, int depth)
        where TPanels : struct, IPanels
    {
        var packed = new PackedMatrix(kernel, split, depth);
        Packing.Pack(source, split, depth, packed.Pointer);
        return packed;
    }
}
