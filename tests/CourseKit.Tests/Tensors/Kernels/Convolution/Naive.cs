using CourseKit.Tensors.Kernels.Convolution;

namespace CourseKit.Tests.Tensors.Kernels.Convolution;

/// <summary>Convolution by the definition, in double precision.</summary>
internal static class Naive
{
    public static double[] Forward(ConvolutionGeometry geometry, float[] x, float[] w) =>
        Sum(geometry, geometry.Images * geometry.Filters * geometry.Output.Places, (sums, ix, iw, iy) => sums[iy] += (double)x[ix] * w[iw]);

    public static double[] InputGradient(ConvolutionGeometry geometry, float[] dy, float[] w) =>
        Sum(geometry, geometry.Images * geometry.Channels * geometry.Input.Places,
            (sums, ix, iw, iy) => sums[ix] += (double)dy[iy] * w[iw]);

    public static double[] WeightGradient(ConvolutionGeometry geometry, float[] x, float[] dy) =>
        Sum(geometry, geometry.Filters * geometry.Taps, (sums, ix, iw, iy) => sums[iw] += (double)dy[iy] * x[ix]);

    public static double[] BiasGradient(ConvolutionGeometry geometry, float[] dy)
    {
        var sums = new double[geometry.Filters];
        for (var i = 0; i < dy.Length; i++)
        {
            sums[i / geometry.Output.Places % geometry.Filters] += dy[i];
        }

        return sums;
    }

    private static double[] Sum(ConvolutionGeometry geometry, int count, Action<double[], int, int, int> add)
    {
        var sums = new double[count];
        var (i, k, o) = (geometry.Input, geometry.Kernel, geometry.Output);
        var terms =
            from n in Enumerable.Range(0, geometry.Images)
            from f in Enumerable.Range(0, geometry.Filters)
            from c in Enumerable.Range(f / geometry.GroupFilters * geometry.GroupChannels, geometry.GroupChannels)
            from output in Places(o)
            from tap in Places(k)
            let z = (output.Z * geometry.Stride.Depth) - geometry.Padding.Depth + (tap.Z * geometry.Dilation.Depth)
            let y = (output.Y * geometry.Stride.Height) - geometry.Padding.Height + (tap.Y * geometry.Dilation.Height)
            let x = (output.X * geometry.Stride.Width) - geometry.Padding.Width + (tap.X * geometry.Dilation.Width)
            where z >= 0 && y >= 0 && x >= 0 && z < i.Depth && y < i.Height && x < i.Width
            select (
                X: (((((((n * geometry.Channels) + c) * i.Depth) + z) * i.Height) + y) * i.Width) + x,
                W: (((((((f * geometry.GroupChannels) + (c % geometry.GroupChannels)) * k.Depth) + tap.Z) * k.Height) + tap.Y) * k.Width) +
                    tap.X,
                Y: (((((((n * geometry.Filters) + f) * o.Depth) + output.Z) * o.Height) + output.Y) * o.Width) + output.X);
        foreach (var (x, w, y) in terms)
        {
            add(sums, x, w, y);
        }

        return sums;
    }

    private static IEnumerable<(int Z, int Y, int X)> Places(Extents extents) =>
        from z in Enumerable.Range(0, extents.Depth)
        from y in Enumerable.Range(0, extents.Height)
        from x in Enumerable.Range(0, extents.Width)
        select (z, y, x);
}
