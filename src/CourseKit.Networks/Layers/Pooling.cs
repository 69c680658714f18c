using CourseKit.Networks.Costs;
using CourseKit.Tensors;
using CourseKit.Tensors.Kernels.Windows;

namespace CourseKit.Networks.Layers;

/// <summary>Shapes and operation counts of pooling layers.</summary>
internal static class Pooling
{
    /// <summary>[N, C, H, W] → [N, C, H', W'].</summary>
    public static Shape Infer(Shape input, Window2d window, bool ceilMode) => input.Rank == 4
        ? [input[0], input[1], AxisWindows.Of(window.ForPooling().Rows, input[2], ceilMode).Places,
            AxisWindows.Of(window.Columns, input[3], ceilMode).Places]
        : throw new ShapeException("Pooling takes images [N, C, H, W].", $"{input}");

    /// <summary>[N, C, H, W] → [N, C, height, width].</summary>
    public static Shape Infer(Shape input, int height, int width) => input.Rank != 4
        ? throw new ShapeException("Pooling takes images [N, C, H, W].", $"{input}")
        : height > 0 && width > 0 && input[2] > 0 && input[3] > 0 ? [input[0], input[1], height, width]
        : throw new ShapeException("A map of at least one pixel is cut into at least one part along each axis.",
            $"{input} into {height}×{width}");

    /// <summary>One operation less than the window has pixels for each result, and one to divide where that is needed.</summary>
    public static Operations CountOperations(Window2d window, Shape output, bool divides = false)
    {
        Arithmetic pixels = (long)window.Rows.Kernel * window.Columns.Kernel;
        return Operations.Of((divides ? pixels : pixels - 1) * Arithmetic.Product(output));
    }
}
