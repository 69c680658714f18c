using System.Numerics;
using CourseKit.Tensors.Kernels.Windows;

namespace CourseKit.Tensors.Kernels.Pooling;

/// <summary>Max pooling over neighboring channels, pixel by pixel.</summary>
internal static unsafe class ChannelMaxPooling
{
    /// <summary>The largest values of groups of channels, and their positions.</summary>
    /// <remarks>The gradient is <see cref="MaxPooling.Backward(float*, int*, float*, int, int, int)"/> with N
    /// planes of C'·H·W and C·H·W values.</remarks>
    /// <param name="x">Images [N, C, pixels].</param>
    /// <param name="y">Set to the maxima [N, C', pixels], C' being <c>channels.Places</c>.</param>
    /// <param name="places">Set to channel·pixels + pixel of each maximum within its image [N, C',
    /// pixels]; −1 for a window without channels.</param>
    /// <param name="images">N.</param>
    /// <param name="channels">The window over the channels.</param>
    /// <param name="pixels">H·W.</param>
    public static void Forward(float* x, float* y, int* places, int images, AxisWindows channels, int pixels) =>
        PlaneRanges.For(images * channels.Places, (long)pixels * channels.Kernel, (from, to) =>
        {
            for (var group = from; group < to; group++)
            {
                var target = (long)group * pixels;
                Group(x + ((long)(group / channels.Places) * channels.Size * pixels), y + target, places + target, channels,
                    group % channels.Places, pixels);
            }
        });

    private static void Group(float* image, float* y, int* places, AxisWindows channels, int group, int pixels)
    {
        new Span<float>(y, pixels).Fill(float.NegativeInfinity);
        new Span<int>(places, pixels).Fill(-1);
        var (from, to) = channels.Inside(group);
        for (var k = from; k < to; k++)
        {
            var channel = channels.Start(group) + (k * channels.Dilation);
            Challenge(image + (channel * pixels), y, places, channel * pixels, pixels);
        }
    }

    /// <summary>Replaces maxima by the larger values of one more channel, or all of them if it is the first.</summary>
    private static void Challenge(float* values, float* largest, int* places, int offset, int pixels)
    {
        var i = 0;
        for (; i + Vector<float>.Count <= pixels; i += Vector<float>.Count)
        {
            var (value, champion, place) = (Vector.Load(values + i), Vector.Load(largest + i), Vector.Load(places + i));
            var wins = Vector.GreaterThan(value, champion) | Vector.OnesComplement(Vector.Equals(value, value)) | Vector.LessThan(
                place, Vector<int>.Zero);
            Vector.ConditionalSelect(wins, value, champion).Store(largest + i);
            Vector.ConditionalSelect(wins, Vector.CreateSequence(offset + i, 1), place).Store(places + i);
        }

        for (; i < pixels; i++)
        {
            if (values[i] > largest[i] || float.IsNaN(values[i]) || places[i] < 0)
            {
                (largest[i], places[i]) = (values[i], offset + i);
            }
        }
    }
}
