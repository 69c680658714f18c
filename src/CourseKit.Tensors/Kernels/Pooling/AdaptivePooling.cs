using CourseKit.Tensors.Kernels.Reductions;
using CourseKit.Tensors.Kernels.Windows;

namespace CourseKit.Tensors.Kernels.Pooling;

/// <summary>Adaptive pooling: to a given number of bins, whatever the size of the images.</summary>
internal static unsafe class AdaptivePooling
{
    /// <summary>The average of each bin.</summary>
    /// <param name="x">Images [planes, H, W].</param>
    /// <param name="y">Set to the averages [planes, H', W'].</param>
    /// <param name="planes">Images times channels.</param>
    /// <param name="bins">The bins of an image.</param>
    public static void Averages(float* x, float* y, int planes, AdaptiveBins bins) => ForEachImage(planes, bins, plane =>
    {
        var image = x + ((long)plane * bins.Pixels);
        var averages = y + ((long)plane * bins.Bins);
        for (var bin = 0; bin < bins.Bins; bin++)
        {
            averages[bin] = Average(image, bins, bin);
        }
    });

    /// <summary>The gradient of the images: that of each bin, divided equally among its pixels.</summary>
    /// <param name="dy">The gradient of the averages [planes, H', W'].</param>
    /// <param name="dx">Set to the gradient of the images [planes, H, W].</param>
    /// <param name="planes">Images times channels.</param>
    /// <param name="bins">The bins of an image.</param>
    public static void AveragesBackward(float* dy, float* dx, int planes, AdaptiveBins bins) => ForEachImage(planes, bins, plane =>
    {
        var image = dx + ((long)plane * bins.Pixels);
        var averages = dy + ((long)plane * bins.Bins);
        new Span<float>(image, bins.Pixels).Clear();
        for (var bin = 0; bin < bins.Bins; bin++)
        {
            var (top, bottom, left, right) = bins[bin];
            var share = averages[bin] / ((bottom - top) * (right - left));
            for (var row = top; row < bottom; row++)
            {
                for (var column = left; column < right; column++)
                {
                    image[(row * bins.Width) + column] += share;
                }
            }
        }
    });

    /// <summary>The largest value of each bin and its position; the gradient is
    /// <see cref="MaxPooling.Backward(float*, int*, float*, int, int, int)"/>.</summary>
    /// <param name="x">Images [planes, H, W].</param>
    /// <param name="y">Set to the maxima [planes, H', W'].</param>
    /// <param name="places">Set to row·W + column of each maximum within its image [planes, H', W'].</param>
    /// <param name="planes">Images times channels.</param>
    /// <param name="bins">The bins of an image.</param>
    public static void Maxima(float* x, float* y, int* places, int planes, AdaptiveBins bins) => ForEachImage(planes, bins, plane =>
    {
        for (var bin = 0; bin < bins.Bins; bin++)
        {
            var target = ((long)plane * bins.Bins) + bin;
            (y[target], places[target]) = Maximum(x + ((long)plane * bins.Pixels), bins, bin);
        }
    });

    private static void ForEachImage(int planes, AdaptiveBins bins, Action<int> work) =>
        PlaneRanges.For(planes, bins.Pixels + (4L * bins.Bins), (from, to) =>
        {
            for (var plane = from; plane < to; plane++)
            {
                work(plane);
            }
        });

    private static float Average(float* image, AdaptiveBins bins, int bin)
    {
        var (top, bottom, left, right) = bins[bin];
        var count = (bottom - top) * (right - left);
        if (count == bins.Pixels)
        {
            return (float)(Summation.Of(new Values(image), 0, count) / count); // Global average pooling.
        }

        var sum = 0f;
        for (var row = top; row < bottom; row++)
        {
            for (var column = left; column < right; column++)
            {
                sum += image[(row * bins.Width) + column];
            }
        }

        return sum / count;
    }

    private static (float Value, int Place) Maximum(float* image, AdaptiveBins bins, int bin)
    {
        var (top, bottom, left, right) = bins[bin];
        var place = (top * bins.Width) + left;
        for (var row = top; row < bottom; row++)
        {
            for (var pixel = (row * bins.Width) + left; pixel < (row * bins.Width) + right; pixel++)
            {
                if (image[pixel] > image[place] || float.IsNaN(image[pixel]))
                {
                    place = pixel;
                }
            }
        }

        return (image[place], place);
    }
}
