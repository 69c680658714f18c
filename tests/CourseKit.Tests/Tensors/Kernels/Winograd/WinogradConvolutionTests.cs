using CourseKit.Tensors;
using CourseKit.Tensors.Kernels.Winograd;

namespace CourseKit.Tests.Tensors.Kernels.Winograd;

public sealed unsafe class WinogradConvolutionTests
{
    private static readonly Dictionary<int, Transforms> OfBits =
        new() { [128] = Transforms.Of128Bits(), [256] = Transforms.Of256Bits(), [512] = Transforms.Of512Bits() };

    public static TheoryData<int, int> BitsAndSeeds
    {
        get
        {
            var data = new TheoryData<int, int>();
            foreach (var bits in OfBits.Keys)
            {
                for (var seed = 0; seed < 25; seed++)
                {
                    data.Add(bits, seed);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(BitsAndSeeds))]
    public void The_output_is_that_of_the_definition(int bits, int seed)
    {
        var it = ConvolutionCase.Random(seed);

        ShouldBeCloseTo(Forward(it, OfBits[bits]), it.Forward());
    }

    [Theory]
    [MemberData(nameof(BitsAndSeeds))]
    public void The_gradient_of_the_input_is_that_of_the_definition(int bits, int seed)
    {
        var it = ConvolutionCase.Random(seed);

        ShouldBeCloseTo(InputGradient(it, OfBits[bits]), it.InputGradient());
    }

    [Theory]
    [MemberData(nameof(BitsAndSeeds))]
    public void The_gradient_of_the_weights_is_that_of_the_definition(int bits, int seed)
    {
        var it = ConvolutionCase.Random(seed);

        ShouldBeCloseTo(WeightGradient(it, OfBits[bits]), it.WeightGradient());
    }

    [Theory]
    [InlineData(3, 70, 40, 14)] // Many channels, more than one group of panels.
    [InlineData(40, 32, 6, 14)] // The gradient of the weights takes the tiles part by part.
    [InlineData(1, 4, 4, 140)] // Rows of tiles longer than a panel.
    public void Large_ones_agree_too(int images, int channels, int filters, int size)
    {
        var it = new ConvolutionCase(Convolution3x3.Padded(images, channels, filters, size, size, padding: 1), seed: 1);

        ShouldBeCloseTo(Forward(it, Transforms.Best), it.Forward());
        ShouldBeCloseTo(InputGradient(it, Transforms.Best), it.InputGradient());
        ShouldBeCloseTo(WeightGradient(it, Transforms.Best), it.WeightGradient());
    }

    [Theory]
    [InlineData(1, 13, 33, 9)]
    [InlineData(3, 33, 70, 33)]
    public void The_bits_do_not_depend_on_the_number_of_threads(int images, int channels, int filters, int size)
    {
        var it = new ConvolutionCase(Convolution3x3.Padded(images, channels, filters, size, size, padding: 1), seed: 1);

        PinnedValues.ShouldBeTheSameForAnyThreads(() => Forward(it, Transforms.Best));
        PinnedValues.ShouldBeTheSameForAnyThreads(() => InputGradient(it, Transforms.Best));
        PinnedValues.ShouldBeTheSameForAnyThreads(() => WeightGradient(it, Transforms.Best));
    }

    [Theory]
    [InlineData(Activation.None)]
    [InlineData(Activation.Relu)]
    [InlineData(Activation.Relu6)]
    [InlineData(Activation.HardSwish)]
    [InlineData(Activation.Silu)]
    internal void Bias_addend_and_activation_come_on_top(Activation activation)
    {
        var it = new ConvolutionCase(Convolution3x3.Padded(2, 5, 7, 11, 13, padding: 1), seed: 1);
        var (bias, addend) = (PinnedValues.Random(7, seed: 2), PinnedValues.Random(it.Dy.Length, seed: 3));
        var plain = it.Forward();
        var map = it.Sizes.OutputHeight * it.Sizes.OutputWidth;

        var biased = Forward(it, Transforms.Best, y => new Results(y, it.Sizes) { Bias = bias, Activation = activation });
        var all = Forward(it, Transforms.Best, y => new Results(y, it.Sizes) { Bias = bias, Addend = addend, Activation = activation });

        biased.ShouldHold(i => Apply(activation, plain[i] + bias[i / map % 7]), 1e-4);
        all.ShouldHold(i => Apply(activation, plain[i] + bias[i / map % 7] + addend[i]), 1e-4);
    }

    [Fact]
    public void The_addend_may_be_what_is_overwritten()
    {
        var it = new ConvolutionCase(Convolution3x3.Padded(2, 5, 7, 11, 13, padding: 1), seed: 1);
        var addend = PinnedValues.Random(it.Dy.Length);
        var expected = Forward(it, Transforms.Best, y => new Results(y, it.Sizes) { Addend = addend }).ToArray();
        var (x, w) = (new PinnedValues(it.X), new PinnedValues(it.W));

        using var weights = TransformedWeights.Of(w, it.Sizes.Filters, it.Sizes.Channels);
        WinogradConvolution.Forward(it.Sizes, x, weights, new Results(addend, it.Sizes) { Addend = addend });

        addend.ToArray().Should().Equal(expected);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void What_is_no_number_reaches_all_results_that_see_it_and_no_other_tile(float value)
    {
        var it = new ConvolutionCase(Convolution3x3.Padded(1, 3, 2, 16, 16, padding: 1), seed: 1);
        it.X[(5 * 16) + 5] = value;

        var y = Forward(it, Transforms.Best, y => new Results(y, it.Sizes) { Activation = Activation.None }).ToArray();

        for (var i = 0; i < y.Length; i++)
        {
            var (row, column) = (i / 16 % 16, i % 16);
            if (Math.Max(Math.Abs(row - 5), Math.Abs(column - 5)) <= 1)
            {
                float.IsFinite(y[i]).Should().BeFalse();
            }
            else if (row is < 4 or > 7 || column is < 4 or > 7)
            {
                float.IsFinite(y[i]).Should().BeTrue();
            }
        }
    }

    private static PinnedValues Forward(ConvolutionCase it, Transforms transforms, Func<PinnedValues, Results>? finish = null)
    {
        var (x, w, y) = (new PinnedValues(it.X), new PinnedValues(it.W), PinnedValues.Unwritten(it.Dy.Length));
        using var weights = TransformedWeights.Of(w, it.Sizes.Filters, it.Sizes.Channels, transforms);
        WinogradConvolution.Forward(it.Sizes, x, weights, finish?.Invoke(y) ?? new Results(y, it.Sizes));
        return y;
    }

    private static PinnedValues InputGradient(ConvolutionCase it, Transforms transforms)
    {
        var (dy, w, dx) = (new PinnedValues(it.Dy), new PinnedValues(it.W), PinnedValues.Unwritten(it.X.Length));
        using var weights = TransformedWeights.OfAdjoint(w, it.Sizes.Filters, it.Sizes.Channels, transforms);
        WinogradConvolution.Forward(it.Sizes.Adjoint, dy, weights, new Results(dx, it.Sizes.Adjoint));
        return dx;
    }

    private static PinnedValues WeightGradient(ConvolutionCase it, Transforms transforms)
    {
        var (x, dy, dw) = (new PinnedValues(it.X), new PinnedValues(it.Dy), PinnedValues.Unwritten(it.W.Length));
        WinogradConvolution.WeightGradient(it.Sizes, x, dy, dw, transforms);
        return dw;
    }

    /// <summary>Up to 10⁻⁵ of the largest.</summary>
    private static void ShouldBeCloseTo(PinnedValues received, double[] expected)
    {
        var largest = expected.Max(Math.Abs);
        received.ToArray().Zip(expected, (r, e) => Math.Abs(r - e)).Should().OnlyContain(error => error <= 1e-5 * largest);
    }

    private static double Apply(Activation activation, double x) => activation switch
    {
        Activation.Relu => Math.Max(x, 0),
        Activation.Relu6 => Math.Clamp(x, 0, 6),
        Activation.HardSwish => x * Math.Clamp(x + 3, 0, 6) / 6,
        Activation.Silu => x / (1 + Math.Exp(-x)),
        _ => x,
    };
}
