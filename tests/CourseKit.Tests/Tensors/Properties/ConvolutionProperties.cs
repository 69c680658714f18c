using CourseKit.Tensors;
using CourseKit.Tensors.Kernels.Convolution;

namespace CourseKit.Tests.Tensors.Properties;

/// <summary>Convolutions as learners call them, whichever algorithm computes them, against the plain one in all three directions.</summary>
public sealed class ConvolutionProperties
{
    private static readonly (string Name, int Least, int Most)[] Batch =
        [("images", 1, 3), ("groups", 1, 3), ("channels", 1, 6), ("filters", 1, 7)];

    private static readonly (string Name, int Least, int Most)[] Rows =
        [("kernel rows", 1, 4), ("row stride", 1, 3), ("row padding", 0, 3), ("row dilation", 1, 3), ("more rows", 0, 9)];

    private static readonly (string Name, int Least, int Most)[] Columns =
        [("kernel columns", 1, 5), ("column stride", 1, 3), ("column padding", 0, 3), ("column dilation", 1, 3), ("more columns", 0, 37)];

    [Fact]
    public void Of_images() => Sizes.ForAll(60, [.. Batch, .. Rows, .. Columns], sizes => Check(
        sizes["images"], sizes["groups"] * sizes["channels"], sizes["groups"] * sizes["filters"], sizes["groups"],
        [Window(sizes, "row"), Window(sizes, "column")], [sizes["more rows"], sizes["more columns"]],
        (x, w, b, windows, groups) => x.Conv2d(w, b, new Window2d(windows[0], windows[1]), groups)));

    [Fact]
    public void Of_each_channel_by_itself() => Sizes.ForAll(
        50, [("images", 1, 3), ("channels", 1, 9), ("filters a channel", 1, 2), .. Rows, .. Columns], sizes => Check(
        sizes["images"], sizes["channels"], sizes["channels"] * sizes["filters a channel"], sizes["channels"],
        [Window(sizes, "row"), Window(sizes, "column")], [sizes["more rows"], sizes["more columns"]],
        (x, w, b, windows, groups) => x.Conv2d(w, b, new Window2d(windows[0], windows[1]), groups)));

    [Fact]
    public void Of_images_with_many_channels_by_Winograds_algorithm()
    {
        var byWinograd = 0;
        Sizes.ForAll(8, [("images", 1, 2), ("channels", 24, 33), ("filters", 24, 33), ("padding", 0, 2), ("more rows", 9, 15),
            ("more columns", 9, 15)], sizes =>
        {
            Window[] windows = [new(3, 1, sizes["padding"]), new(3, 1, sizes["padding"])];
            var geometry = Check(
                sizes["images"], sizes["channels"], sizes["filters"], 1, windows, [sizes["more rows"], sizes["more columns"]],
                (x, w, b, windows, groups) => x.Conv2d(w, b, 1, sizes["padding"]));
            byWinograd += ConvolutionAlgorithm.For(geometry) is WinogradAlgorithm ? 1 : 0;
        });
        byWinograd.Should().BeGreaterThan(4, "the others are too small for it");
    }

    [Fact]
    public void Of_sequences() => Sizes.ForAll(40, [.. Batch, .. Columns], sizes => Check(
        sizes["images"], sizes["groups"] * sizes["channels"], sizes["groups"] * sizes["filters"], sizes["groups"],
        [Window(sizes, "column")], [sizes["more columns"]],
        (x, w, b, windows, groups) => x.Conv1d(w, b, windows[0].Stride, sizes["column padding"], windows[0].Dilation, groups)));

    [Fact]
    public void Of_volumes() => Sizes.ForAll(
        30, [("images", 1, 2), ("groups", 1, 2), ("channels", 1, 3), ("filters", 1, 3), .. Rows, ("kernel depth", 1, 3),
            ("kernel columns", 1, 4), ("more", 0, 4)], sizes =>
        {
            var like = Window(sizes, "row");
            Window[] windows = [.. new[] { sizes["kernel depth"], like.Kernel, sizes["kernel columns"] }
                .Select(kernel => new Window(kernel, like.Stride, like.Padding, like.Dilation))];
            Check(
                sizes["images"], sizes["groups"] * sizes["channels"], sizes["groups"] * sizes["filters"], sizes["groups"],
                windows, [0, sizes["more"], sizes["more rows"]],
                (x, w, b, windows, groups) => x.Conv3d(w, b, like.Stride, like.Padding, like.Dilation, groups));
        });

