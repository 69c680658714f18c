using CourseKit.Tensors;
using CourseKit.Tensors.Kernels.Gemm;

namespace CourseKit.Tests.Tensors.Kernels.Gemm;

public sealed unsafe class OutputTests
{
    [Theory]
    [InlineData(Activation.None, 49)]
    [InlineData(Activation.Relu, 49)]
    [InlineData(Activation.Relu6, 32)]
    [InlineData(Activation.HardSwish, 13)]
    [InlineData(Activation.Silu, 100)]
    public void A_product_becomes_the_maps_of_images_with_bias_addend_and_activation(object activation, int pixels)
    {
        const int images = 3, rows = 14, depth = 350;
        var columns = images * pixels;
        var (a, b) = (Reference.Random(rows * depth, 1), Reference.Random(depth * columns, 2));
        var (bias, addend) = (Reference.Random(rows, 3), Reference.Random(rows * columns, 4));
        var maps = new float[rows * columns];
        fixed (float* pa = a, pb = b, pBias = bias, pAddend = addend, pMaps = maps)
        {
            var output = new Output(pMaps, pixels, pixels, rows * pixels)
            {
                RowBias = pBias,
                Addend = pAddend,
                Activation = (Activation)activation
            };
            PackedGemm.Multiply(pa, false, pb, false, rows, depth, columns, output);
        }

        var sums = Reference.Multiply(a, b, rows, depth, columns);
        var expected = new double[maps.Length];
        for (var i = 0; i < maps.Length; i++)
        {
            var (image, row, pixel) = (i / (rows * pixels), i / pixels % rows, i % pixels);
            expected[i] = Apply((Activation)activation, sums[(row * columns) + (image * pixels) + pixel] + bias[row] + addend[i]);
        }

        maps.ShouldBeCloseTo(expected);
    }

    [Theory]
    [InlineData(5, 90)]
    [InlineData(1, 90)]
    [InlineData(90, 1)]
    public void A_product_is_added_to_what_is_there_with_a_bias_for_each_column(int rows, int columns)
    {
        const int depth = 700;
        var (a, b) = (Reference.Random(rows * depth, 1), Reference.Random(depth * columns, 2));
        var (bias, c) = (Reference.Random(columns, 3), Reference.Random(rows * columns, 4));
        var expected = Reference.Multiply(a, b, rows, depth, columns).Select((sum, i) => sum + c[i] + bias[i % columns]).ToArray();
        var bT = Reference.Transpose(b, depth, columns);
        fixed (float* pa = a, pb = bT, pBias = bias, pc = c)
        {
            PackedGemm.Multiply(pa, false, pb, true, rows, depth, columns,
                new Output(pc, columns) { Accumulate = true, ColumnBias = pBias });
        }

        c.ShouldBeCloseTo(expected);
    }

    [Theory]
    [InlineData(Activation.Relu)]
    [InlineData(Activation.Relu6)]
    public void What_is_not_a_number_stays_so_in_whole_tiles_and_in_torn_ones(object activation)
    {
        const int rows = 13, columns = 50;
        var (a, b, c) = (new float[rows], Reference.Random(columns, 1), new float[rows * columns]);
        a.AsSpan().Fill(float.NaN);
        fixed (float* pa = a, pb = b, pc = c)
        {
            PackedGemm.Multiply(pa, false, pb, false, rows, 1, columns, new Output(pc, columns) { Activation = (Activation)activation });
        }

        c.Should().AllSatisfy(value => value.Should().Be(float.NaN));
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
