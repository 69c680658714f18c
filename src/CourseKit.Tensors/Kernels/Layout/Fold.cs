using CourseKit.Tensors.Kernels.Elementwise;

namespace CourseKit.Tensors.Kernels.Layout;

/// <summary>Windows put back as images (col2im): [N, C·h·w, L] → [N, C, H, W], what several windows see being added. The gradient of <see cref="Unfold"/>.</summary>
internal static unsafe class Fold
{
    /// <summary>Writes the images; what windows see outside of them is dropped.</summary>
    public static void Add(ImageWindows shape, float* windows, float* images) =>
        Pieces.ForItems(shape.Images, (nint)shape.Pixels * shape.Rows * shape.Columns, (from, to) =>
        {
            for (var image = from; image < to; image++)
            {
                var size = shape.Height * shape.Width;
                new Span<float>(images + (image * size), size).Clear();
                AddImage(shape, windows + (image * shape.Pixels * shape.Rows * shape.Columns), images + (image * size));
            }
        });

    private static void AddImage(ImageWindows shape, float* seen, float* image)
    {
        var (rows, columns) = (shape.Window.Rows, shape.Window.Columns);
        for (var pixel = 0; pixel < shape.Pixels; pixel++)
        {
            var (down, right) = Math.DivRem(pixel, columns.Kernel);
            for (var row = 0; row < shape.Rows; row++)
            {
                var y = (row * rows.Stride) + (down * rows.Dilation) - shape.Top;
                for (var column = 0; column < shape.Columns; column++, seen++)
                {
                    var x = (column * columns.Stride) + (right * columns.Dilation) - shape.Left;
                    if ((uint)y < (uint)shape.Height && (uint)x < (uint)shape.Width)
                    {
                        image[((nint)y * shape.Width) + x] += *seen;
                    }
                }
            }
        }
    }
}
