using System.Numerics;
using CourseKit.Tensors.Memory;

namespace CourseKit.Tensors.Kernels.Pooling;

/// <summary>The way back of <see cref="Bands"/>: gradients are added to sorted and padded rows, which then become those of the image.</summary>
internal static unsafe class BandGradient
{
    /// <summary>Computes the gradient of one image.</summary>
    /// <param name="image">Set to the gradient [H, W].</param>
    /// <param name="windows">Where the windows lie.</param>
    /// <param name="band">Adds the gradients of all windows to rows that start as zeros; it may add zeros to a vector beyond the last.</param>
    public static void Compute<TBand>(float* image, ImageWindows windows, TBand band)
        where TBand : struct, IBand
    {
        var (rows, columns) = (windows.Rows, new PhasedColumns(windows.Columns));
        var reach = ((rows.Places - 1) * rows.Stride) + rows.Extent;
        var size = (reach * columns.Pitch) + Vector<float>.Count;
        using var scratch = Scratch.Take(size);
        new Span<float>(scratch.Pointer, size).Clear();
        band.Compute(scratch.Pointer, 0, rows.Places);
        for (var row = 0; row < rows.Size; row++, image += windows.Columns.Size)
        {
            if (row + rows.Before < reach)
            {
                columns.Unsort(scratch.Pointer + ((row + rows.Before) * columns.Pitch), image);
            }
            else
            {
                new Span<float>(image, windows.Columns.Size).Clear();
            }
        }
    }
}
