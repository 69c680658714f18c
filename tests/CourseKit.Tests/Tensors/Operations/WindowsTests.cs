using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;
using FsCheck;
using FsCheck.Fluent;

namespace CourseKit.Tests.Tensors.Operations;

public sealed class WindowsTests
{
    [Fact]
    public void Unfold_lists_each_window_channel_by_channel_row_by_row() => ForAnyWindow((window, image) =>
    {
        var (rows, columns) = (window.Rows, window.Columns);
        var (height, width) = (image.Shape[2], image.Shape[3]);
        var (top, left) = (rows.Padding.Around(height, rows.Extent, rows.Stride).Before,
            columns.Padding.Around(width, columns.Extent, columns.Stride).Before);
        var (down, across) = (rows.Slide(height), columns.Slide(width));

        image.Unfold(window).ShouldHold([image.Shape[0], image.Shape[1] * rows.Kernel * columns.Kernel, down * across], at =>
        {
            var (c, u, v) = (at[1] / columns.Kernel / rows.Kernel, at[1] / columns.Kernel % rows.Kernel, at[1] % columns.Kernel);
            var (y, x) = ((at[2] / across * rows.Stride) + (u * rows.Dilation) - top,
                (at[2] % across * columns.Stride) + (v * columns.Dilation) - left);
            return y >= 0 && y < height && x >= 0 && x < width ? image[at[0], c, y, x] : 0;
        });
    });

    [Fact]
    public void Fold_is_the_transpose_of_Unfold() => ForAnyWindow((window, image) =>
    {
        var windows = image.Unfold(window);
        var others = Expectations.Random(windows.Shape, 2);
        var folded = others.Fold(window, image.Shape[2], image.Shape[3]);

        folded.Shape.Should().Equal(image.Shape);
        (image * folded).Sum().Item().Should().BeApproximately((windows * others).Sum().Item(), 1e-3f);
    });

    [Fact]
    public void Windows_that_do_not_overlap_fold_back_to_the_image()
    {
        var image = Expectations.Random([2, 3, 4, 6]);

        image.Unfold(new Window2d(2, 2)).Fold(new Window2d(2, 2), 4, 6).ShouldBeExactly(image);
    }

    [Fact]
    public void Windows_of_other_images_are_refused()
    {
        const string Rule = "2×3 windows of images [N, C, 4, 5] have shape [N, C·6, 3·3].";
        var window = new Window2d(new Window(2), new Window(3));

        Message(() => Tensor.Zeros([1, 6, 8]).Fold(window, 4, 5)).Should().Be($"{Rule} Received: [1, 6, 8].");
        Message(() => Tensor.Zeros([1, 4, 9]).Fold(window, 4, 5)).Should().Be($"{Rule} Received: [1, 4, 9].");
        Message(() => Tensor.Zeros([6, 9]).Fold(window, 4, 5)).Should().Be($"{Rule} Received: [6, 9].");
        Message(() => Tensor.Zeros([2, 2]).Unfold(window)).Should().Be("Unfold takes images [N, C, H, W]. Received: [2, 2].");
    }

    private static void ForAnyWindow(Action<Window2d, Tensor> property) => Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
    {
        var random = new Generator((ulong)seed);
        var rows = new Window(random.Integer(1, 4), random.Integer(1, 4), random.Integer(0, 3), random.Integer(1, 3));
        var columns = new Window(random.Integer(1, 4), random.Integer(1, 4), Padding.Same, random.Integer(1, 3));
        property(
            new Window2d(rows, columns),
            random.Uniform([random.Integer(0, 3), random.Integer(1, 4), random.Integer(rows.Extent, 9), random.Integer(1, 9)], -1, 1));
    }).QuickCheckThrowOnFailure();

    private static string Message(Func<Tensor> operation) => operation.Should().Throw<ShapeException>().Which.Message;
}
