using CourseKit.Tensors.Memory;

namespace CourseKit.Tensors.Kernels.Gemm;

/// <summary>A left operand in packed form, for use in many products: the weights of a layer that is only read.</summary>
/// <remarks>Who knows when it is no longer needed may dispose of it; otherwise the garbage collector brings its memory back.</remarks>
internal sealed unsafe class PackedMatrix : IDisposable
{
    private readonly Block block;

    private PackedMatrix(MicroKernel kernel, PanelSplit rows, int depth)
    {
        (Kernel, Rows, Depth) = (kernel, rows, depth);
        block = Pool.Take(Math.Max(1, checked(rows.Padded * depth)));
    }

    public MicroKernel Kernel { get; }

    public PanelSplit Rows { get; }

    public int Depth { get; }

    /// <summary>Where the panels lie, as long as this object is alive.</summary>
    public float* Pointer => block.Pointer;

    /// <summary>Packs A of [rows, depth].</summary>
    public static PackedMatrix Of<TPanels>(TPanels source, int rows, int depth, MicroKernel? kernel = null)
        where TPanels : struct, IPanels
    {
        kernel ??= MicroKernel.Best;
        var packed = new PackedMatrix(kernel, kernel.SplitRows(rows), depth);
        Packing.Pack(source, packed.Rows, depth, packed.Pointer);
        return packed;
    }

    public void Dispose() => Pool.Return(block);
}
