using CourseKit.Tensors;
using CourseKit.Tensors.Execution;
using CourseKit.Tensors.Kernels.Convolution;
using CourseKit.Tests.Tensors.Kernels.Gemm;

namespace CourseKit.Tests.Tensors.Kernels.Convolution;

public sealed unsafe class GemmConvolutionTests
{
    public static TheoryData<int> Numbers => Geometries.Numbers;

    [Theory]
    [MemberData(nameof(Numbers))]
    public void The_output_is_that_of_the_definition(int number)
    {
        var geometry = Geometries.All[number];
        var (x, w, _) = Values(geometry);

        Forward(geometry, x, w).ShouldBeCloseTo(Naive.Forward(geometry, x, w));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void The_gradient_of_the_input_is_that_of_the_definition(int number)
    {
        var geometry = Geometries.All[number];
        var (_, w, dy) = Values(geometry);

        InputGradient(geometry, dy, w).ShouldBeCloseTo(Naive.InputGradient(geometry, dy, w));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void The_gradients_of_the_parameters_are_those_of_the_definition(int number)
    {
        var geometry = Geometries.All[number];
        var (x, _, dy) = Values(geometry);

        WeightGradient(geometry, x, dy).ShouldBeCloseTo(Naive.WeightGradient(geometry, x, dy));
        BiasGradient(geometry, dy).ShouldBeCloseTo(Naive.BiasGradient(geometry, dy));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void The_plain_convolution_is_that_of_the_definition(int number)
    {
        var geometry = Geometries.All[number];
        var (x, w, dy) = Values(geometry);
        var (y, dx, dw) = (new float[dy.Length], new float[x.Length], new float[w.Length]);

        PlainConvolution.Forward(geometry, x, w, y);
        PlainConvolution.InputGradient(geometry, dy, w, dx);
        PlainConvolution.WeightGradient(geometry, x, dy, dw);

        y.ShouldBeCloseTo(Naive.Forward(geometry, x, w));
        dx.ShouldBeCloseTo(Naive.InputGradient(geometry, dy, w));
        dw.ShouldBeCloseTo(Naive.WeightGradient(geometry, x, dy));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void The_bits_do_not_depend_on_the_number_of_threads(int number)
    {
        var geometry = Geometries.All[number];
        var (x, w, dy) = Values(geometry);
        var threads = Workers.Count;
        try
        {
            Workers.Count = 1;
            var (y, dx, dw) = (Forward(geometry, x, w), InputGradient(geometry, dy, w), WeightGradient(geometry, x, dy));
            Workers.Count = 2;
            Forward(geometry, x, w).Should().Equal(y);
            InputGradient(geometry, dy, w).Should().Equal(dx);
            WeightGradient(geometry, x, dy).Should().Equal(dw);
        }
        finally
        {
            Workers.Count = threads;
        }
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Scaling_the_input_leaves_the_padding_zero_and_bias_addend_and_activation_come_last(int number)
    {
        var geometry = Geometries.All[number];
        var (x, w, addend) = Values(geometry);
        var (scale, shift, bias) = (Reference.Random(geometry.Channels, 5), Reference.Random(geometry.Channels, 6),
            Reference.Random(geometry.Filters, 7));
        var y = new float[addend.Length];
        fixed (float* px = x, pw = w, py = y, pScale = scale, pShift = shift, pBias = bias, pAddend = addend)
        {
            var scaling = new InputScaling(pScale, pShift, relu: true);
            GemmConvolution.Forward(
                geometry, px, pw, py, new Fusion { Bias = pBias, Addend = pAddend, Activation = Activation.Relu, InputScaling = scaling });
        }

        var scaled = x.Select((value, i) =>
            Channel(i, geometry.Channels, geometry.Input) is var c ? Math.Max(0, (value * scale[c]) + shift[c]) : 0).ToArray();
        var expected = Naive.Forward(geometry, scaled, w)
            .Select((sum, i) => Math.Max(0, sum + bias[Channel(i, geometry.Filters, geometry.Output)] + addend[i]));
        y.ShouldBeCloseTo([.. expected]);
    }

    [Fact]
    public void What_is_not_a_number_reaches_every_window_that_sees_it()
    {
        var geometry = ConvolutionGeometry.OfImages(1, 1, 6, 6, 1, 3, padding: 1);
        var (x, w) = (new float[36], new float[9]);
        x[(2 * 6) + 3] = float.NaN;

        var y = Forward(geometry, x, w);

        Enumerable.Range(0, 36).Where(i => float.IsNaN(y[i])).Should().Equal(8, 9, 10, 14, 15, 16, 20, 21, 22);
    }

    private static int Channel(int index, int channels, Extents extents) => index / extents.Places % channels;

    private static (float[] X, float[] W, float[] Y) Values(ConvolutionGeometry geometry) => (
        Reference.Random(geometry.Images * geometry.Channels * geometry.Input.Places, 1),
        Reference.Random(geometry.Filters * geometry.Taps, 2),
        Reference.Random(geometry.Images * geometry.Filters * geometry.Output.Places, 3));

    private static float[] Forward(ConvolutionGeometry geometry, float[] x, float[] w)
    {
        var y = new float[geometry.Images * geometry.Filters * geometry.Output.Places];
        fixed (float* px = x, pw = w, py = y)
        {
            GemmConvolution.Forward(geometry, px, pw, py);
        }

        return y;
    }

    private static float[] InputGradient(ConvolutionGeometry geometry, float[] dy, float[] w)
    {
        var dx = Enumerable.Repeat(float.NaN, geometry.Images * geometry.Channels * geometry.Input.Places).ToArray();
        fixed (float* pdy = dy, pw = w, pdx = dx)
        {
            GemmConvolution.InputGradient(geometry, pdy, pw, pdx);
        }

        return dx;
    }

    private static float[] WeightGradient(ConvolutionGeometry geometry, float[] x, float[] dy)
    {
        var dw = Enumerable.Repeat(float.NaN, geometry.Filters * geometry.Taps).ToArray();
        fixed (float* px = x, pdy = dy, pdw = dw)
        {
            GemmConvolution.WeightGradient(geometry, px, pdy, pdw);
        }

        return dw;
    }

    private static float[] BiasGradient(ConvolutionGeometry geometry, float[] dy)
    {
        var db = new float[geometry.Filters];
        fixed (float* pdy = dy, pdb = db)
        {
            GemmConvolution.BiasGradient(geometry, pdy, pdb);
        }

        return db;
    }
}
