using CourseKit.Tensors.Execution;
using CourseKit.Tensors.Memory;

namespace CourseKit.Tensors.Kernels.Gemm;

/// <summary>The fast matrix product (GEMM): operands are packed into panels in the order in which the micro-kernel reads them.</summary>
/// <remarks>
/// After Goto and van de Geijn, Anatomy of high-performance matrix multiplication (2008). A is packed first. Where B is wide, every piece
/// of work packs its own columns of it, block by block of the depth, and meets them with all of A; where it is narrow, it is packed once
/// and shared. The order in which a value of C is summed depends on the depth alone.
/// </remarks>
internal static unsafe class PackedGemm
{
    /// <summary>The largest number of panels of B in one piece of work, so that they stay in its core's cache.</summary>
    private const int MostColumnPanels = 8;

    /// <summary>The largest number of panels of A that one piece of work takes at a time.</summary>
    private const int MostRowPanels = 32;

    /// <summary>The number of values up to which B is packed once and shared.</summary>
    private const int MostShared = 2 << 20;

    /// <summary>The number of pieces that work is cut into, if it is worth it.</summary>
    private const int LeastPieces = 8;

    /// <summary>The multiply-adds from which parallel work pays off.</summary>
    private const long WorthSharing = 200_000;

    /// <summary>C = A·B for A of [rows, depth] and B of [depth, columns].</summary>
    /// <remarks>With <paramref name="transposeA"/>, A is stored as [depth, rows]; with
    /// <paramref name="transposeB"/>, B as [columns, depth].</remarks>
    public static void Multiply(float* a, bool transposeA, float* b, bool transposeB, int rows, int depth, int columns, Output output)
    {
        if (!transposeA && columns == 1 && output.RowStride == 1)
        {
            Gemv.Multiply(a, b, rows, depth, output);
        }
        else if (transposeB && rows == 1)
        {
            Gemv.Multiply(b, a, columns, depth, output.OneRowAsColumn());
        }
        else if (transposeA)
        {
            MultiplyBy(new RowPanels(a, rows), b, transposeB, rows, depth, columns, output);
        }
        else
        {
            MultiplyBy(new ColumnPanels(a, depth), b, transposeB, rows, depth, columns, output);
        }
    }

    /// <summary>C = A·B for operands that pack themselves.</summary>
    public static void Multiply<TA, TB>(TA a, TB b, int rows, int depth, int columns, Output output, MicroKernel? kernel = null)
        where TA : struct, IPanels
        where TB : struct, IPanels
    {
        kernel ??= MicroKernel.Best;
        var split = kernel.SplitRows(rows);
        using var packed = Scratch.Take((nint)split.Padded * depth);
        Packing.Pack(a, split, depth, packed.Pointer);
        Multiply(kernel, packed.Pointer, split, b, depth, columns, output);
    }

    /// <summary>C = A·B for an A that has been packed before.</summary>
    public static void Multiply<TB>(PackedMatrix a, TB b, int columns, Output output)
        where TB : struct, IPanels
    {
        Multiply(a.Kernel, a.Pointer, a.Split, b, a.Depth, columns, output);
        GC.KeepAlive(a);
    }

    /// <summary>C = A·B for a B that has been packed before.</summary>
    public static void Multiply<TA>(TA a, int rows, PackedMatrix b, Output output)
        where TA : struct, IPanels
    {
        var split = b.Kernel.SplitRows(rows);
        using var packed = Scratch.Take((nint)split.Padded * b.Depth);
        Packing.Pack(a, split, b.Depth, packed.Pointer);
        Multiply(b.Kernel, packed.Pointer, split, b.Pointer, b.Split, b.Depth, output);
        GC.KeepAlive(b);
    }

    private static void MultiplyBy<TA>(TA a, float* b, bool transposeB, int rows, int depth, int columns, Output output)
        where TA : struct, IPanels
    {
        if (transposeB)
        {
            Multiply(a, new ColumnPanels(b, depth), rows, depth, columns, output);
        }
        else
        {
            Multiply(a, new RowPanels(b, columns), rows, depth, columns, output);
        }
    }

    private static void Multiply<TB>(MicroKernel kernel, float* a, PanelSplit rows, TB b, int depth, int columns, Output output)
        where TB : struct, IPanels
    {
        var split = kernel.SplitColumns(columns);
        if (rows.Panels == 0 || split.Panels == 0)
        {
            return;
        }

        if (split.Panels >= 2 * MostColumnPanels || (long)split.Padded * depth > MostShared)
        {
            MultiplyWide(kernel, a, rows, b, split, depth, output);
        }
        else
        {
            MultiplyNarrow(kernel, a, rows, b, split, depth, output);
        }
    }

