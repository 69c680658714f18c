using CourseKit.Tensors.Execution;
using CourseKit.Tensors.Kernels.Gemm;

namespace CourseKit.Tests.Tensors.Kernels.Gemm;

public sealed unsafe class PackedGemmTests
{
    public static TheoryData<int, int, int> Shapes => new()
    {
        { 1, 1, 1 }, { 1, 7, 1 }, { 5, 3, 1 }, { 1, 300, 33 }, { 2, 5, 2 }, { 3, 1, 40 }, { 4, 4, 4 }, { 6, 25, 31 }, { 7, 9, 15 },
            { 12, 32, 32 },
        { 13, 33, 33 }, { 16, 320, 16 }, { 17, 321, 47 }, { 20, 641, 100 }, { 28, 64, 17 }, { 64, 27, 1100 }, { 100, 13, 70 },
            { 130, 700, 49 },
        { 400, 40, 300 }, { 33, 5000, 450 }, { 1000, 70, 1 }, { 1, 70, 1000 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_product_is_that_of_the_definition_however_the_operands_are_stored(int rows, int depth, int columns)
    {
        var (a, b) = (Reference.Random(rows * depth, 1), Reference.Random(depth * columns, 2));
        var (aT, bT) = (Reference.Transpose(a, rows, depth), Reference.Transpose(b, depth, columns));
        var expected = Reference.Multiply(a, b, rows, depth, columns);

        Product(a, false, b, false, rows, depth, columns).ShouldBeCloseTo(expected);
        Product(aT, true, b, false, rows, depth, columns).ShouldBeCloseTo(expected);
        Product(a, false, bT, true, rows, depth, columns).ShouldBeCloseTo(expected);
        Product(aT, true, bT, true, rows, depth, columns).ShouldBeCloseTo(expected);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Every_vector_width_gives_the_product(int rows, int depth, int columns)
    {
        var (a, b) = (Reference.Random(rows * depth, 3), Reference.Random(depth * columns, 4));
        var expected = Reference.Multiply(a, b, rows, depth, columns);
        foreach (var kernel in new[] { MicroKernel.Of512Bits(), MicroKernel.Of256Bits(), MicroKernel.Of128Bits() })
        {
            var c = new float[rows * columns];
            fixed (float* pa = a, pb = b, pc = c)
            {
                PackedGemm.Multiply(new ColumnPanels(pa, depth), new RowPanels(pb, columns), rows, depth, columns, new Output(pc, columns),
                    kernel);
            }

            c.ShouldBeCloseTo(expected);
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_bits_do_not_depend_on_the_number_of_threads(int rows, int depth, int columns)
    {
        var (a, b) = (Reference.Random(rows * depth, 5), Reference.Random(depth * columns, 6));
        var threads = Workers.Count;
        try
        {
            Workers.Count = 1;
            var alone = Product(a, false, b, false, rows, depth, columns);
            Workers.Count = 3;
            Product(a, false, b, false, rows, depth, columns).Should().Equal(alone);
        }
        finally
        {
            Workers.Count = threads;
        }
    }

    [Fact]
    public void A_matrix_that_is_kept_packed_gives_the_same_bits()
    {
        const int rows = 37, depth = 400, columns = 90;
        var (a, b) = (Reference.Random(rows * depth, 7), Reference.Random(depth * columns, 8));
        var c = new float[rows * columns];
        fixed (float* pa = a, pb = b, pc = c)
        {
            var packed = PackedMatrix.Left(new ColumnPanels(pa, depth), rows, depth);
            PackedGemm.Multiply(packed, new RowPanels(pb, columns), columns, new Output(pc, columns));
        }

        c.Should().Equal(Product(a, false, b, false, rows, depth, columns));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void What_is_not_a_number_reaches_its_row_and_column_even_through_zeros(float value)
    {
        const int rows = 14, depth = 5, columns = 35;
        var (a, b) = (new float[rows * depth], new float[depth * columns]);
        a[(3 * depth) + 2] = value;
        b[(4 * columns) + 34] = value;

        var product = Product(a, false, b, false, rows, depth, columns);

        for (var i = 0; i < product.Length; i++)
        {
            float.IsNaN(product[i]).Should().Be(i / columns == 3 || i % columns == 34,
                "infinity times zero is no number either (value {0})", i);
        }
    }

    [Fact]
    public void The_plain_product_is_that_of_the_definition()
    {
        var (a, b, c) = (Reference.Random(7 * 11, 1), Reference.Random(11 * 19, 2), new float[7 * 19]);

        PlainGemm.Multiply(a, b, c, 7, 11, 19);

        c.ShouldBeCloseTo(Reference.Multiply(a, b, 7, 11, 19));
    }

    private static float[] Product(float[] a, bool transposeA, float[] b, bool transposeB, int rows, int depth, int columns)
    {
        var c = Enumerable.Repeat(float.NaN, rows * columns).ToArray();
        fixed (float* pa = a, pb = b, pc = c)
        {
            PackedGemm.Multiply(pa, transposeA, pb, transposeB, rows, depth, columns, new Output(pc, columns));
        }

        return c;
    }
}
