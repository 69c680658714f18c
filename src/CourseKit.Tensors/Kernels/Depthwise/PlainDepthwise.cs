namespace CourseKit.Tensors.Kernels.Depthwise;

/// <summary>Depth-wise convolution, one product after the other.</summary>
internal static unsafe class PlainDepthwise
{
    /// <inheritdoc cref="DepthwiseConvolution.Forward"/>
    public static void Forward(float* x, float* weight, float* bias, float* y, DepthwiseShape shape, float low, float high)
    {
        ForEachProduct(shape, (pixel, tap, place) => y[place] += x[pixel] * weight[tap], clear: y,
            shape.Images * shape.Filters * shape.Windows.Places);
        for (var place = 0; place < shape.Images * shape.Filters * shape.Windows.Places; place++)
        {
            var sum = y[place] + (bias == null ? 0 : bias[place / shape.Windows.Places % shape.Filters]);
            y[place] = sum < low ? low : sum > high ? high : sum;
        }
    }

    /// <inheritdoc cref="DepthwiseConvolution.InputGradient"/>
    public static void InputGradient(float* dy, float* weight, float* dx, DepthwiseShape shape) =>
        ForEachProduct(shape, (pixel, tap, place) => dx[pixel] += dy[place] * weight[tap], clear: dx,
            shape.Images * shape.Channels * shape.Windows.Pixels);

    /// <inheritdoc cref="DepthwiseConvolution.WeightGradient"/>
    public static void WeightGradient(float* x, float* dy, float* dw, DepthwiseShape shape) =>
        ForEachProduct(shape, (pixel, tap, place) => dw[tap] += dy[place] * x[pixel], clear: dw, shape.Filters * shape.Taps);

    /// <inheritdoc cref="DepthwiseConvolution.BiasGradient"/>
    public static void BiasGradient(float* dy, float* db, DepthwiseShape shape)
    {
        new Span<float>(db, shape.Filters).Clear();
        for (var place = 0; place < shape.Images * shape.Filters * shape.Windows.Places; place++)
        {
            db[place / shape.Windows.Places % shape.Filters] += dy[place];
        }
    }

    /// <summary>Sets the sums to 0, then enumerates every product: pixel of [N, C, H, W], weight of [C·m, h, w] and position in [N, C·m,
    /// H', W'].</summary>
    private static void ForEachProduct(DepthwiseShape shape, Action<int, int, int> add, float* clear, int sums)
    {
        new Span<float>(clear, sums).Clear();
        var (rows, columns) = shape.Windows;
        for (var map = 0; map < shape.Images * shape.Filters; map++)
        {
            for (var place = 0; place < shape.Windows.Places; place++)
            {
                var (i, j) = (place / columns.Places, place % columns.Places);
                for (var tap = 0; tap < shape.Taps; tap++)
                {
                    var row = rows.Start(i) + (tap / columns.Kernel * rows.Dilation);
                    var column = columns.Start(j) + (tap % columns.Kernel * columns.Dilation);
                    if (row >= 0 && row < rows.Size && column >= 0 && column < columns.Size)
                    {
                        var pixel = (((map / shape.Multiplier * rows.Size) + row) * columns.Size) + column;
                        add(pixel, (map % shape.Filters * shape.Taps) + tap, (map * shape.Windows.Places) + place);
                    }
                }
            }
        }
    }
}
