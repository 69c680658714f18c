using System.Numerics;

namespace CourseKit.Tensors.Kernels.Windows;

/// <summary>A loop over an image in bands of rows, padded and in polyphase order, as many at a time as stay in the L1 cache.</summary>
internal static unsafe class RowBands
{
    /// <summary>The widest kernel that bands support: they list the offset of each of its columns on the stack.</summary>
    public const int WidestKernel = 4096;

    private const int FloatsPerBand = 4096;

    /// <summary>Returns the scratch memory that <see cref="Compute"/> needs, in floats.</summary>
    public static int Floats(ImageWindows windows) =>
        ((((PlacesPerBand(windows) - 1) * windows.Rows.Stride) + windows.Rows.Extent) * new PolyphaseColumns(windows.Columns).Pitch) +
            Vector<float>.Count;

    /// <summary>Computes all the windows of one image.</summary>
    /// <param name="image">The image [H, W].</param>
    /// <param name="windows">The geometry of the windows.</param>
    /// <param name="fill">The value of the padding.</param>
    /// <param name="memory">As many floats as <see cref="Floats"/> says.</param>
    /// <param name="band">The computation.</param>
    public static void Compute<TBand>(float* image, ImageWindows windows, float fill, float* memory, TBand band)
        where TBand : struct, IBand
    {
        var (rows, columns) = (windows.Rows, new PolyphaseColumns(windows.Columns));
        if (columns.IsIdentity && rows.Before == 0 && ((rows.Places - 1) * rows.Stride) + rows.Extent <= rows.Size
            && windows.Columns.Places >= Vector<float>.Count)
        {
            band.Compute(image, 0, rows.Places);
            return;
        }

        var pitch = columns.Pitch;
        var places = PlacesPerBand(windows);
        for (var first = 0; first < rows.Places; first += places)
        {
            var count = Math.Min(places, rows.Places - first);
            var start = rows.Start(first);
            var reach = ((count - 1) * rows.Stride) + rows.Extent;
            var from = Math.Clamp(-start, 0, reach);
            var to = Math.Clamp(rows.Size - start, from, reach);
            new Span<float>(memory, from * pitch).Fill(fill);
            columns.Deinterleave(image + ((start + from) * windows.Columns.Size), to - from, memory + (from * pitch), fill);
            new Span<float>(memory + (to * pitch), (reach - to) * pitch).Fill(fill);
            band.Compute(memory, first, count);
        }
    }

    /// <summary>Returns the rows of windows in a band: at least four, so that few rows are padded twice.</summary>
    private static int PlacesPerBand(ImageWindows windows)
    {
        var (rows, pitch) = (windows.Rows, new PolyphaseColumns(windows.Columns).Pitch);
        return Math.Clamp(((FloatsPerBand / pitch) - rows.Extent) / rows.Stride, Math.Min(4, rows.Places), rows.Places);
    }
}
