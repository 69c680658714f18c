using System.Numerics;
using CourseKit.Tensors.Memory;

namespace CourseKit.Tensors.Kernels.Pooling;

/// <summary>Goes over an image in bands of rows, padded and sorted for the windows that slide over them, as many at a time as stay in the nearest cache.</summary>
internal static unsafe class Bands
{
    private const int FloatsPerBand = 4096;

    /// <summary>Computes all the windows of one image.</summary>
    /// <param name="image">The image [H, W].</param>
    /// <param name="windows">Where the windows lie.</param>
    /// <param name="fill">What stands in the padding.</param>
    /// <param name="band">What to compute.</param>
    public static void Compute<TBand>(float* image, ImageWindows windows, float fill, TBand band)
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
        var places = Math.Clamp((FloatsPerBand / pitch - rows.Extent) / rows.Stride, Math.Min(4, rows.Places), rows.Places);
        using var scratch = Scratch.Take(((((places - 1) * rows.Stride) + rows.Extent) * pitch) + Vector<float>.Count);
        for (var first = 0; first < rows.Places; first += places)
        {
            var count = Math.Min(places, rows.Places - first);
            var start = rows.Start(first);
            var reach = ((count - 1) * rows.Stride) + rows.Extent;
            var from = Math.Clamp(-start, 0, reach);
            var to = Math.Clamp(rows.Size - start, from, reach);
            new Span<float>(scratch.Pointer, from * pitch).Fill(fill);
            columns.Sort(image + ((start + from) * windows.Columns.Size), to - from, scratch.Pointer + (from * pitch), fill);
            new Span<float>(scratch.Pointer + (to * pitch), (reach - to) * pitch).Fill(fill);
            band.Compute(scratch.Pointer, first, count);
        }
    }
}
