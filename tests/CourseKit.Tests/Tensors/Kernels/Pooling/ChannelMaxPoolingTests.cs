using CourseKit.Tensors;
using CourseKit.Tensors.Kernels.Pooling;
using CourseKit.Tensors.Kernels.Windows;

namespace CourseKit.Tests.Tensors.Kernels.Pooling;

public sealed unsafe class ChannelMaxPoolingTests
{
    [Theory]
    [InlineData(6, 2, 2, 0, 1)]
    [InlineData(7, 3, 1, 1, 9)]
    [InlineData(5, 2, 3, 0, 30)]
    [InlineData(1, 1, 1, 0, 8)]
    public void The_largest_of_neighboring_channels_wins(int size, int kernel, int stride, int padding, int pixels)
    {
        var channels = AxisWindows.Of(new Window(kernel, stride, padding), size);
        var x = PinnedValues.Random(3 * size * pixels);
        var (y, places) = (PinnedValues.Unwritten(3 * channels.Places * pixels), PinnedValues.Unwritten(3 * channels.Places * pixels));
        ChannelMaxPooling.Forward(x, y, (int*)(float*)places, 3, channels, pixels);

        y.ShouldHold(place =>
        {
            var (image, group, pixel) = (place / pixels / channels.Places, (int)(place / pixels % channels.Places), place % pixels);
            var (from, to) = channels.Inside(group);
            var best = Enumerable.Range(from, to - from).Select(k => ((channels.Start(group) + k) * pixels) + pixel)
                .MaxBy(i => x[(image * size * pixels) + i]);
            BitConverter.SingleToInt32Bits(places[place]).Should().Be((int)best);
            return x[(image * size * pixels) + best];
        });
    }
}
