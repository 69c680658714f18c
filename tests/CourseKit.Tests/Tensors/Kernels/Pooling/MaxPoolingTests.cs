using CourseKit.Tensors;
using CourseKit.Tensors.Kernels.Pooling;
using CourseKit.Tensors.Kernels.Windows;
using CourseKit.Tests.Tensors.Kernels.Windows;

namespace CourseKit.Tests.Tensors.Kernels.Pooling;

public sealed unsafe class MaxPoolingTests
{
    /// <summary>5 × 7 pixels, (7·i mod 11) − 5.</summary>
    private static readonly float[] Image = [.. Enumerable.Range(0, 35).Select(i => (float)((i * 7 % 11) - 5))];

    /// <summary>What torch.nn.functional.max_pool2d(return_indices=True) of PyTorch gives for <see cref="Image"/>.</summary>
    public static TheoryData<Window2d, bool, float[], int[]> Known => new()
    {
        { new(2, 2), false, [2, 5, 2, 5, 4, 5], [1, 3, 12, 14, 17, 25] },
        { new(3, 2, 1), false, [2, 5, 5, 4, 5, 4, 5, 3, 4, 3, 5, 2], [1, 3, 3, 6, 14, 17, 25, 20, 28, 31, 25, 34] },
        { new(2, 3, 1, 2), true, [-4, 3, 2, 1, 0, -4], [8, 9, 12, 15, 18, 19] },
        { new(2, 3), true, [2, 5, 4, 4, 5, 2], [1, 3, 6, 28, 25, 34] },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void Maxima_and_their_places_are_those_of_PyTorch(Window2d window, bool ceil, float[] maxima, int[] places)
    {
        var windows = ImageWindows.Of(window, 5, 7, ceil);

        Plain(Image, 1, windows).Should().BeEquivalentTo((maxima, places));
        Fast(Image, 1, windows).Should().BeEquivalentTo((maxima, places));
    }

    [Fact]
    public void The_last_NaN_wins_and_minus_infinity_only_where_there_is_nothing_else()
    {
        float[] image = [1, float.NaN, 0, float.NaN, 2, 3, 0, -0f, float.NegativeInfinity];
        var windows = ImageWindows.Of(new Window2d(2), 3, 3);
        Fast(image, 1, windows).Places.Should().Equal(3, 1, 3, 5);

        var nothing = Enumerable.Repeat(float.NegativeInfinity, 4).ToArray();
        var padded = ImageWindows.Of(new Window2d(2, 1, 1), 2, 2);
        Fast(nothing, 1, padded).Places.Should().Equal(0, 0, 1, 0, 0, 1, 2, 2, 3);
        Plain(nothing, 1, padded).Places.Should().Equal(0, 0, 1, 0, 0, 1, 2, 2, 3);
    }

    [Fact]
    public void Fast_and_plain_agree_on_any_windows()
    {
        var seed = 0;
        var cases = RandomWindows.Take(300, seed: 1).Concat(RandomWindows.Take(60, seed: 2, new Window2d(2, 2)))
            .Concat(RandomWindows.Take(60, seed: 3, new Window2d(3, 2, 1))).Concat(RandomWindows.Take(30, seed: 4, new Window2d(3, 1, 1)));
        foreach (var (planes, windows) in cases)
        {
            var image = Pixels(planes * windows.Pixels, seed++);
            var (plain, fast) = (Plain(image, planes, windows), Fast(image, planes, windows));
            fast.Values.Should().Equal(plain.Values, $"of {windows}");
            fast.Places.Should().Equal(plain.Places, $"of {windows}");
            WithoutPlaces(image, planes, windows).Should().Equal(plain.Values, $"of {windows}");
        }
    }

    [Fact]
    public void Gradients_go_where_the_maxima_stand()
    {
        var seed = 0;
        foreach (var (planes, windows) in RandomWindows.Take(60, seed: 6).Concat(RandomWindows.Take(60, seed: 7, new Window2d(2, 2))))
        {
            var places = Plain(Pixels(planes * windows.Pixels, seed++), planes, windows).Places;
            var dy = PinnedValues.Random(places.Length, (ulong)seed);
            var expected = new double[planes * windows.Pixels];
            for (var i = 0; i < places.Length; i++)
            {
                if (places[i] >= 0)
                {
                    expected[(i / windows.Places * windows.Pixels) + places[i]] += dy[i];
                }
            }

            var dx = PinnedValues.Unwritten(expected.Length);
            var pinned = new PinnedValues([.. places.Select(BitConverter.Int32BitsToSingle)]);
            MaxPooling.Backward(dy, (int*)(float*)pinned, dx, planes, windows);
            dx.ShouldHold(i => expected[i]);
        }
    }

    [Fact]
    public void Results_do_not_depend_on_the_threads()
    {
        var windows = ImageWindows.Of(new Window2d(3, 2, 1), 13, 13);
        var x = PinnedValues.Random(300 * windows.Pixels);
        PinnedValues.ShouldBeTheSameForAnyThreads(() =>
        {
            var y = PinnedValues.Unwritten(300 * windows.Places);
            MaxPooling.Forward(x, y, 300, windows);
            return y;
        });
    }

    /// <summary>Few different values, so that there are ties, and some that are no numbers.</summary>
    private static float[] Pixels(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.Next(60) switch
        {
            0 => float.NaN,
            1 => float.PositiveInfinity,
            < 10 => float.NegativeInfinity,
            _ => random.Next(1, 8),
        })];
    }

    private static (float[] Values, int[] Places) Plain(float[] image, int planes, ImageWindows windows)
    {
        var y = PinnedValues.Unwritten(planes * windows.Places);
        var places = PinnedValues.Unwritten(planes * windows.Places);
        PlainMaxPooling.Forward(new PinnedValues(image), y, (int*)(float*)places, planes, windows);
        return (y.ToArray(), [.. places.ToArray().Select(BitConverter.SingleToInt32Bits)]);
    }

    private static (float[] Values, int[] Places) Fast(float[] image, int planes, ImageWindows windows)
    {
        var y = PinnedValues.Unwritten(planes * windows.Places);
        var places = PinnedValues.Unwritten(planes * windows.Places);
        MaxPooling.Forward(new PinnedValues(image), y, (int*)(float*)places, planes, windows);
        return (y.ToArray(), [.. places.ToArray().Select(BitConverter.SingleToInt32Bits)]);
    }

    private static float[] WithoutPlaces(float[] image, int planes, ImageWindows windows)
    {
        var y = PinnedValues.Unwritten(planes * windows.Places);
        MaxPooling.Forward(new PinnedValues(image), y, planes, windows);
        return y.ToArray();
    }
}
