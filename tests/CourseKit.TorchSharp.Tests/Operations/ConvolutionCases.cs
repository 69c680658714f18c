using CourseKit.Tensors;
using CourseKit.Tests.Tensors.Properties;
using F = TorchSharp.torch.nn.functional;
using Padding = CourseKit.Tensors.Padding;

namespace CourseKit.TorchSharp.Tests.Operations;

internal static class ConvolutionCases
{
    private static readonly (string Name, int Least, int Most)[] Batch =
        [("images", 0, 3), ("groups", 1, 3), ("channels", 1, 5), ("filters", 1, 6), ("bias", 0, 1)];

    public static IReadOnlyList<OperationCase> All { get; } =
    [
        new(nameof(Tensor.Conv2d), [.. Batch, .. AxisWindow.Axes("row"), .. AxisWindow.Axes("column")], Images) { Trials = 60 },
        new(nameof(Tensor.Conv2d), [("images", 1, 3), ("groups", 2, 9), ("channels", 1, 1), ("filters", 1, 2), ("bias", 0, 1),
            .. AxisWindow.Axes("row"), .. AxisWindow.Axes("column")], Images) { With = "each channel by itself" },
        new(nameof(Tensor.Conv2d), [("images", 1, 2), ("groups", 1, 1), ("channels", 24, 40), ("filters", 24, 40), ("bias", 0, 1),
            ("padding", 0, 2), ("more rows", 6, 15), ("more columns", 6, 15)], ManyChannels) { With = "3×3, many channels", Trials = 10 },
        new(nameof(Tensor.Conv2d), [.. Batch, ("kernel", 1, 5), ("stride", 1, 4), ("dilation", 1, 3), ("rows", 1, 13), ("columns", 1, 13)],
            SamePadding) { With = "same padding" },
        new(nameof(Tensor.Conv1d), [.. Batch, .. AxisWindow.Axes("column")], Sequences),
        new(nameof(Tensor.Conv3d), [("images", 1, 2), ("groups", 1, 2), ("channels", 1, 3), ("filters", 1, 3), ("bias", 0, 1),
            .. AxisWindow.Axes("row", kernel: 3, more: 5), ("depth", 1, 3), ("width", 1, 4)], Volumes) { Trials = 30 },
        new(nameof(Tensor.ConvTranspose2d), [.. Batch, ("kernel rows", 1, 4), ("kernel columns", 1, 5), ("stride", 1, 4), ("padding", 0, 4),
            ("output padding", 0, 3), ("dilation", 1, 3), ("rows", 1, 6), ("columns", 1, 9)], Transposed) { Trials = 60 },
        new(nameof(Tensor.CrossCorrelate), [("stride", 1, 4), ("padding", 0, 3), ("kernel rows", 1, 4), ("kernel columns", 1, 5),
            ("more rows", 0, 7), ("more columns", 0, 7)], OneImage),
    ];

    private static Trial Images(Sizes sizes)
    {
        var (rows, columns) = (AxisWindow.Of(sizes, "row"), AxisWindow.Of(sizes, "column"));
        return Convolution(sizes, [rows, columns], [rows.Pixels(sizes, "row"), columns.Pixels(sizes, "column")]);
    }

    private static Trial ManyChannels(Sizes sizes)
    {
        var window = new AxisWindow(3, 1, sizes["padding"]);
        return Convolution(sizes, [window, window], [window.Pixels(sizes, "row"), window.Pixels(sizes, "column")]) with
        {
            Tolerance = 5e-5,
        };
    }

    private static Trial Convolution(Sizes sizes, AxisWindow[] windows, int[] pixels)
    {
        var groups = sizes["groups"];
        return new(Inputs(sizes, pixels, windows.Select(window => window.Kernel)),
            x => x[0].Conv2d(x[1], x.ElementAtOrDefault(2), new Window2d(windows[0].ToWindow(), windows[1].ToWindow()), groups),
            x => F.conv2d(x[0], x[1], x.ElementAtOrDefault(2), AxisWindow.All(windows, window => window.Stride),
                AxisWindow.All(windows, window => window.Padding), AxisWindow.All(windows, window => window.Dilation), groups));
    }

