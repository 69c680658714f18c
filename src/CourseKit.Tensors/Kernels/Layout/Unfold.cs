using CourseKit.Tensors.Kernels.Elementwise;
using CourseKit.Tensors.Kernels.Windows;

namespace CourseKit.Tensors.Kernels.Layout;

/// <summary>im2col: images as their windows, [planes, H, W] → [planes, h·w, L], column l being window l.</summary>
internal static unsafe class Unfold
{
    /// <summary>Writes the windows; pixels outside the image are 0.</summary>
    public static void Copy(int planes, ImageWindows windows, float* images, float* columns) =>
        Pieces.ForItems((nint)planes * windows.Taps, windows.Places, (from, to) =>
        {
            for (var item = from; item < to; item++)
            {
                var (plane, tap) = Math.DivRem(item, windows.Taps);
                CopyTap(windows, images + (plane * windows.Pixels), (int)tap, columns + (item * windows.Places));
            }
        });

    /// <summary>Writes one row of the result: one tap of all windows.</summary>
    private static void CopyTap(ImageWindows windows, float* image, int tap, float* seen)
    {
        var (rows, columns) = windows;
        var (down, right) = Math.DivRem(tap, columns.Kernel);
        for (var i = 0; i < rows.Places; i++)
        {
            var y = rows.Start(i) + (down * rows.Dilation);
            for (var j = 0; j < columns.Places; j++)
            {
                var x = columns.Start(j) + (right * columns.Dilation);
                var isInside = (uint)y < (uint)rows.Size && (uint)x < (uint)columns.Size;
                *seen++ = isInside ? image[((nint)y * columns.Size) + x] : 0;
            }
        }
    }
}
