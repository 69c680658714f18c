using CourseKit.Tensors.Kernels.Winograd;

namespace CourseKit.Tests.Tensors.Kernels.Winograd;

/// <summary>A convolution with random numbers, and its results and gradients by plain loops in double precision.</summary>
internal sealed class ConvolutionCase
{
    public ConvolutionCase(Convolution3x3 sizes, int seed)
    {
        var random = new Random(seed);
        Sizes = sizes;
        X = Fill(random, sizes.Images * sizes.Channels * sizes.Height * sizes.Width);
        W = Fill(random, sizes.Filters * sizes.Channels * 9);
        Dy = Fill(random, sizes.Images * sizes.Filters * sizes.OutputHeight * sizes.OutputWidth);
    }

    public Convolution3x3 Sizes { get; }

    public float[] X { get; }

    public float[] W { get; }

    public float[] Dy { get; }

    /// <summary>Odd sizes, single pixels, images larger than a panel of tiles; different padding on either side.</summary>
    public static ConvolutionCase Random(int seed)
    {
        var random = new Random(seed);
        int[] channels = [1, 3, 13, 33];
        var (before, after) = ((Rows: random.Next(3), Columns: random.Next(3)), (Rows: random.Next(3), Columns: random.Next(3)));
        var height = random.Next(Math.Max(1, 3 - before.Rows - after.Rows), 34);
        var width = random.Next(Math.Max(1, 3 - before.Columns - after.Columns), 30);
        return new(
            new(
                random.Next(1, 4), channels[random.Next(4)], channels[random.Next(4)], height, width,
                height + before.Rows + after.Rows - 2, width + before.Columns + after.Columns - 2, before.Rows, before.Columns),
            seed);
    }

    public double[] Forward()
    {
        var y = new double[Dy.Length];
        ForEachTerm((ix, iw, iy) => y[iy] += (double)X[ix] * W[iw]);
        return y;
    }

    public double[] InputGradient()
    {
        var dx = new double[X.Length];
        ForEachTerm((ix, iw, iy) => dx[ix] += (double)Dy[iy] * W[iw]);
        return dx;
    }

    public double[] WeightGradient()
    {
        var dw = new double[W.Length];
        ForEachTerm((ix, iw, iy) => dw[iw] += (double)Dy[iy] * X[ix]);
        return dw;
    }

    private static float[] Fill(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (random.NextSingle() * 2) - 1)];

    private void ForEachTerm(Action<int, int, int> visit)
    {
        var s = Sizes;
        for (var place = 0; place < Dy.Length * s.Channels * 9; place++)
        {
            var (y, tap) = Math.DivRem(place, s.Channels * 9);
            var (map, pixel) = Math.DivRem(y, s.OutputHeight * s.OutputWidth);
            var (image, filter) = Math.DivRem(map, s.Filters);
            var row = (pixel / s.OutputWidth) + (tap % 9 / 3) - s.PaddingRows;
            var column = (pixel % s.OutputWidth) + (tap % 3) - s.PaddingColumns;
            if (row >= 0 && row < s.Height && column >= 0 && column < s.Width)
            {
                visit((((((image * s.Channels) + (tap / 9)) * s.Height) + row) * s.Width) + column, (filter * s.Channels * 9) + tap, y);
            }
        }
    }
}
