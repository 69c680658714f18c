using CourseKit.Tensors.Kernels.Gemm;
using CourseKit.Tests.Tensors.Kernels.Gemm;

namespace CourseKit.Tests.Tensors.Properties;

public sealed unsafe class GemmProperties
{
    [Fact]
    public void A_product_is_the_plain_one_however_its_operands_are_stored_and_wherever_it_goes() => Sizes.ForAll(
        60, [("rows", 1, 90), ("depth", 1, 400), ("columns", 1, 150), ("transposed", 0, 3), ("accumulate", 0, 1), ("deep", 0, 1)], sizes =>
        {
            var (rows, depth, columns) = (sizes["rows"], sizes["depth"] * (sizes["deep"] == 1 ? 9 : 1), sizes["columns"]);
            var (transposeA, transposeB) = ((sizes["transposed"] & 1) == 1, (sizes["transposed"] & 2) == 2);
            var accumulate = sizes["accumulate"] == 1;
            float[] a = Sizes.Values(rows * depth, 1), b = Sizes.Values(depth * columns, 2), before = Sizes.Values(rows * columns, 3);
            var plain = accumulate ? [.. before] : new float[rows * columns];
            PlainGemm.Multiply(a, b, plain, rows, depth, columns);

            var storedA = transposeA ? Reference.Transpose(a, rows, depth) : a;
            var storedB = transposeB ? Reference.Transpose(b, depth, columns) : b;
            fixed (float* pa = storedA, pb = storedB, pc = before)
            {
                PackedGemm.Multiply(pa, transposeA, pb, transposeB, rows, depth, columns,
                    new Output(pc, columns) { Accumulate = accumulate });
            }

            new ReadOnlySpan<float>(before).ShouldAgreeWith(plain, Agreement.OfProducts(depth), "product");
        });

    [Fact]
    public void A_deep_product_is_the_plain_one() => Sizes.ForAll(
        20, [("rows", 1, 40), ("depth", 1, 9000), ("columns", 1, 40)], sizes =>
        {
            var (rows, depth, columns) = (sizes["rows"], sizes["depth"], sizes["columns"]);
            float[] a = Sizes.Values(rows * depth, 1), b = Sizes.Values(depth * columns, 2), c = Sizes.Values(rows * columns, 3),
                plain = new float[rows * columns];
            PlainGemm.Multiply(a, b, plain, rows, depth, columns);

            fixed (float* pa = a, pb = b, pc = c)
            {
                DeepGemm.Multiply(new ColumnPanels(pa, depth), new RowPanels(pb, columns), rows, depth, columns, pc);
            }

            new ReadOnlySpan<float>(c).ShouldAgreeWith(plain, Agreement.OfProducts(depth), "product");
        });
}
