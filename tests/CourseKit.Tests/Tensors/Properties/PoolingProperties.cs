using CourseKit.Tensors;
using CourseKit.Tensors.Kernels.Pooling;
using CourseKit.Tensors.Kernels.Resampling;
using CourseKit.Tensors.Kernels.Windows;
using CourseKit.Tests.Tensors.Kernels;

namespace CourseKit.Tests.Tensors.Properties;

public sealed unsafe class PoolingProperties
{
    private static readonly (string Name, int Least, int Most)[] Windows =
    [
        ("planes", 1, 5), ("ceil", 0, 1), ("count padding", 0, 1),
        ("kernel rows", 1, 4), ("row stride", 1, 4), ("row padding", 0, 2), ("row dilation", 1, 2), ("more rows", 0, 9),
        ("kernel columns", 1, 4), ("column stride", 1, 4), ("column padding", 0, 2), ("column dilation", 1, 2), ("more columns", 0, 40),
    ];

    [Fact]
    public void The_largest_of_windows_and_its_gradient() => ForAnyWindow((sizes, x, window, windows) =>
    {
        var ceil = sizes["ceil"] == 1;
        var y = x.MaxPool2d(window, ceil);
        var dy = Drawn(y.Shape, 2);
        y.Backward(dy);

        PinnedValues values = new(x.ToArray()), gradients = new(dy.ToArray()),
            plainY = PinnedValues.Unwritten(windows.Places * x.Shape[1]), plainDx = PinnedValues.Unwritten(x.Shape.Elements);
        var places = new int[plainY.Count];
        fixed (int* at = places)
        {
            PlainMaxPooling.Forward(values, plainY, at, x.Shape[1], windows);
            PlainMaxPooling.Backward(gradients, at, plainDx, x.Shape[1], windows.Places, windows.Pixels);
        }

        y.ShouldAgreeWith(plainY.ToArray(), 0, "output");
        x.MaxPool2d(window, ceil).Detach().ShouldAgreeWith(plainY.ToArray(), 0, "output");
        x.Grad!.ShouldAgreeWith(plainDx.ToArray(), 1e-5, "gradient");
    });

    [Fact]
    public void The_average_of_windows_and_its_gradient() => ForAnyWindow((sizes, x, window, windows) =>
    {
        var (ceil, countPadding) = (sizes["ceil"] == 1, sizes["count padding"] == 1);
        var y = x.AvgPool2d(window, ceil, countPadding);
        var dy = Drawn(y.Shape, 2);
        y.Backward(dy);

        PinnedValues values = new(x.ToArray()), gradients = new(dy.ToArray()),
            plainY = PinnedValues.Unwritten(windows.Places * x.Shape[1]), plainDx = PinnedValues.Unwritten(x.Shape.Elements);
        PlainAveragePooling.Forward(values, plainY, x.Shape[1], windows, countPadding);
        PlainAveragePooling.Backward(gradients, plainDx, x.Shape[1], windows, countPadding);

        y.ShouldAgreeWith(plainY.ToArray(), 1e-5, "output");
        x.Grad!.ShouldAgreeWith(plainDx.ToArray(), 1e-5, "gradient");
    });

    [Fact]
    public void Images_of_another_size() => Sizes.ForAll(
        40, [("planes", 1, 4), ("rows", 1, 20), ("columns", 1, 40), ("new rows", 1, 30), ("new columns", 1, 50), ("corners", 0, 1)],
            sizes =>
        {
            var (planes, rows, columns, newRows, newColumns) = (sizes["planes"], sizes["rows"], sizes["columns"], sizes["new rows"],
                sizes["new columns"]);
            var corners = sizes["corners"] == 1;
            var x = Drawn([1, planes, rows, columns], 1);
            var values = new PinnedValues(x.ToArray());
            PinnedValues nearest = PinnedValues.Unwritten(planes * newRows * newColumns), bilinear = PinnedValues.Unwritten(nearest.Count);
            PlainResampling.Nearest(values, nearest, planes, new Resizing(rows, columns, newRows, newColumns));
            PlainResampling.Bilinear(values, bilinear, planes, new Resizing(rows, columns, newRows, newColumns, corners));

            x.ResizeNearest(newRows, newColumns).ShouldAgreeWith(nearest.ToArray(), 0, "nearest pixels");
            x.ResizeBilinear(newRows, newColumns, corners).ShouldAgreeWith(bilinear.ToArray(), 1e-5, "mixed pixels");
        });

    private static void ForAnyWindow(Action<Sizes, Tensor, Window2d, ImageWindows> property) => Sizes.ForAll(60, Windows, sizes =>
    {
        var (rows, columns) = (Axis(sizes, "row"), Axis(sizes, "column"));
        var x = Drawn([1, sizes["planes"], Room(rows) + sizes["more rows"], Room(columns) + sizes["more columns"]], 1).RequireGrad();
        var window = new Window2d(rows, columns);
        property(sizes, x, window, ImageWindows.Of(window, x.Shape[2], x.Shape[3], sizes["ceil"] == 1));
    });

    /// <summary>A window with at most as much padding as pooling takes.</summary>
    private static Window Axis(Sizes sizes, string axis)
    {
        var window = new Window(sizes[$"kernel {axis}s"], sizes[$"{axis} stride"], default, sizes[$"{axis} dilation"]);
        return window with { Padding = Math.Min(sizes[$"{axis} padding"], window.Extent / 2) };
    }

    /// <summary>The pixels that a window needs beside its padding.</summary>
    private static int Room(Window window) =>
        Math.Max(1, window.Extent - (2 * window.Padding.Around(1, window.Extent, window.Stride).Before));

    private static Tensor Drawn(Shape shape, int number) => Tensor.From(shape, Sizes.Values((int)shape.Elements, number));
}
