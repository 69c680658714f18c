using CourseKit.Tensors;
using CourseKit.Tensors.Kernels.Depthwise;
using CourseKit.Tensors.Kernels.Windows;
using CourseKit.Tests.Tensors.Kernels.Windows;

namespace CourseKit.Tests.Tensors.Kernels.Depthwise;

public sealed unsafe class DepthwiseConvolutionTests
{
    private const float None = float.PositiveInfinity;

    [Fact]
    public void Two_channels_with_two_filters_each()
    {
        // Channel 0 is 1 2 / 3 4, channel 1 is 5 6 / 7 8; 1×2 windows.
        var shape = new DepthwiseShape(1, 2, 2, ImageWindows.Of(new Window2d(new Window(1), new Window(2)), 2, 2));
        var (x, weight) = (new PinnedValues(1, 2, 3, 4, 5, 6, 7, 8), new PinnedValues(1, 0, 0, 1, 1, 1, -1, 1));
        var bias = new PinnedValues(0, 10, 0, -10);
        foreach (var fast in new[] { false, true })
        {
            Forward(fast, x, weight, bias, shape, -None, None).ToArray().Should().Equal(1, 3, 12, 14, 11, 15, -9, -9);
            Forward(fast, x, weight, bias, shape, 0, 6).ToArray().Should().Equal(1, 3, 6, 6, 6, 6, 0, 0);
        }
    }

    [Fact]
    public void Fast_and_plain_agree_on_any_windows()
    {
        var random = new Random(1);
        var cases = RandomWindows.Take(150, seed: 11).Concat(RandomWindows.Take(60, seed: 12, new Window2d(3, 1, 1)))
            .Concat(RandomWindows.Take(60, seed: 13, new Window2d(3, 2, 1)))
                .Concat(RandomWindows.Take(40, seed: 14, new Window2d(5, 2, Padding.Same)));
        foreach (var (channels, windows) in cases)
        {
            var shape = new DepthwiseShape(random.Next(1, 4), channels, random.Next(1, 3), windows);
            var maps = shape.Images * shape.Filters * windows.Places;
            var x = PinnedValues.Random(shape.Images * channels * windows.Pixels, 1);
            var weight = PinnedValues.Random(shape.Filters * shape.Taps, 2);
            var bias = random.Next(2) == 0 ? null : PinnedValues.Random(shape.Filters, 3);
            var dy = PinnedValues.Random(maps, 4);

            Forward(true, x, weight, bias, shape, -1, 6).ShouldHold(Values(Forward(false, x, weight, bias, shape, -1, 6)), 1e-5);
            Compare(x.Count, result => PlainDepthwise.InputGradient(dy, weight, result, shape),
                result => DepthwiseConvolution.InputGradient(dy, weight, result, shape));
            Compare(weight.Count, result => PlainDepthwise.WeightGradient(x, dy, result, shape),
                result => DepthwiseConvolution.WeightGradient(x, dy, result, shape));
            Compare(shape.Filters, result => PlainDepthwise.BiasGradient(dy, result, shape),
                result => DepthwiseConvolution.BiasGradient(dy, result, shape));
        }
    }

    [Fact]
    public void The_plain_gradients_are_those_of_the_plain_convolution()
    {
        var shape = new DepthwiseShape(2, 2, 2, ImageWindows.Of(new Window2d(3, 2, 1, 2), 6, 7));
        var (x, weight) = (PinnedValues.Random(2 * 2 * 42, 1), PinnedValues.Random(4 * 9, 2));
        var bias = PinnedValues.Random(4, 4);
        var dy = PinnedValues.Random(2 * 4 * shape.Windows.Places, 3);
        var (dx, dw, db) = (PinnedValues.Unwritten(x.Count), PinnedValues.Unwritten(weight.Count), PinnedValues.Unwritten(4));
        PlainDepthwise.InputGradient(dy, weight, dx, shape);
        PlainDepthwise.WeightGradient(x, dy, dw, shape);
        PlainDepthwise.BiasGradient(dy, db, shape);

        // The maps are linear in each of the three, so that a unit step gives the derivative.
        dx.ShouldHold(i => Derivative(x, i), 1e-4);
        dw.ShouldHold(i => Derivative(weight, i), 1e-4);
        db.ShouldHold(i => Derivative(bias, i), 1e-4);

        double Derivative(PinnedValues values, long place)
        {
            var before = Loss();
            values[place] += 1;
            var after = Loss();
            values[place] -= 1;
            return after - before;
        }

        double Loss()
        {
            var y = Forward(false, x, weight, bias, shape, -None, None);
            return Enumerable.Range(0, y.Count).Sum(i => (double)y[i] * dy[i]);
        }
    }

    [Fact]
    public void NaN_passes_the_activation_and_stays_in_its_windows()
    {
        var shape = new DepthwiseShape(1, 1, 1, ImageWindows.Of(new Window2d(3, 1, 1), 9, 9));
        var x = PinnedValues.Random(81);
        x[40] = float.NaN;
        var y = Forward(true, x, PinnedValues.Random(9, 2), null, shape, 0, 6).ToArray();

        Enumerable.Range(0, 81).Where(i => float.IsNaN(y[i])).Should().Equal(30, 31, 32, 39, 40, 41, 48, 49, 50);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Results_do_not_depend_on_the_threads(int stride)
    {
        var shape = new DepthwiseShape(2, 40, 1, ImageWindows.Of(new Window2d(3, stride, 1), 28, 28));
        var (x, weight) = (PinnedValues.Random(80 * 784), PinnedValues.Random(360));
        var dy = PinnedValues.Random(80 * shape.Windows.Places);
        PinnedValues.ShouldBeTheSameForAnyThreads(() => Forward(true, x, weight, null, shape, 0, 6));
        PinnedValues.ShouldBeTheSameForAnyThreads(() =>
        {
            var dw = PinnedValues.Unwritten(360);
            DepthwiseConvolution.WeightGradient(x, dy, dw, shape);
            return dw;
        });
    }

    private static PinnedValues Forward(bool fast, PinnedValues x, PinnedValues weight, PinnedValues? bias, DepthwiseShape shape,
        float low, float high)
    {
        var y = PinnedValues.Unwritten(shape.Images * shape.Filters * shape.Windows.Places);
        var pointer = bias is null ? null : (float*)bias;
        if (fast)
        {
            DepthwiseConvolution.Forward(x, weight, pointer, y, shape, low, high);
        }
        else
        {
            PlainDepthwise.Forward(x, weight, pointer, y, shape, low, high);
        }

        return y;
    }

    private static void Compare(int count, Action<PinnedValues> plain, Action<PinnedValues> fast)
    {
        var (expected, received) = (PinnedValues.Unwritten(count), PinnedValues.Unwritten(count));
        plain(expected);
        fast(received);
        received.ShouldHold(Values(expected), 1e-4);
    }

    private static Func<long, double> Values(PinnedValues values) => i => values[i];
}
