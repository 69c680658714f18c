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
        block = Pool.TakeToWorkIn((nint)split.Padded * depth);
    }

    public MicroKernel Kernel { get; }

    /// <summary>How its rows, or its columns on the right, are cut.</summary>
    public PanelSplit Split { get; }

    public int Depth { get; }

    /// <summary>Where the panels lie, as long as this object is alive.</summary>
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
