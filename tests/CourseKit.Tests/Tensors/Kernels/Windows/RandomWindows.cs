using CourseKit.Tensors;
using CourseKit.Tensors.Kernels.Windows;

namespace CourseKit.Tests.Tensors.Kernels.Windows;

/// <summary>Windows as networks have them, and others: images narrower and wider than vectors, all
/// strides, paddings and dilations, ceil mode.</summary>
internal static class RandomWindows
{
    public static IEnumerable<(int Planes, ImageWindows Windows)> Take(int count, int seed, Window2d? window = null)
    {
        var random = new Random(seed);
        while (count > 0)
        {
            var windows = window ?? new Window2d(Axis(random), Axis(random));
            var (height, width) = (random.Next(1, 40), random.Next(1, random.Next(2, 90)));
            var ceil = random.Next(2) == 0;
            if (Fits(windows.Rows, height) && Fits(windows.Columns, width))
            {
                count--;
                yield return (random.Next(1, 5), ImageWindows.Of(windows, height, width, ceil));
            }
        }
    }

    private static Window Axis(Random random)
    {
        var kernel = random.Next(1, 6);
        return new Window(kernel, random.Next(1, 5), random.Next(3) == 0 ? Padding.Same : (Padding)random.Next(kernel + 1),
            random.Next(4) == 0 ? 3 : 1);
    }

    private static bool Fits(Window window, int size)
    {
        var (before, after) = window.Padding.Around(size, window.Extent, window.Stride);
        return before + size + after >= window.Extent;
    }
}
