using CourseKit.Tensors.Kernels.Elementwise;
using CourseKit.Tensors.Kernels.Windows;

namespace CourseKit.Tensors.Kernels.Layout;

/// <summary>col2im: windows back to images, [planes, h·w, L] → [planes, H, W], with overlapping windows summed. The gradient of
/// <see cref="Unfold"/>.</summary>
internal static unsafe class Fold
{
    /// <summary>Writes the images; parts of windows outside of them are dropped.</summary>
    public static void Add(int planes, ImageWindows windows, float* columns, float* images) =>
        Pieces.ForItems(planes, (nint)windows.Taps * windows.Places, (from, to) =>
        {
            for (var plane = from; plane < to; plane++)
            {
                var image = images + (plane * windows.Pixels);
                new Span<float>(image, windows.Pixels).Clear();
                AddImage(windows, columns + (plane * windows.Taps * windows.Places), image);
            }
        });

    private static void AddImage(ImageWindows windows, float* seen, float* image)
    {
        var (rows, columns) = windows;
        for (var tap = 0; tap < windows.Taps; tap++)
        {
            var (down, right) = Math.DivRem(tap, columns.Kernel);
            for (var i = 0; i < rows.Places; i++)
            {
                var y = rows.Start(i) + (down * rows.Dilation);
                for (var j = 0; j < columns.Places; j++, seen++)
                {
                    var x = columns.Start(j) + (right * columns.Dilation);
                    if ((uint)y < (uint)rows.Size && (uint)x < (uint)columns.Size)
                    {
                        image[((nint)y * columns.Size) + x] += *seen;
                    }
                }
            }
        }
    }
}