    /// <summary>Multiplies by a wide B: every piece packs its own columns of it.</summary>
    private static void MultiplyWide<TB>(MicroKernel kernel, float* a, PanelSplit rows, TB b, PanelSplit columns, int depth, Output output)
        where TB : struct, IPanels
    {
        var blocks = new DepthSplit(depth);
        var pieces = Pieces(columns.Panels, MostColumnPanels, LeastPieces);
        Workers.For(pieces, piece =>
        {
            var (from, to) = Share(columns.Panels, piece, pieces);
            var first = columns.Start(from);
            using var packed = Scratch.Take(((to - from) * kernel.Columns) * blocks.Largest);
            for (var block = 0; block < blocks.Blocks; block++)
            {
                var (k, size) = (blocks.Start(block), blocks.Size(block));
                var panels = packed.Pointer - ((nint)first * size);
                Packing.Pack(b, columns, from, to, k, size, panels);
                for (var row = 0; row < rows.Panels; row += MostRowPanels)
                {
                    var region = new Region(kernel, rows, columns, output)
                    {
                        RowPanels = (row, Math.Min(rows.Panels, row + MostRowPanels)),
                        ColumnPanels = (from, to),
                    };
                    region.Multiply(a + ((nint)k * rows.Padded), panels, size, output.Accumulate || block > 0, block == blocks.Blocks - 1);
                }
            }
        });
    }

    /// <summary>Multiplies by a narrow B, which is packed once.</summary>
    private static void MultiplyNarrow<TB>(MicroKernel kernel, float* a, PanelSplit rows, TB b, PanelSplit columns, int depth,
        Output output)
        where TB : struct, IPanels
    {
        using var packed = Scratch.Take(columns.Padded * depth);
        Packing.Pack(b, columns, depth, packed.Pointer);
        Multiply(kernel, a, rows, packed.Pointer, columns, depth, output);
    }

    /// <summary>Multiplies two packed operands.</summary>
    private static void Multiply(MicroKernel kernel, float* a, PanelSplit rows, float* b, PanelSplit columns, int depth, Output output)
    {
        var blocks = new DepthSplit(depth);
        var (down, across) = Pieces(
            rows, columns, (int)Math.Clamp((long)rows.Padded * columns.Padded * depth / WorthSharing, 1, LeastPieces));
        Workers.For(across * down, piece =>
        {
            var region = new Region(kernel, rows, columns, output)
            {
                RowPanels = Share(rows.Panels, piece / across, down),
                ColumnPanels = Share(columns.Panels, piece % across, across),
            };
            for (var block = 0; block < blocks.Blocks; block++)
            {
                var (k, size) = (blocks.Start(block), blocks.Size(block));
                region.Multiply(a + ((nint)k * rows.Padded), b + ((nint)k * columns.Padded), size, output.Accumulate || block > 0,
                    block == blocks.Blocks - 1);
            }
        });
    }

    /// <summary>Returns the numbers of pieces of rows and of columns. The larger operand is cut first, so that each of its panels is read
    /// by as few pieces as possible.</summary>
    private static (int Down, int Across) Pieces(PanelSplit rows, PanelSplit columns, int wanted)
    {
        if (rows.Padded >= columns.Padded)
        {
            var down = Pieces(rows.Panels, MostRowPanels, wanted);
            return (down, Pieces(columns.Panels, MostColumnPanels, (wanted + down - 1) / down));
        }

        var across = Pieces(columns.Panels, MostColumnPanels, wanted);
        return (Pieces(rows.Panels, MostRowPanels, (wanted + across - 1) / across), across);
    }

    /// <summary>Returns the number of pieces of panels: a multiple of the threads, none larger than allowed, and some more than there are
    /// threads.</summary>
    private static int Pieces(int panels, int most, int atLeast)
    {
        var pieces = Math.Max((panels + most - 1) / most, atLeast);
        return pieces == 1 ? 1 : Math.Min(panels, (pieces + Workers.Count - 1) / Workers.Count * Workers.Count);
    }

    private static (int From, int To) Share(int panels, int piece, int pieces) =>
        ((int)((long)panels * piece / pieces), (int)((long)panels * (piece + 1) / pieces));
}
