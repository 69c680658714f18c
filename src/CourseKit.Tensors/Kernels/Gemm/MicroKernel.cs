using System.Runtime.Intrinsics;
using CourseKit.Tensors.Kernels.Vectors;

namespace CourseKit.Tensors.Kernels.Gemm;

/// <summary>The micro-kernels of the matrix product for one vector width, with as many rows and columns as its registers hold.</summary>
/// <remarks>
/// 512 bits: 12 × 32, in 24 of the 32 registers; 256 and 128 bits: 6 × 16 and 6 × 8, in 12 of 16. A panel of A also comes with two thirds
/// and one third of the rows, a panel of B with half the columns, so that little is computed in vain at the edges.
/// </remarks>
internal sealed unsafe class MicroKernel
{
    private readonly delegate*<int, float*, float*, float*, nint, bool, TileEpilogue*, SoftwarePrefetch, void>[] tiles;

    private MicroKernel(
        int rows, int columns, delegate*<int, float*, float*, float*, nint, bool, TileEpilogue*, SoftwarePrefetch, void>[] tiles)
    {
        (Rows, Columns) = (rows, columns);
        this.tiles = tiles;
    }

    /// <summary>Gets the micro-kernel of this processor.</summary>
    public static MicroKernel Best { get; } =
        Vector512.IsHardwareAccelerated ? Of512Bits() : Vector256.IsHardwareAccelerated ? Of256Bits() : Of128Bits();

    /// <summary>Gets the rows of the tallest tile, a multiple of three.</summary>
    public int Rows { get; }

    /// <summary>Gets the columns of the widest tile, two vectors.</summary>
    public int Columns { get; }

    public PanelSplit SplitRows(int rows) => new(rows, Rows, Rows / 3);

    public PanelSplit SplitColumns(int columns) => new(columns, Columns, Columns / 2);

    public static MicroKernel Of512Bits() => new(12, 2 * Vector512<float>.Count,
    [
        &Tile<Lanes512, Vector512<float>>.Multiply<Four, One>, &Tile<Lanes512, Vector512<float>>.Multiply<Four, Two>,
        &Tile<Lanes512, Vector512<float>>.Multiply<Eight, One>, &Tile<Lanes512, Vector512<float>>.Multiply<Eight, Two>,
        &Tile<Lanes512, Vector512<float>>.Multiply<Twelve, One>, &Tile<Lanes512, Vector512<float>>.Multiply<Twelve, Two>,
    ]);

    public static MicroKernel Of256Bits() => new(6, 2 * Vector256<float>.Count,
    [
        &Tile<Lanes256, Vector256<float>>.Multiply<Two, One>, &Tile<Lanes256, Vector256<float>>.Multiply<Two, Two>,
        &Tile<Lanes256, Vector256<float>>.Multiply<Four, One>, &Tile<Lanes256, Vector256<float>>.Multiply<Four, Two>,
        &Tile<Lanes256, Vector256<float>>.Multiply<Six, One>, &Tile<Lanes256, Vector256<float>>.Multiply<Six, Two>,
    ]);

    public static MicroKernel Of128Bits() => new(6, 2 * Vector128<float>.Count,
    [
        &Tile<Lanes128, Vector128<float>>.Multiply<Two, One>, &Tile<Lanes128, Vector128<float>>.Multiply<Two, Two>,
        &Tile<Lanes128, Vector128<float>>.Multiply<Four, One>, &Tile<Lanes128, Vector128<float>>.Multiply<Four, Two>,
        &Tile<Lanes128, Vector128<float>>.Multiply<Six, One>, &Tile<Lanes128, Vector128<float>>.Multiply<Six, Two>,
    ]);

    /// <summary>C = A·B, or C += A·B, for one packed panel of each: A as [depth, rows], B as [depth,
    /// columns]; the rows of C are <paramref name="stride"/> apart.</summary>
    /// <remarks>The rows are all of <see cref="Rows"/>, two thirds or one third; the columns are all
    /// of <see cref="Columns"/> or half.</remarks>
    public void Multiply(
        int rows, int columns, int depth, float* a, float* b, float* c, nint stride, bool accumulate, TileEpilogue* epilogue = null,
        SoftwarePrefetch prefetch = default) =>
        tiles[(2 * ((3 * rows / Rows) - 1)) + (columns == Columns ? 1 : 0)](depth, a, b, c, stride, accumulate, epilogue, prefetch);
}