    /// <summary>The zeros around it are TensorFlow's: ⌈size / stride⌉ places, and an odd zero at the end.</summary>
    private static Trial SamePadding(Sizes sizes)
    {
        var (kernel, stride, dilation, groups) = (sizes["kernel"], sizes["stride"], sizes["dilation"], sizes["groups"]);
        var (top, bottom) = Zeros(sizes["rows"]);
        var (left, right) = Zeros(sizes["columns"]);
        return new(Inputs(sizes, [sizes["rows"], sizes["columns"]], [kernel, kernel]),
            x => x[0].Conv2d(x[1], x.ElementAtOrDefault(2), stride, Padding.Same, dilation, groups),
            x => F.conv2d(F.pad(x[0], [left, right, top, bottom]), x[1], x.ElementAtOrDefault(2), [stride, stride], [0, 0],
                [dilation, dilation], groups));

        (long Before, long Behind) Zeros(int size)
        {
            var all = Math.Max(0, ((((size + stride - 1) / stride) - 1) * stride) + ((kernel - 1) * dilation) + 1 - size);
            return (all / 2, all - (all / 2));
        }
    }

    private static Trial Sequences(Sizes sizes)
    {
        var (window, groups) = (AxisWindow.Of(sizes, "column"), sizes["groups"]);
        return new(Inputs(sizes, [window.Pixels(sizes, "column")], [window.Kernel]),
            x => x[0].Conv1d(x[1], x.ElementAtOrDefault(2), window.Stride, window.Padding, window.Dilation, groups),
            x => F.conv1d(x[0], x[1], x.ElementAtOrDefault(2), window.Stride, window.Padding, window.Dilation, groups));
    }

    private static Trial Volumes(Sizes sizes)
    {
        var (window, groups) = (AxisWindow.Of(sizes, "row"), sizes["groups"]);
        int[] kernel = [sizes["depth"], window.Kernel, sizes["width"]];
        int[] pixels = [.. kernel.Select(size => (window with { Kernel = size }).Pixels(sizes, "row"))];
        pixels[1]++;
        return new(Inputs(sizes, pixels, kernel),
            x => x[0].Conv3d(x[1], x.ElementAtOrDefault(2), window.Stride, window.Padding, window.Dilation, groups),
            x => F.conv3d(x[0], x[1], x.ElementAtOrDefault(2), Thrice(window.Stride), Thrice(window.Padding), Thrice(window.Dilation),
                groups));

        long[] Thrice(long number) => [number, number, number];
    }

    private static Trial Transposed(Sizes sizes)
    {
        var (stride, dilation, groups) = (sizes["stride"], sizes["dilation"], sizes["groups"]);
        var more = Math.Min(sizes["output padding"], Math.Max(stride, dilation) - 1);
        var (channels, filters) = (groups * sizes["channels"], sizes["filters"]);
        int[] pixels = [sizes["rows"], sizes["columns"]], kernel = [sizes["kernel rows"], sizes["kernel columns"]];

        // One pixel is left at least.
        var padding = pixels.Zip(kernel, (size, window) => (((size - 1) * stride) + ((window - 1) * dilation) + more) / 2)
            .Append(sizes["padding"]).Min();
        Tensor[] inputs = [Trial.Values([sizes["images"], channels, .. pixels], 1), Trial.Values([channels, filters, .. kernel], 2)];
        return new(sizes["bias"] == 0 ? inputs : [.. inputs, Trial.Values([groups * filters], 3)],
            x => x[0].ConvTranspose2d(x[1], x.ElementAtOrDefault(2), stride, padding, more, dilation, groups),
            x => F.conv_transpose2d(x[0], x[1], x.ElementAtOrDefault(2), [stride, stride], [padding, padding], [more, more],
                [dilation, dilation], groups));
    }

    private static Trial OneImage(Sizes sizes)
    {
        var (stride, padding) = (sizes["stride"], sizes["padding"]);
        AxisWindow rows = new(sizes["kernel rows"], stride, padding), columns = new(sizes["kernel columns"], stride, padding);
        return new(
            [Trial.Values([rows.Pixels(sizes, "row"), columns.Pixels(sizes, "column")], 1), Trial.Values([rows.Kernel, columns.Kernel], 2)],
            x => x[0].CrossCorrelate(x[1], stride, padding),
            x => F.conv2d(x[0].unsqueeze(0).unsqueeze(0), x[1].unsqueeze(0).unsqueeze(0), null, [stride, stride], [padding, padding])
                .squeeze(0).squeeze(0));
    }

    private static Tensor[] Inputs(Sizes sizes, IEnumerable<int> pixels, IEnumerable<int> kernel)
    {
        var (groups, channels) = (sizes["groups"], sizes["channels"]);
        var filters = groups * sizes["filters"];
        var images = Trial.Values([sizes["images"], groups * channels, .. pixels], 1);
        var weight = Trial.Values([filters, channels, .. kernel], 2);
        return sizes["bias"] == 0 ? [images, weight] : [images, weight, Trial.Values([filters], 3)];
    }
}
