using CourseKit.Tensors;
using CourseKit.Tensors.Kernels.Windows;

namespace CourseKit.Tests.Tensors.Kernels.Windows;

public sealed class ImageWindowsTests
{
    [Theory]
    [InlineData(7, 2, 2, 0, false, 3)]
    [InlineData(7, 2, 2, 0, true, 4)]
    [InlineData(5, 3, 2, 1, true, 3)]
    [InlineData(6, 3, 2, 1, true, 4)]
    [InlineData(4, 2, 3, 1, true, 2)] // A third window would start behind the image.
    [InlineData(2, 3, 2, 0, true, 1)]
    [InlineData(1, 1, 3, 0, true, 1)]
    public void A_last_window_may_reach_beyond_the_image_but_not_start_there(
        int size, int kernel, int stride, int padding, bool ceil, int places) =>
        AxisWindows.Of(new Window(kernel, stride, padding), size, ceil).Places.Should().Be(places);

    [Fact]
    public void A_window_that_fits_nowhere_is_refused_in_ceil_mode_too() =>
        FluentActions.Invoking(() => AxisWindows.Of(new Window(5, 2), 3, ceil: true)).Should().Throw<ShapeException>()
            .WithMessage("A window of 5 pixels needs at least as many to slide over*");

    [Fact]
    public void What_lies_on_the_image_are_the_pixels_that_do()
    {
        foreach (var (_, (axis, _)) in RandomWindows.Take(300, seed: 5))
        {
            for (var place = 0; place < axis.Places; place++)
            {
                var seen = Enumerable.Range(0, axis.Kernel).Select(k => axis.Start(place) + (k * axis.Dilation)).ToList();
                var (from, to) = axis.Inside(place);

                Enumerable.Range(from, to - from).Should()
                    .Equal(Enumerable.Range(0, axis.Kernel).Where(k => seen[k] >= 0 && seen[k] < axis.Size));
                axis.InsidePadding(place).Should().Be(seen.Count(pixel => pixel < axis.Size + axis.After));
            }
        }
    }
}
