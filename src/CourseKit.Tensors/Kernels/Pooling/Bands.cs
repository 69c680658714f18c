using System.Numerics;

namespace CourseKit.Tensors.Kernels.Pooling;

/// <summary>
/// Goes over an image in bands of rows, padded and sorted for the windows that slide over them, as
/// many at a time as stay in the nearest cache.
/// </summary>
internal static unsafe class Bands
{
    /// <summary>The widest window that is summed by bands: they list the place of each of its columns on the stack.</summary>
    public const int WidestKernel = 4096;

    private const int FloatsPerBand = 4096;

    /// <summary>How much memory <see cref="Compute"/> needs.</summary>
    public static int Floats(ImageWindows windows) =>
        ((((PlacesPerBand(windows) - 1) * windows.Rows.Stride) + windows.Rows.Extent) * new PhasedColumns(windows.Columns).Pitch) +
            Vector<float>.Count;

    /// <summary>Computes all the windows of one image.</summary>
    /// <param name="image">The image [H, W].</param>
    /// <param name="windows">Where the windows lie.</param>
    /// <param name="fill">What stands in the padding.</param>
    /// <param name="memory">As many floats as <see cref="Floats"/> says.</param>
    /// <param name="band">What to compute.</param>
    public static void Compute<TBand>(float* image, ImageWindows windows, float fill, float* memory, TBand band)
        where TBand : struct, IBand
    {
        var (rows, columns) = (windows.Rows, new PhasedColumns(windows.Columns));
        if (columns.AreThoseOfTheImage && rows.Before == 0 && ((rows.Places - 1) * rows.Stride) + rows.Extent <= rows.Size
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
            columns.Sort(image + ((start + from) * windows.Columns.Size), to - from, memory + (from * pitch), fill);
            new Span<float>(memory + (to * pitch), (reach - to) * pitch).Fill(fill);
            band.Compute(memory, first, count);
        }
    }

    /// <summary>How many rows of windows a band has: at least four, so that few rows are padded twice.</summary>
    private static int PlacesPerBand(ImageWindows windows)
    {
        var (rows, pitch) = (windows.Rows, new PhasedColumns(windows.Columns).Pitch);
        return Math.Clamp(((FloatsPerBand / pitch) - rows.Extent) / rows.Stride, Math.Min(4, rows.Places), rows.Places);
    }
}
