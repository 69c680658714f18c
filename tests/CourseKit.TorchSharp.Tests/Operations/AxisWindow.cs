using CourseKit.Tensors;
using CourseKit.Tests.Tensors.Properties;

namespace CourseKit.TorchSharp.Tests.Operations;

/// <summary>A window along one axis, drawn from sizes.</summary>
internal sealed record AxisWindow(int Kernel, int Stride = 1, int Padding = 0, int Dilation = 1)
{
    /// <summary>The fewest pixels that it fits upon, with its padding.</summary>
    public int Least => Math.Max(1, ((Kernel - 1) * Dilation) + 1 - (2 * Padding));

    /// <summary>The sizes from which <see cref="Of"/> makes a window, and the pixels that are more than it needs.</summary>
    public static (string Name, int Least, int Most)[] Axes(string axis, int kernel = 5, int padding = 4, int more = 11) =>
    [
        ($"kernel {axis}s", 1, kernel), ($"{axis} stride", 1, 4), ($"{axis} padding", 0, padding), ($"{axis} dilation", 1, 3),
        ($"more {axis}s", 0, more),
    ];

    public static AxisWindow Of(Sizes sizes, string axis) =>
        new(sizes[$"kernel {axis}s"], sizes[$"{axis} stride"], sizes[$"{axis} padding"], sizes[$"{axis} dilation"]);

    /// <summary>The pixels of the axis that it slides along.</summary>
    public int Pixels(Sizes sizes, string axis) => Least + sizes[$"more {axis}s"];

    public Window ToWindow() => new(Kernel, Stride, Padding, Dilation);

    public static long[] All(IEnumerable<AxisWindow> windows, Func<AxisWindow, int> number) =>
        [.. windows.Select(window => (long)number(window))];
}
