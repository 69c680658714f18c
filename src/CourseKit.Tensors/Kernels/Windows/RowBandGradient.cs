using System.Numerics;

namespace CourseKit.Tensors.Kernels.Windows;

/// <summary>The gradient of <see cref="RowBands"/>: gradients are added to padded polyphase rows, which then become those of the
/// image.</summary>
internal static unsafe class RowBandGradient
{
    /// <summary>Returns the scratch memory that <see cref="Compute"/> needs, in floats.</summary>
    public static int Floats(ImageWindows windows) =>
        (Reach(windows.Rows) * new PolyphaseColumns(windows.Columns).Pitch) + Vector<float>.Count;

    /// <summary>Computes the gradient of one image.</summary>
    /// <param name="image">Set to the gradient [H, W].</param>
    /// <param name="windows">The geometry of the windows.</param>
    /// <param name="memory">As many floats as <see cref="Floats"/> says.</param>
    /// <param name="band">Adds the gradients of all windows to rows that start as zeros; it may add
    /// zeros to a vector beyond the last.</param>
    public static void Compute<TBand>(float* image, ImageWindows windows, float* memory, TBand band)
        where TBand : struct, IBand
    {
        var (rows, columns) = (windows.Rows, new PolyphaseColumns(windows.Columns));
        new Span<float>(memory, Floats(windows)).Clear();
        band.Compute(memory, 0, rows.Places);
        for (var row = 0; row < rows.Size; row++, image += windows.Columns.Size)
        {
            if (row + rows.Before < Reach(rows))
            {
                columns.Interleave(memory + ((row + rows.Before) * columns.Pitch), image);
            }
            else
            {
                new Span<float>(image, windows.Columns.Size).Clear();
            }
        }
    }

    /// <summary>Returns the padded rows from the first of all windows to the last.</summary>
    private static int Reach(AxisWindows rows) => ((rows.Places - 1) * rows.Stride) + rows.Extent;
}
