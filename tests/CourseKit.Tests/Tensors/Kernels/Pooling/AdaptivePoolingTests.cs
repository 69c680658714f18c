using CourseKit.Tensors.Kernels.Pooling;

namespace CourseKit.Tests.Tensors.Kernels.Pooling;

public sealed unsafe class AdaptivePoolingTests
{
    /// <summary>5 × 7 pixels, (7·i mod 11) − 5.</summary>
    private static readonly float[] Image = [.. Enumerable.Range(0, 35).Select(i => (float)((i * 7 % 11) - 5))];

    [Fact]
    public void Averages_and_maxima_are_those_of_PyTorch()
    {
        var bins = new AdaptiveBins(5, 7, 2, 3);
        var (averages, maxima, places) = (PinnedValues.Unwritten(6), PinnedValues.Unwritten(6), PinnedValues.Unwritten(6));
        AdaptivePooling.Averages(new PinnedValues(Image), averages, 1, bins);
        AdaptivePooling.Maxima(new PinnedValues(Image), maxima, (int*)(float*)places, 1, bins);

        float[] expected = [-12, 8, -16, -4, 16, -8];
        averages.ShouldHold(i => expected[i] / 36);
        maxima.ToArray().Should().Equal(5, 5, 4, 5, 5, 5);
        places.ToArray().Select(BitConverter.SingleToInt32Bits).Should().Equal(14, 3, 6, 14, 25, 25);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 7)]
    [InlineData(64, 64)]
    [InlineData(3, 50)]
    public void One_bin_is_the_average_of_the_whole_image(int height, int width)
    {
        var x = PinnedValues.Random(5 * height * width);
        var y = PinnedValues.Unwritten(5);
        AdaptivePooling.Averages(x, y, 5, new AdaptiveBins(height, width, 1, 1));

        y.ShouldHold(plane => x.ToArray().Skip((int)plane * height * width).Take(height * width).Average(value => (double)value));
    }

    [Theory]
    [InlineData(5, 7, 2, 3)]
    [InlineData(3, 3, 7, 7)]
    [InlineData(8, 8, 1, 1)]
    public void The_gradient_is_that_of_the_averages(int height, int width, int rows, int columns)
    {
        var bins = new AdaptiveBins(height, width, rows, columns);
        var (dy, dx) = (PinnedValues.Random(bins.Bins), PinnedValues.Unwritten(bins.Pixels));
        AdaptivePooling.AveragesBackward(dy, dx, 1, bins);

        dx.ShouldHold(pixel =>
        {
            var x = new PinnedValues(new float[bins.Pixels]) { [pixel] = 1 };
            var y = PinnedValues.Unwritten(bins.Bins);
            AdaptivePooling.Averages(x, y, 1, bins);
            return Enumerable.Range(0, bins.Bins).Sum(i => (double)dy[i] * y[i]);
        });
    }

    [Fact]
    public void NaN_is_the_largest()
    {
        var (maxima, places) = (PinnedValues.Unwritten(1), PinnedValues.Unwritten(1));
        AdaptivePooling.Maxima(new PinnedValues(1, float.NaN, 3, 2), maxima, (int*)(float*)places, 1, new AdaptiveBins(2, 2, 1, 1));

        maxima[0].Should().Be(float.NaN);
        BitConverter.SingleToInt32Bits(places[0]).Should().Be(1);
    }
}
