namespace CourseKit.Tensors.Kernels.Convolution;

/// <summary>The plain convolution: for every output value, every number of its window times the weight that lies on it.</summary>
/// <remarks>Each of the three operations sums the same terms, x · w → y, in another direction.</remarks>
internal static class PlainConvolution
{
    private delegate void Term(int x, int w, int y);

    /// <summary>y += x ∗ w.</summary>
    public static void Forward(ConvolutionGeometry geometry, float[] x, float[] w, float[] y) =>
        ForEachTerm(geometry, (ix, iw, iy) => y[iy] += x[ix] * w[iw]);

    /// <summary>dx += what each input value contributed to the outputs, times their gradients.</summary>
    public static void InputGradient(ConvolutionGeometry geometry, float[] dy, float[] w, float[] dx) =>
        ForEachTerm(geometry, (ix, iw, iy) => dx[ix] += dy[iy] * w[iw]);

    /// <summary>dw += what each weight contributed to the outputs, times their gradients.</summary>
    public static void WeightGradient(ConvolutionGeometry geometry, float[] x, float[] dy, float[] dw) =>
        ForEachTerm(geometry, (ix, iw, iy) => dw[iw] += dy[iy] * x[ix]);

    private static void ForEachTerm(ConvolutionGeometry geometry, Term visit)
    {
        var (input, kernel, output) = (geometry.Input, geometry.Kernel, geometry.Output);
        for (var y = 0; y < geometry.Images * geometry.Filters * output.Places; y++)
        {
            var (map, pixel) = Math.DivRem(y, output.Places);
            var (image, filter) = Math.DivRem(map, geometry.Filters);
            var firstChannel = filter / geometry.GroupFilters * geometry.GroupChannels;
            var ((oz, oy), ox) = (Math.DivRem(pixel / output.Width, output.Height), pixel % output.Width);
            for (var tap = 0; tap < geometry.Taps; tap++)
            {
                var (channel, place) = Math.DivRem(tap, kernel.Places);
                var ((kz, ky), kx) = (Math.DivRem(place / kernel.Width, kernel.Height), place % kernel.Width);
                var iz = (oz * geometry.Stride.Depth) + (kz * geometry.Dilation.Depth) - geometry.Padding.Depth;
                var iy = (oy * geometry.Stride.Height) + (ky * geometry.Dilation.Height) - geometry.Padding.Height;
                var ix = (ox * geometry.Stride.Width) + (kx * geometry.Dilation.Width) - geometry.Padding.Width;
                if (iz >= 0 && iz < input.Depth && iy >= 0 && iy < input.Height && ix >= 0 && ix < input.Width)
                {
                    var plane = (image * geometry.Channels) + firstChannel + channel;
                    visit((((((plane * input.Depth) + iz) * input.Height) + iy) * input.Width) + ix, (filter * geometry.Taps) + tap, y);
                }
            }
        }
    }
}
