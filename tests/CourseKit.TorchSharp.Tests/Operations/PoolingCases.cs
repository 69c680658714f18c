using CourseKit.Tensors;
using CourseKit.Tests.Tensors.Properties;
using TorchSharp;
using F = TorchSharp.torch.nn.functional;

namespace CourseKit.TorchSharp.Tests.Operations;

internal static class PoolingCases
{
    private static readonly (string Name, int Least, int Most)[] Windows =
    [
        ("images", 0, 3), ("channels", 1, 4), ("ceil mode", 0, 1), ("ties", 0, 1), .. AxisWindow.Axes("row", padding: 2),
        .. AxisWindow.Axes("column", padding: 2),
    ];

    private static readonly (string Name, int Least, int Most)[] Parts =
        [("images", 0, 3), ("channels", 1, 4), ("rows", 1, 9), ("columns", 1, 12), ("height", 1, 7), ("width", 1, 15), ("ties", 0, 1)];

    public static IReadOnlyList<OperationCase> All { get; } =
    [
        new(nameof(Tensor.MaxPool2d), Windows, Largest) { Trials = 60 },
        new(nameof(Tensor.MinPool2d), Windows, Smallest),
        new(nameof(Tensor.AvgPool2d), [.. Windows, ("count include pad", 0, 1)], Average) { Trials = 60 },
        new(nameof(Tensor.AdaptiveAvgPool2d), Parts, sizes => new([Maps(sizes, sizes["rows"], sizes["columns"])],
            x => x[0].AdaptiveAvgPool2d(sizes["height"], sizes["width"]),
            x => F.adaptive_avg_pool2d(x[0], [(long)sizes["height"], sizes["width"]]))),
        new(nameof(Tensor.AdaptiveMaxPool2d), Parts, sizes => new([Maps(sizes, sizes["rows"], sizes["columns"])],
            x => x[0].AdaptiveMaxPool2d(sizes["height"], sizes["width"]),
            x => F.adaptive_max_pool2d(x[0], [sizes["height"], sizes["width"]]))),
        new(nameof(Tensor.ChannelMaxPool2d), [("images", 1, 3), ("kernel", 1, 4), ("stride", 1, 4), ("more channels", 0, 7), ("rows", 1, 5),
            ("columns", 1, 6)], sizes => new(
            [Trial.Ties([sizes["images"], sizes["kernel"] + sizes["more channels"], sizes["rows"], sizes["columns"]])],
            x => x[0].ChannelMaxPool2d(sizes["kernel"], sizes["stride"]),
            x => F.max_pool3d(x[0].unsqueeze(1), [sizes["kernel"], 1, 1], [sizes["stride"], 1, 1]).squeeze(1))),
        new(nameof(Tensor.Unfold), Windows, Unfolded),
        new(nameof(Tensor.Fold), Windows, Folded),
    ];

    private static Trial Largest(Sizes sizes)
    {
        var (rows, columns, images) = Draw(sizes);
        AxisWindow[] windows = [rows, columns];
        return new([images], x => x[0].MaxPool2d(new Window2d(rows.ToWindow(), columns.ToWindow()), sizes["ceil mode"] == 1),
            x => Max(x[0], windows, sizes["ceil mode"] == 1));
    }

    private static Trial Smallest(Sizes sizes)
    {
        var (rows, columns, images) = Draw(sizes);
        AxisWindow[] windows = [rows, columns];
        return new([images], x => x[0].MinPool2d(new Window2d(rows.ToWindow(), columns.ToWindow()), sizes["ceil mode"] == 1),
            x => -Max(-x[0], windows, sizes["ceil mode"] == 1));
    }

    private static torch.Tensor Max(torch.Tensor x, AxisWindow[] windows, bool ceilMode) => F.max_pool2d(
        x, AxisWindow.All(windows, window => window.Kernel), AxisWindow.All(windows, window => window.Stride),
        AxisWindow.All(windows, window => window.Padding), AxisWindow.All(windows, window => window.Dilation), ceilMode);

    /// <summary>TorchSharp averages neighboring pixels only.</summary>
    private static Trial Average(Sizes sizes)
    {
        var (rows, columns, images) = Draw(sizes, dilated: false);
        AxisWindow[] windows = [rows, columns];
        var (ceilMode, counts) = (sizes["ceil mode"] == 1, sizes["count include pad"] == 1);
        return new([images], x => x[0].AvgPool2d(new Window2d(rows.ToWindow(), columns.ToWindow()), ceilMode, counts),
            x => F.avg_pool2d(x[0], AxisWindow.All(windows, window => window.Kernel), AxisWindow.All(windows, window => window.Stride),
                AxisWindow.All(windows, window => window.Padding), ceilMode, counts));
    }

    private static Trial Unfolded(Sizes sizes)
    {
        var (rows, columns, images) = Draw(sizes);
        return new([images], x => x[0].Unfold(new Window2d(rows.ToWindow(), columns.ToWindow())), x => F.unfold(
            x[0], (rows.Kernel, columns.Kernel), (rows.Dilation, columns.Dilation), (rows.Padding, columns.Padding),
            (rows.Stride, columns.Stride)));
    }

    private static Trial Folded(Sizes sizes)
    {
        var (rows, columns, images) = Draw(sizes);
        var window = new Window2d(rows.ToWindow(), columns.ToWindow());
        var (height, width) = (images.Shape[2], images.Shape[3]);
        return new([Trial.Values(images.Unfold(window).Shape)], x => x[0].Fold(window, height, width), x => F.fold(
            x[0], (height, width), (rows.Kernel, columns.Kernel), (rows.Dilation, columns.Dilation), (rows.Padding, columns.Padding),
            (rows.Stride, columns.Stride)));
    }

    /// <summary>Draws windows with at most half of their pixels in the padding, which TorchSharp asks for, and images in which each window
    /// has a pixel: libtorch passes the gradient of one that has none to the next image.</summary>
    private static (AxisWindow Rows, AxisWindow Columns, Tensor Images) Draw(Sizes sizes, bool dilated = true)
    {
        var (rows, columns) = (Narrowed(AxisWindow.Of(sizes, "row")), Narrowed(AxisWindow.Of(sizes, "column")));
        return (rows, columns, Maps(sizes, Pixels(rows, "row"), Pixels(columns, "column")));

        AxisWindow Narrowed(AxisWindow window) => window with
        {
            Padding = Math.Min(window.Padding, window.Kernel / 2),
            Dilation = dilated ? window.Dilation : 1,
        };

        int Pixels(AxisWindow window, string axis) => Math.Max(window.Pixels(sizes, axis), window.Dilation);
    }

    private static Tensor Maps(Sizes sizes, int rows, int columns)
    {
        Shape shape = [sizes["images"], sizes["channels"], rows, columns];
        return sizes["ties"] == 1 ? Trial.Ties(shape) : Trial.Values(shape);
    }
}
