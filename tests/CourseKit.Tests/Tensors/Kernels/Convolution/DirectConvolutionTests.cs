using System.Runtime.Intrinsics.X86;
using CourseKit.Tensors;
using CourseKit.Tensors.Execution;
using CourseKit.Tensors.Kernels.Convolution;
using CourseKit.Tests.Tensors.Kernels.Gemm;

namespace CourseKit.Tests.Tensors.Kernels.Convolution;

public sealed unsafe class DirectConvolutionTests
{
    private static readonly ConvolutionGeometry[] All =
    [
        .. Geometries.All,
        // Images are interleaved: twelve, twelve and one.
        ConvolutionGeometry.OfImages(25, channels: 3, height: 10, width: 10, filters: 6, kernel: 5, padding: 4),
        .. Enumerable.Range(0, 60).Select(RandomGeometry),
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, All.Length)];

    public static TheoryData<int> NumbersOfStrideOne =>
        [.. Enumerable.Range(0, All.Length).Where(number => All[number].Stride == Extents.One)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void The_output_is_that_of_the_definition_for_every_width_of_vectors(int number)
    {
        var geometry = All[number];
        var (x, w, _) = Values(geometry);
        var expected = Naive.Forward(geometry, x, w);

        foreach (var kernel in Kernels())
        {
            Forward(geometry, x, w, kernel).ShouldBeCloseTo(expected);
        }
    }

    [Theory]
    [MemberData(nameof(NumbersOfStrideOne))]
    public void The_gradient_of_the_input_is_that_of_the_definition(int number)
    {
        var geometry = All[number];
        var (_, w, dy) = Values(geometry);
        var expected = Naive.InputGradient(geometry, dy, w);

        foreach (var kernel in Kernels())
        {
            InputGradient(geometry, dy, w, kernel).ShouldBeCloseTo(expected);
        }
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void The_gradient_of_the_weights_is_that_of_the_definition(int number)
    {
        var geometry = All[number];
        var (x, _, dy) = Values(geometry);
        var expected = Naive.WeightGradient(geometry, x, dy);

        foreach (var kernel in Kernels())
        {
            WeightGradient(geometry, x, dy, kernel).ShouldBeCloseTo(expected);
        }
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void The_bits_do_not_depend_on_the_number_of_threads(int number)
    {
        var geometry = All[number];
        var (x, w, dy) = Values(geometry);
        var threads = Workers.Count;
        try
        {
            foreach (var kernel in Kernels())
            {
                Workers.Count = 1;
                var (y, dw) = (Forward(geometry, x, w, kernel), WeightGradient(geometry, x, dy, kernel));
                Workers.Count = 2;
                Forward(geometry, x, w, kernel).Should().Equal(y);
                WeightGradient(geometry, x, dy, kernel).Should().Equal(dw);
            }
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
        var geometry = All[number];
        var (x, w, addend) = Values(geometry);
        var (scale, shift, bias) = (Reference.Random(geometry.Channels, 5), Reference.Random(geometry.Channels, 6),
            Reference.Random(geometry.Filters, 7));
        var scaled = x.Select((value, i) =>
            Channel(i, geometry.Channels, geometry.Input) is var c ? Math.Max(0, (value * scale[c]) + shift[c]) : 0).ToArray();
        var sums = Naive.Forward(geometry, scaled, w).Select((sum, i) => sum + bias[Channel(i, geometry.Filters, geometry.Output)])
            .ToArray();
        fixed (float* pScale = scale, pShift = shift, pBias = bias, pAddend = addend)
        {
            var scaling = new InputScaling(pScale, pShift, relu: true);
            foreach (var kernel in Kernels())
            {
                Forward(geometry, x, w, kernel, new Fusion { Bias = pBias, Activation = Activation.Relu, InputScaling = scaling })
                    .ShouldBeCloseTo([.. sums.Select(sum => Math.Max(0, sum))]);
                Forward(geometry, x, w, kernel, new Fusion { Bias = pBias, Activation = Activation.Silu, InputScaling = scaling })
                    .ShouldBeCloseTo([.. sums.Select(sum => sum / (1 + Math.Exp(-sum)))]);
                Forward(geometry, x, w, kernel,
                    new Fusion { Bias = pBias, Addend = pAddend, Activation = Activation.Relu, InputScaling = scaling })
                    .ShouldBeCloseTo([.. sums.Select((sum, i) => Math.Max(0, sum + addend[i]))]);
            }
        }
    }

    [Theory]
    [InlineData(6)]
    [InlineData(40)]
    public void What_is_not_a_number_reaches_every_window_that_sees_it_and_no_other(int width)
    {
        var geometry = new ConvolutionGeometry(1, 1, new(1, 6, width), 1, new(1, 3, 3), new(1, 4, width - 2));
        var (x, w) = (new float[6 * width], new float[9]);
        x[(2 * width) + 4] = float.NaN;

        foreach (var kernel in Kernels())
        {
            var y = Forward(geometry, x, w, kernel);
            Enumerable.Range(0, y.Length).Where(i => float.IsNaN(y[i])).Should().Equal(
                from row in Enumerable.Range(0, 3)
                from column in Enumerable.Range(2, 3)
                where column < width -
                    2
                select (row * (width - 2)) + column);
        }
    }

    [Fact]
    public void What_is_not_a_number_reaches_the_gradient_of_no_weight_that_never_lay_on_it()
    {
        var geometry = ConvolutionGeometry.OfImages(2, 1, 6, 6, 1, 3);
        var (x, dy) = (new float[72], Enumerable.Repeat(1f, 32).ToArray());
        x[36 + 4] = float.NaN;

        foreach (var kernel in Kernels())
        {
            var dw = WeightGradient(geometry, x, dy, kernel);
            Enumerable.Range(0, 9).Where(i => float.IsNaN(dw[i])).Should().Equal(1, 2);
        }
    }

    [Fact]
    public void Relu_lets_through_what_is_not_a_number()
    {
        var geometry = ConvolutionGeometry.OfImages(1, 1, 1, 20, 2, 1);
        var x = Enumerable.Repeat(float.NaN, 20).ToArray();

        foreach (var kernel in Kernels())
        {
            Forward(geometry, x, [1, -1], kernel, new Fusion { Activation = Activation.Relu }).Should()
                .OnlyContain(value => float.IsNaN(value));
        }
    }

    private static IEnumerable<DirectKernel> Kernels()
    {
        if (DirectKernel.IsSupported)
        {
            yield return DirectKernel.Of256Bits();
        }

        if (Avx512F.IsSupported)
        {
            yield return DirectKernel.Of512Bits();
        }
    }

    private static ConvolutionGeometry RandomGeometry(int seed)
    {
        var random = new Random(seed);
        while (true)
        {
            var stride = random.Next(2) == 0 ? Extents.One : new Extents(1, random.Next(1, 4), random.Next(1, 4));
            var dilation = new Extents(1, random.Next(1, 3), random.Next(1, 3));
            var (kernel, padding) = (new Extents(1, random.Next(1, 6), random.Next(1, 6)),
                new Extents(0, random.Next(0, 4), random.Next(0, 4)));
            var input = new Extents(1, random.Next(1, 24), random.Next(1, 41));
            var (groups, channels, filters) = (random.Next(4) == 0 ? 2 : 1, random.Next(1, 18), random.Next(1, 41));
            var output = new Extents(
                1, Slide(input.Height, kernel.Height, stride.Height, padding.Height, dilation.Height),
                Slide(input.Width, kernel.Width, stride.Width, padding.Width, dilation.Width));
            if (output is { Height: > 0, Width: > 0 } && output.Places * channels * filters * kernel.Places < 2_000_000)
            {
                return new(random.Next(1, 6), channels * groups, input, filters * groups, kernel, output)
                {
                    Stride = stride,
                    Padding = padding,
                    Dilation = dilation,
                    Groups = groups,
                };
            }
        }
    }

    private static int Slide(int size, int kernel, int stride, int padding, int dilation) =>
        size + (2 * padding) - ((kernel - 1) * dilation) is > 0 and var room ? ((room - 1) / stride) + 1 : 0;

    private static int Channel(int index, int channels, Extents extents) => index / extents.Places % channels;

    private static (float[] X, float[] W, float[] Y) Values(ConvolutionGeometry geometry) => (
        Reference.Random(geometry.Images * geometry.Channels * geometry.Input.Places, 1),
        Reference.Random(geometry.Filters * geometry.Taps, 2),
        Reference.Random(geometry.Images * geometry.Filters * geometry.Output.Places, 3));

    private static float[] Forward(ConvolutionGeometry geometry, float[] x, float[] w, DirectKernel kernel, Fusion fusion = default)
    {
        var y = new float[geometry.Images * geometry.Filters * geometry.Output.Places];
        fixed (float* px = x, pw = w, py = y)
        {
            using var weights = new DirectWeights(kernel, geometry, pw);
            DirectConvolution.Forward(geometry, px, weights, py, fusion);
        }

        return y;
    }

    private static float[] InputGradient(ConvolutionGeometry geometry, float[] dy, float[] w, DirectKernel kernel)
    {
        var dx = Enumerable.Repeat(float.NaN, geometry.Images * geometry.Channels * geometry.Input.Places).ToArray();
        fixed (float* pdy = dy, pw = w, pdx = dx)
        {
            DirectConvolution.InputGradient(geometry, pdy, pw, pdx, kernel);
        }

        return dx;
    }

    private static float[] WeightGradient(ConvolutionGeometry geometry, float[] x, float[] dy, DirectKernel kernel)
    {
        var dw = Enumerable.Repeat(float.NaN, geometry.Filters * geometry.Taps).ToArray();
        fixed (float* px = x, pdy = dy, pdw = dw)
        {
            DirectConvolution.WeightGradient(geometry, px, pdy, pdw, kernel);
        }

        return dw;
    }
}
