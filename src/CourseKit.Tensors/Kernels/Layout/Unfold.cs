using CourseKit.Tensors.Kernels.Elementwise;

namespace CourseKit.Tensors.Kernels.Layout;

/// <summary>Images as their windows (im2col): [N, C, H, W] → [N, C·h·w, L], column l being what window l sees.</summary>
internal static unsafe class Unfold
{
    /// <summary>Writes the windows; pixels outside the image are 0.</summary>
    public static void Copy(ImageWindows shape, float* images, float* windows) =>
        Pieces.ForItems((nint)shape.Images * shape.Pixels, shape.Rows * shape.Columns, (from, to) =>
        {
            for (var item = from; item < to; item++)
            {
                var (image, pixel) = Math.DivRem(item, shape.Pixels);
                CopyPixel(shape, images + (image * shape.Height * shape.Width), (int)pixel, windows + (item * shape.Rows * shape.Columns));
            }
        });

    /// <summary>One row of the result: what all windows see at the same one of their pixels.</summary>
    private static void CopyPixel(ImageWindows shape, float* image, int pixel, float* seen)
    {
        var (rows, columns) = (shape.Window.Rows, shape.Window.Columns);
        var (down, right) = Math.DivRem(pixel, columns.Kernel);
        for (var row = 0; row < shape.Rows; row++)
        {
            var y = (row * rows.Stride) + (down * rows.Dilation) - shape.Top;
            for (var column = 0; column < shape.Columns; column++)
            {
                var x = (column * columns.Stride) + (right * columns.Dilation) - shape.Left;
                var isInside = (uint)y < (uint)shape.Height && (uint)x < (uint)shape.Width;
                *seen++ = isInside ? image[((nint)y * shape.Width) + x] : 0;
            }
        }
    }
}
