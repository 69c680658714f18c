using System.Runtime.Intrinsics.X86;
using CourseKit.Tensors;
using CourseKit.Tensors.Kernels.Depthwise;
using CourseKit.Tensors.Kernels.Windows;

namespace CourseKit.Tests.Tensors.Kernels.Depthwise;

public sealed unsafe class SlidingFilterTests
{
    public static TheoryData<int> Widths =>
        [.. new[] { (256, Avx2.IsSupported && Fma.IsSupported), (512, Avx512F.IsSupported) }.Where(width => width.Item2)
            .Select(width => width.Item1)];

    [Theory]
    [MemberData(nameof(Widths))]
    public void Slides_over_images_of_any_width_with_any_padding(int bits)
    {
        foreach (var (stride, padding) in new[] { (1, 0), (1, 1), (1, 2), (2, 0), (2, 1), (2, 2) })
        {
            for (var width = 3; width < 75; width++)
            {
                var windows = ImageWindows.Of(new Window2d(3, stride, padding), 3 + (width % 5), width);
                var (image, taps, bias) = (PinnedValues.Random(windows.Pixels, (ulong)width), PinnedValues.Random(9, 2),
                    PinnedValues.Random(1, 3));
                var (plain, fast) = (PinnedValues.Unwritten(windows.Places), PinnedValues.Unwritten(windows.Places));
                PlainDepthwise.Forward(image, taps, bias, plain, new DepthwiseShape(1, 1, 1, windows), -3, 4);

                var filter = new SlidingFilter { Taps = taps, Bias = bias[0], Least = -3, Most = 4 };
                if (bits == 512)
                {
                    filter.Apply512(image, windows, fast);
                }
                else
                {
                    filter.Apply256(image, windows, fast);
                }

                fast.ShouldHold(i => plain[i], 1e-5);
            }
        }
    }

    [Fact]
    public void A_row_that_only_the_padding_below_sees_is_a_sum_of_what_is_there()
    {
        // One row, two of padding above and below: every result sees that row once, with another row of the filter.
        var windows = ImageWindows.Of(new Window2d(new Window(3, 1, 2), new Window(3, 1, 1)), 1, 20);
        var (image, taps) = (PinnedValues.Random(20, 1), new PinnedValues(0, 1, 0, 0, 10, 0, 0, 100, 0));
        var map = PinnedValues.Unwritten(60);
        DepthwiseConvolution.Forward(image, taps, null, map, new DepthwiseShape(1, 1, 1, windows), float.NegativeInfinity,
            float.PositiveInfinity);

        map.ShouldHold(i => new[] { 100, 10, 1 }[i / 20] * (double)image[i % 20], 1e-4);
    }
}
