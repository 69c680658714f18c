using CourseKit.Tensors;
using CourseKit.Tensors.Kernels.Pooling;
using CourseKit.Tensors.Kernels.Windows;
using CourseKit.Tests.Tensors.Kernels.Windows;

namespace CourseKit.Tests.Tensors.Kernels.Pooling;

public sealed unsafe class AveragePoolingTests
{
    /// <summary>5 × 7 pixels, (7·i mod 11) − 5.</summary>
    private static readonly float[] Image = [.. Enumerable.Range(0, 35).Select(i => (float)((i * 7 % 11) - 5))];

    /// <summary>36 times what torch.nn.functional.avg_pool2d of PyTorch gives for <see cref="Image"/>,
    /// in ceil mode or not, with the padding counted or not.</summary>
    public static TheoryData<Window2d, bool, bool, float[]> Known => new()
    {
        { new(2, 2), false, true, [-63, 45, -45, 0, 9, 18] },
        { new(3, 2, 1), false, true, [-28, 12, -4, 4, -16, -20, 0, -12, -8, -24, 4, -20] },
        { new(3, 2, 1), false, false, [-63, 18, -6, 9, -24, -20, 0, -18, -18, -36, 6, -45] },
        { new(2, 3), true, true, [-63, 0, 36, -18, 45, -18] },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void Averages_are_those_of_PyTorch(Window2d window, bool ceil, bool countPadding, float[] expected)
    {
        var windows = ImageWindows.Of(window, 5, 7, ceil);
        var (plain, fast) = (PinnedValues.Unwritten(expected.Length), PinnedValues.Unwritten(expected.Length));
        PlainAveragePooling.Forward(new PinnedValues(Image), plain, 1, windows, countPadding);
        AveragePooling.Forward(new PinnedValues(Image), fast, 1, windows, countPadding);

        plain.ShouldHold(i => expected[i] / 36);
        fast.ShouldHold(i => expected[i] / 36);
    }

    [Fact]
    public void Fast_and_plain_agree_on_any_windows()
    {
        ulong seed = 0;
        foreach (var (planes, windows) in RandomWindows.Take(300, seed: 1).Concat(RandomWindows.Take(60, seed: 2, new Window2d(2, 2))))
        {
            var countPadding = ++seed % 2 == 0;
            var x = PinnedValues.Random(planes * windows.Pixels, seed);
            x[(long)seed % x.Count] = seed % 3 == 0 ? float.PositiveInfinity : 0;
            var (plain, fast) = (PinnedValues.Unwritten(planes * windows.Places), PinnedValues.Unwritten(planes * windows.Places));
            PlainAveragePooling.Forward(x, plain, planes, windows, countPadding);
            AveragePooling.Forward(x, fast, planes, windows, countPadding);
            fast.ShouldHold(i => plain[i]);

            var dy = PinnedValues.Random(planes * windows.Places, seed);
            var (plainGradient, fastGradient) = (PinnedValues.Unwritten(x.Count), PinnedValues.Unwritten(x.Count));
            PlainAveragePooling.Backward(dy, plainGradient, planes, windows, countPadding);
            AveragePooling.Backward(dy, fastGradient, planes, windows, countPadding);
            fastGradient.ShouldHold(i => plainGradient[i]);
        }
    }

    [Fact]
    public void The_plain_gradient_is_that_of_the_plain_averages()
    {
        foreach (var (_, windows) in RandomWindows.Take(20, seed: 3))
        {
            // Averages are linear: dx[i] is the sum of dy times the averages of an image that is 1 at i and 0 elsewhere.
            var dy = PinnedValues.Random(windows.Places);
            var dx = PinnedValues.Unwritten(windows.Pixels);
            PlainAveragePooling.Backward(dy, dx, 1, windows, countPadding: true);
            dx.ShouldHold(pixel =>
            {
                var x = new PinnedValues(new float[windows.Pixels]) { [pixel] = 1 };
                var y = PinnedValues.Unwritten(windows.Places);
                PlainAveragePooling.Forward(x, y, 1, windows, countPadding: true);
                return Enumerable.Range(0, windows.Places).Sum(i => (double)dy[i] * y[i]);
            });
        }
    }
}
