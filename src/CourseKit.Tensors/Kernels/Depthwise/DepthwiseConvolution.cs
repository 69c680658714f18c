using System.Numerics;
using CourseKit.Tensors.Kernels.Windows;
using CourseKit.Tensors.Memory;

namespace CourseKit.Tensors.Kernels.Depthwise;

/// <summary>Depth-wise convolution in vectors, the fast form of <see cref="PlainDepthwise"/>.</summary>
/// <remarks>
/// There is too little to compute per pixel for a matrix product to pay: the padded rows stay in the nearest cache, sorted
/// by <see cref="PolyphaseColumns"/>, and each vector of neighboring places is summed in a register.
/// </remarks>
internal static unsafe class DepthwiseConvolution
{
    /// <summary>Each channel times its own filters, with bias and activation.</summary>
    /// <param name="x">Images [N, C, H, W].</param>
    /// <param name="weight">Filters [C·m, 1, h, w].</param>
    /// <param name="bias">[C·m], or null for none.</param>
    /// <param name="y">Set to the maps [N, C·m, H', W'].</param>
    /// <param name="shape">The sizes.</param>
    /// <param name="low">The least value of y: 0 for ReLU and ReLU6, −∞ for no activation; NaN stays NaN.</param>
    /// <param name="high">The largest value of y: 6 for ReLU6, ∞ otherwise.</param>
    public static void Forward(float* x, float* weight, float* bias, float* y, DepthwiseShape shape, float low, float high) =>
        PlaneRanges.For(shape.Images * shape.Channels, shape.OperationsPerPlane / 4, (from, to) =>
        {
            var (windows, filters) = (shape.Windows, shape.Multiplier);
            if (SlidingFilter.Suits(windows))
            {
                for (var map = from * filters; map < to * filters; map++)
                {
                    var filter = map % shape.Filters;
                    var sliding = new SlidingFilter
                    {
                        Taps = weight + (filter * shape.Taps),
                        Bias = bias == null ? 0 : bias[filter],
                        Least = low,
                        Most = high
                    };
                    sliding.Apply(x + ((long)(map / filters) * windows.Pixels), windows, y + ((long)map * windows.Places));
                }

                return;
            }

            using var scratch = Scratch.Take(RowBands.Floats(windows));
            var end = y + ((long)to * filters * windows.Places);
            for (var plane = from; plane < to; plane++)
            {
                var filter = plane % shape.Channels * filters;
                RowBands.Compute(x + ((long)plane * windows.Pixels), windows, 0, scratch.Pointer, new DepthwiseBand(
                    weight + (filter * shape.Taps), bias == null ? null : bias + filter, y + ((long)plane * filters * windows.Places),
                        shape, low, high, end));
            }
        });

    /// <summary>The gradient of the images.</summary>
    /// <param name="dy">The gradient of the maps [N, C·m, H', W'].</param>
    /// <param name="weight">Filters [C·m, 1, h, w].</param>
    /// <param name="dx">Set to the gradient of the images [N, C, H, W].</param>
    /// <param name="shape">The sizes.</param>
    public static void InputGradient(float* dy, float* weight, float* dx, DepthwiseShape shape)
    {
        if (shape.Multiplier == 1 && IsConvolution(shape.Windows.Rows) && IsConvolution(shape.Windows.Columns))
        {
            // Each pixel is seen by as many windows as a window sees pixels, in the opposite order.
            using var scratch = Scratch.Take(shape.Filters * shape.Taps);
            var flipped = scratch.Pointer;
            for (var filter = 0; filter < shape.Filters; filter++)
            {
                var taps = new Span<float>(flipped + (filter * shape.Taps), shape.Taps);
                new Span<float>(weight + (filter * shape.Taps), shape.Taps).CopyTo(taps);
                taps.Reverse();
            }

            var back = new ImageWindows(Back(shape.Windows.Rows), Back(shape.Windows.Columns));
            Forward(dy, flipped, null, dx, shape with { Windows = back }, float.NegativeInfinity, float.PositiveInfinity);
            return;
        }

        PlaneRanges.For(shape.Images * shape.Channels, shape.OperationsPerPlane / 2, (from, to) =>
        {
            using var scratch = Scratch.Take(RowBandGradient.Floats(shape.Windows));
            for (var plane = from; plane < to; plane++)
            {
                var filter = plane % shape.Channels * shape.Multiplier;
                var band = new DepthwiseGradientBand(
                    weight + (filter * shape.Taps), dy + ((long)plane * shape.Multiplier * shape.Windows.Places), shape);
                RowBandGradient.Compute(dx + ((long)plane * shape.Windows.Pixels), shape.Windows, scratch.Pointer, band);
            }
        });
    }

    /// <summary>The gradient of the filters, summed over the images in order.</summary>
    /// <param name="x">Images [N, C, H, W].</param>
    /// <param name="dy">The gradient of the maps [N, C·m, H', W'].</param>
    /// <param name="dw">Set to the gradient of the filters [C·m, 1, h, w].</param>
    /// <param name="shape">The sizes.</param>
    public static void WeightGradient(float* x, float* dy, float* dw, DepthwiseShape shape) =>
        PlaneRanges.For(shape.Channels, shape.Images * shape.OperationsPerPlane / 4, (from, to) =>
        {
            using var scratch = Scratch.Take(RowBands.Floats(shape.Windows));
            for (var channel = from; channel < to; channel++)
            {
                var gradient = dw + (channel * shape.Multiplier * shape.Taps);
                new Span<float>(gradient, shape.Multiplier * shape.Taps).Clear();
                for (var image = 0; image < shape.Images; image++)
                {
                    var plane = ((long)image * shape.Channels) + channel;
                    RowBands.Compute(x + (plane * shape.Windows.Pixels), shape.Windows, 0, scratch.Pointer, new DepthwiseWeightBand(
                        dy + (plane * shape.Multiplier * shape.Windows.Places), gradient, shape));
                }
            }
        });

    /// <summary>The gradient of the bias: the sum of each filter's maps.</summary>
    /// <param name="dy">The gradient of the maps [N, C·m, H', W'].</param>
    /// <param name="db">Set to the gradient of the bias [C·m].</param>
    /// <param name="shape">The sizes.</param>
    public static void BiasGradient(float* dy, float* db, DepthwiseShape shape) =>
        PlaneRanges.For(shape.Filters, (long)shape.Images * shape.Windows.Places, (from, to) =>
        {
            for (var filter = from; filter < to; filter++)
            {
                db[filter] = 0;
                for (var image = 0; image < shape.Images; image++)
                {
                    db[filter] += Sum(dy + ((((long)image * shape.Filters) + filter) * shape.Windows.Places), shape.Windows.Places);
                }
            }
        });

    /// <summary>Returns whether the gradient along this axis is a convolution too: of the maps, with flipped filters.</summary>
    private static bool IsConvolution(AxisWindows axis) => axis.Stride == 1 && axis.Before < axis.Extent;

    private static AxisWindows Back(AxisWindows axis) => axis with
    {
        Size = axis.Places,
        Places = axis.Size,
        Before = axis.Extent - 1 - axis.Before,
        After = axis.Extent - 1 - axis.After,
    };

    private static float Sum(float* values, int count)
    {
        var sums = Vector<float>.Zero;
        var i = 0;
        for (; i + Vector<float>.Count <= count; i += Vector<float>.Count)
        {
            sums += Vector.Load(values + i);
        }

        var sum = Vector.Sum(sums);
        for (; i < count; i++)
        {
            sum += values[i];
        }

        return sum;
    }
}