    [Fact]
    public void Transposed() => Sizes.ForAll(
        40, [.. Batch, ("kernel", 1, 4), ("stride", 1, 3), ("dilation", 1, 2), ("padding", 0, 2), ("rows", 1, 6), ("columns", 1, 12),
            ("more", 0, 2)], sizes =>
        {
            var (kernel, stride, dilation, groups) = (sizes["kernel"], sizes["stride"], sizes["dilation"], sizes["groups"]);
            var padding = Math.Min(sizes["padding"], (kernel - 1) * dilation / 2);
            var more = Math.Min(sizes["more"], Math.Max(stride, dilation) - 1);
            var (channels, filters) = (groups * sizes["channels"], groups * sizes["filters"]);
            Shape input = [sizes["images"], channels, sizes["rows"], sizes["columns"]];
            Shape weights = [channels, filters / groups, kernel, kernel];
            int[] output = [.. input[2..].Select(size => ((size - 1) * stride) - (2 * padding) + ((kernel - 1) * dilation) + more + 1)];
            var geometry = new ConvolutionGeometry(
                input[0], filters, Extents.Of(output), channels, new(1, kernel, kernel), Extents.Of(input[2..]))
            {
                Stride = new(1, stride, stride),
                Padding = new(0, padding, padding),
                Dilation = new(1, dilation, dilation),
                Groups = groups,
            };
            var (x, w) = (Drawn(input, 1), Drawn(weights, 2));

            var y = x.ConvTranspose2d(w, null, stride, padding, more, dilation, groups);
            var dy = Drawn([input[0], filters, .. output], 3).Detach();
            y.Backward(dy);

            float[] plainY = new float[dy.Shape.Elements], plainDx = new float[input.Elements], plainDw = new float[weights.Elements];
            PlainConvolution.InputGradient(geometry, x.ToArray(), w.ToArray(), plainY);
            PlainConvolution.Forward(geometry, dy.ToArray(), w.ToArray(), plainDx);
            PlainConvolution.WeightGradient(geometry, dy.ToArray(), x.ToArray(), plainDw);
            y.ShouldAgreeWith(plainY, Agreement.OfProducts(channels * kernel * kernel), "output");
            x.Grad!.ShouldAgreeWith(plainDx, Agreement.OfProducts(filters * kernel * kernel), "gradient of the input");
            w.Grad!.ShouldAgreeWith(plainDw, Agreement.OfProducts(input[0] * input[2] * input[3]), "gradient of the weights");
        });

    /// <summary>A convolution of images that have so many pixels more than the window needs.</summary>
    private static ConvolutionGeometry Check(
        int images, int channels, int filters, int groups, Window[] windows, int[] more, Func<Tensor, Tensor, Tensor, Window[], int,
            Tensor> convolve)
    {
        Shape input = [images, channels, .. windows.Zip(more, (window, more) => Least(window) + more)];
        var geometry = ConvolutionGeometry.Of(input, filters, windows, groups);
        var (x, w, b) = (Drawn(input, 1), Drawn([filters, channels / groups, .. windows.Select(window => window.Kernel)], 2),
            Drawn([filters], 3));

        var y = convolve(x, w, b, windows, groups);
        var dy = Drawn(y.Shape, 4).Detach();
        y.Backward(dy);

        float[] plainY = new float[dy.Shape.Elements], plainDx = new float[input.Elements], plainDw = new float[w.Shape.Elements],
            plainDb = new float[filters];
        PlainConvolution.Forward(geometry, x.ToArray(), w.ToArray(), plainY);
        PlainConvolution.InputGradient(geometry, dy.ToArray(), w.ToArray(), plainDx);
        PlainConvolution.WeightGradient(geometry, x.ToArray(), dy.ToArray(), plainDw);
        var gradients = dy.ToArray();
        for (var i = 0; i < plainY.Length; i++)
        {
            var filter = i / geometry.Output.Places % filters;
            plainY[i] += b[filter];
            plainDb[filter] += gradients[i];
        }

        y.ShouldAgreeWith(plainY, Agreement.OfProducts(geometry.Taps + 1), "output");
        x.Grad!.ShouldAgreeWith(plainDx, Agreement.OfProducts(geometry.GroupFilters * geometry.Kernel.Places), "gradient of the input");
        w.Grad!.ShouldAgreeWith(plainDw, Agreement.OfProducts(images * geometry.Output.Places), "gradient of the weights");
        b.Grad!.ShouldAgreeWith(plainDb, Agreement.OfProducts(images * geometry.Output.Places), "gradient of the bias");
        return geometry;
    }

    private static Tensor Drawn(Shape shape, int number) => Tensor.From(shape, Sizes.Values((int)shape.Elements, number)).RequireGrad();

    private static Window Window(Sizes sizes, string axis) =>
        new(sizes[$"kernel {axis}s"], sizes[$"{axis} stride"], sizes[$"{axis} padding"], sizes[$"{axis} dilation"]);

    /// <summary>The smallest axis that a window fits upon.</summary>
    private static int Least(Window window) =>
        Enumerable.Range(1, window.Extent).First(size =>
            window.Padding.Around(size, window.Extent, window.Stride) is var (before, after) && before + size + after >= window.Extent);
}
