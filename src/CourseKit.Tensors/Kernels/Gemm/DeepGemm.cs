using System.Numerics;
using CourseKit.Tensors.Execution;
using CourseKit.Tensors.Memory;

namespace CourseKit.Tensors.Kernels.Gemm;

/// <summary>The matrix product whose depth is much larger than the result (split-K), as in the gradient of weights, summed over all pixels
/// of a batch.</summary>
/// <remarks>The depth is cut into parts that are summed by themselves and then together; how many
/// there are depends on the shapes alone.</remarks>
internal static unsafe class DeepGemm
{
    private const int MostColumnPanels = 8;

    /// <summary>The number of pieces of work.</summary>
    private const int Pieces = 8;

    /// <summary>The largest number of values of all partial sums together.</summary>
    private const int MostValues = 1 << 22;

    /// <summary>C = A·B for A of [rows, depth] and B of [depth, columns].</summary>
    public static void Multiply<TA, TB>(TA a, TB b, int rows, int depth, int columns, float* c)
        where TA : struct, IPanels
        where TB : struct, IPanels
    {
        var kernel = MicroKernel.Best;
        var (left, right) = (kernel.SplitRows(rows), kernel.SplitColumns(columns));
        var blocks = new DepthSplit(depth);
        var product = rows * columns;
        var across = Math.Max(1, (right.Panels + MostColumnPanels - 1) / MostColumnPanels);
        var parts = Math.Clamp((Pieces + across - 1) / across, 1, Math.Max(1, Math.Min(blocks.Blocks, MostValues / Math.Max(1, product))));
        if (parts == 1)
        {
            PackedGemm.Multiply(a, b, rows, depth, columns, new Output(c, columns));
            return;
        }

        using var packed = Scratch.Take((nint)left.Padded * depth);
        using var sums = Scratch.Take(parts * product);
        var panels = packed.Pointer; // Lambdas capture pointers, but not what holds the memory.
        var partial = sums.Pointer;
        Packing.Pack(a, left, depth, panels);
        Workers.For(parts * across, piece =>
        {
            var part = piece / across;
            var columnPanels = (From: piece % across * right.Panels / across, To: ((piece % across) + 1) * right.Panels / across);
            var region = new Region(kernel, left, right, new Output(partial + ((nint)part * product), columns))
            {
                RowPanels = (0, left.Panels),
                ColumnPanels = columnPanels,
            };
            var first = right.Start(columnPanels.From);
            using var packedB = Scratch.Take((columnPanels.To - columnPanels.From) * kernel.Columns * blocks.Largest);
            var from = part * blocks.Blocks / parts;
            for (var block = from; block < (part + 1) * blocks.Blocks / parts; block++)
            {
                var (k, size) = (blocks.Start(block), blocks.Size(block));
                var ownPanels = packedB.Pointer - ((nint)first * size);
                Packing.Pack(b, right, columnPanels.From, columnPanels.To, k, size, ownPanels);
                region.Multiply(panels + ((nint)k * left.Padded), ownPanels, size, block > from, last: false);
            }
        });
        Sum(partial, parts, product, c);
    }

    private static void Sum(float* parts, int count, int length, float* total)
    {
        const int Share = 8 * 1024;
        Workers.For((length + Share - 1) / Share, piece =>
        {
            var end = Math.Min(length, (piece + 1) * Share);
            var i = piece * Share;
            for (; i <= end - Vector<float>.Count; i += Vector<float>.Count)
            {
                var sum = Vector.Load(parts + i);
                for (var part = 1; part < count; part++)
                {
                    sum += Vector.Load(parts + ((nint)part * length) + i);
                }

                sum.Store(total + i);
            }

            for (; i < end; i++)
            {
                var sum = parts[i];
                for (var part = 1; part < count; part++)
                {
                    sum += parts[((nint)part * length) + i];
                }

                total[i] = sum;
            }
        });
    }
}
