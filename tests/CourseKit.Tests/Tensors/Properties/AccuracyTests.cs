using CourseKit.Tensors;
using CourseKit.Tensors.Kernels.Convolution;
using CourseKit.Tensors.Kernels.Gemm;
using CourseKit.Tensors.Kernels.Winograd;
using CourseKit.Tests.Tensors.Kernels;
using CourseKit.Tests.Tensors.Kernels.Convolution;
using CourseKit.Tests.Tensors.Kernels.Gemm;
using CourseKit.Tests.Tensors.Kernels.Winograd;

namespace CourseKit.Tests.Tensors.Properties;

/// <summary>How far results in single precision are from those in double precision, as a part of the
/// largest of them, for numbers spread over [−1, 1].</summary>
public sealed unsafe class AccuracyTests
{
    private const double OfProducts = 1e-6;
    private const double OfWinograd = 2e-5;
    private const double OfWinogradsProducts = 5e-6;

    [Theory]
    [InlineData(1)]
    [InlineData(27)]
    [InlineData(576)]
    [InlineData(1152)]
    [InlineData(4608)]
    public void A_matrix_product_is_exact_to_a_millionth(int depth)
    {
        const int rows = 33, columns = 65;
        float[] a = Sizes.Values(rows * depth, 1), b = Sizes.Values(depth * columns, 2), c = new float[rows * columns];
        fixed (float* pa = a, pb = b, pc = c)
        {
            PackedGemm.Multiply(pa, false, pb, false, rows, depth, columns, new Output(pc, columns));
        }

        Error(c, Reference.Multiply(a, b, rows, depth, columns)).Should().BeLessThan(OfProducts);
    }

    [Theory]
    [InlineData(577)]
    [InlineData(4608)]
    public void So_are_a_matrix_times_a_vector_and_a_deep_product(int depth)
    {
        const int rows = 9;
        float[] a = Sizes.Values(rows * depth, 1), b = Sizes.Values(depth, 2), c = new float[rows], deep = new float[rows];
        fixed (float* pa = a, pb = b, pc = c, pd = deep)
        {
            Gemv.Multiply(pa, pb, rows, depth, new Output(pc, 1));
            DeepGemm.Multiply(new ColumnPanels(pa, depth), new RowPanels(pb, 1), rows, depth, 1, pd);
        }

        Error(c, Reference.Multiply(a, b, rows, depth, 1)).Should().BeLessThan(OfProducts);
        Error(deep, Reference.Multiply(a, b, rows, depth, 1)).Should().BeLessThan(OfProducts);
    }

    [Theory]
    [InlineData(3, 7, 1)]
    [InlineData(64, 3, 1)]
    [InlineData(512, 3, 1)]
    [InlineData(64, 3, 64)]
    public void So_is_a_convolution_in_all_three_directions(int channels, int kernel, int groups)
    {
        var filters = groups == 1 ? 9 : groups;
        var geometry = ConvolutionGeometry.OfImages(1, channels, 5, 6, filters, kernel, padding: kernel / 2, groups: groups);
        float[] x = Sizes.Values(channels * 30, 1), w = Sizes.Values(filters * geometry.Taps, 2), dy = Sizes.Values(filters * 30, 3);
        var (images, weights) = (Tensor.From([1, channels, 5, 6], x).RequireGrad(),
            Tensor.From([filters, channels / groups, kernel, kernel], w).RequireGrad());
        ConvolutionAlgorithm.For(geometry).Should().NotBeOfType<WinogradAlgorithm>();

        var y = images.Conv2d(weights, padding: kernel / 2, groups: groups);
        y.Backward(Tensor.From(y.Shape, dy));

        Error(y.ToArray(), Naive.Forward(geometry, x, w)).Should().BeLessThan(OfProducts);
        Error(images.Grad!.ToArray(), Naive.InputGradient(geometry, dy, w)).Should().BeLessThan(OfProducts);
        Error(weights.Grad!.ToArray(), Naive.WeightGradient(geometry, x, dy)).Should().BeLessThan(OfProducts);
    }

    [Theory]
    [InlineData(32)]
    [InlineData(128)]
    [InlineData(512)]
    public void Winograds_convolution_is_as_exact_as_it_says(int channels)
    {
        var it = new ConvolutionCase(Convolution3x3.Padded(1, channels, 24, 12, 13, padding: 1), seed: 1);
        var (x, w, y) = (new PinnedValues(it.X), new PinnedValues(it.W), PinnedValues.Unwritten(it.Dy.Length));
        using var weights = TransformedWeights.Of(w, it.Sizes.Filters, it.Sizes.Channels);

        WinogradConvolution.Forward(it.Sizes, x, weights, new Results(y, it.Sizes));

        var (received, exact) = (y.ToArray(), it.Forward());
        Error(received, exact).Should().BeLessThan(OfWinograd);

        MakePositive(it.X);
        MakePositive(it.W);
        var absolute = it.Forward();
        received.Select((value, i) => Math.Abs(value - exact[i]) / absolute[i]).Max().Should().BeLessThan(OfWinogradsProducts);
    }

    private static void MakePositive(float[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Math.Abs(values[i]);
        }
    }

    /// <summary>The largest difference, as a part of the largest value.</summary>
    private static double Error(IEnumerable<float> received, double[] exact) =>
        received.Zip(exact, (value, wanted) => Math.Abs(value - wanted)).Max() / exact.Max(Math.Abs);
}
