using CourseKit.Tensors;

namespace CourseKit.Tests.Tensors;

public sealed class WindowTests
{
    [Fact]
    public void A_window_fits_wherever_it_stays_inside()
    {
        for (var size = 1; size <= 12; size++)
        {
            foreach (var (kernel, stride, padding, dilation) in Windows())
            {
                var window = new Window(kernel, stride, padding, dilation);
                var places = 0;
                for (var first = -padding; first + ((kernel - 1) * dilation) < size + padding; first += stride)
                {
                    places++;
                }

                if (places > 0)
                {
                    window.Slide(size).Should().Be(places, $"{size} pixels, {window}");
                }
                else
                {
                    window.Invoking(it => it.Slide(size)).Should().Throw<ShapeException>();
                }
            }
        }
    }

    [Theory]
    [InlineData(224, 7, 2, 3, 112)] // ResNet's first layer.
    [InlineData(227, 11, 4, 0, 55)] // AlexNet's first layer.
    [InlineData(28, 5, 1, 2, 28)] // LeNet's first layer.
    public void Known_layers_have_their_published_size(int size, int kernel, int stride, int padding, int places) =>
        new Window(kernel, stride, padding).Slide(size).Should().Be(places);

    [Fact]
    public void A_dilated_window_reaches_over_the_pixels_in_between()
    {
        new Window(3, Dilation: 2).Extent.Should().Be(5);
        new Window(1, Dilation: 9).Extent.Should().Be(1);
        new Window(3, Dilation: 2).Slide(7).Should().Be(3);
    }

    [Fact]
    public void A_square_window_is_the_same_along_both_axes()
    {
        var window = new Window2d(3, 2, Padding.Same, 4);

        window.Rows.Should().Be(new Window(3, 2, Padding.Same, 4));
        window.Columns.Should().Be(window.Rows);
    }

    [Fact]
    public void A_window_wider_than_the_axis_is_refused() =>
        new Window(3, 1, Padding.Valid, 2).Invoking(it => it.Slide(4)).Should().Throw<ShapeException>().Which.Message.Should().Be(
            "A window of 5 pixels needs at least as many to slide over; make the kernel smaller or the padding larger. "
            + "Received: 4 pixels, padding valid.");

    [Fact]
    public void Kernel_stride_and_dilation_are_at_least_one()
    {
        Message(() => new Window(0)).Should().Be("A window sees at least one pixel along each axis. Received: 0.");
        Message(() => new Window(3, 0)).Should().Be("A stride is at least one pixel. Received: 0.");
        Message(() => new Window(3, Dilation: -1)).Should().Be("A dilation is at least one pixel. Received: -1.");
    }

    private static string Message(Func<Window> make) => make.Should().Throw<ShapeException>().Which.Message;

    private static IEnumerable<(int Kernel, int Stride, int Padding, int Dilation)> Windows() =>
        from kernel in Enumerable.Range(1, 5)
        from stride in Enumerable.Range(1, 4)
        from padding in Enumerable.Range(0, 3)
        from dilation in Enumerable.Range(1, 3)
        select (kernel, stride, padding, dilation);
}
