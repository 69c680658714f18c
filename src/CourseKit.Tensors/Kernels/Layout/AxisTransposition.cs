using System.Runtime.Intrinsics;
using CourseKit.Tensors.Kernels.Elementwise;
using CourseKit.Tensors.Kernels.Vectors;

namespace CourseKit.Tensors.Kernels.Layout;

/// <summary>The transpose of two axes of a tensor, one contiguous in the source and the other in the target, in blocks of 4×4
/// within bands that stay in the cache.</summary>
internal static unsafe class AxisTransposition
{
    private const int Band = 16;

    /// <summary>[rows, columns] → [columns, rows], both contiguous.</summary>
    public static void Copy(float* source, float* target, nint rows, nint columns) => Copy(source, columns, target, rows, 1, columns, rows);

    /// <summary>target[row·targetRow + column·targetColumn] = source[column·sourceColumn + row].</summary>
    public static void Copy(float* source, nint sourceColumn, float* target, nint targetRow, nint targetColumn, nint rows, nint columns) =>
        Pieces.ForItems((rows + Band - 1) / Band, Band * columns, (from, to) =>
        {
            for (var band = from; band < to; band++)
            {
                var row = band * Band;
                CopyBand(source + row, sourceColumn, target + (row * targetRow), targetRow, targetColumn, nint.Min(Band, rows - row),
                    columns);
            }
        });

    private static void CopyBand(float* source, nint sourceColumn, float* target, nint targetRow, nint targetColumn, nint rows,
        nint columns)
    {
        nint column = 0;
        if (Vector128.IsHardwareAccelerated && targetColumn == 1)
        {
            for (; column <= columns - 4; column += 4)
            {
                nint row = 0;
                for (; row <= rows - 4; row += 4)
                {
                    CopyBlock(source + (column * sourceColumn) + row, sourceColumn, target + (row * targetRow) + column, targetRow);
                }

                CopyEach(source, sourceColumn, target, targetRow, 1, row, rows, column, column + 4);
            }
        }

        CopyEach(source, sourceColumn, target, targetRow, targetColumn, 0, rows, column, columns);
    }

    private static void CopyBlock(float* source, nint sourceColumn, float* target, nint targetRow)
    {
        var (first, second, third, fourth) = Transpose4x4.Of(
            Vector128.Load(source),
            Vector128.Load(source + sourceColumn),
            Vector128.Load(source + (2 * sourceColumn)),
            Vector128.Load(source + (3 * sourceColumn)));
        first.Store(target);
        second.Store(target + targetRow);
        third.Store(target + (2 * targetRow));
        fourth.Store(target + (3 * targetRow));
    }

    private static void CopyEach(
        float* source, nint sourceColumn, float* target, nint targetRow, nint targetColumn, nint fromRow, nint toRow, nint fromColumn,
            nint toColumn)
    {
        for (var row = fromRow; row < toRow; row++)
        {
            for (var column = fromColumn; column < toColumn; column++)
            {
                target[(row * targetRow) + (column * targetColumn)] = source[(column * sourceColumn) + row];
            }
        }
    }
}
