using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Tensors;

/// <summary>Numbers as a learner writes them, whole, with a point or with f: all compile, and mean the same.</summary>
public sealed class NumbersInCellsTests
{
    private static readonly Tensor T = Tensor.Stack(1, 2, 4);

    public static TheoryData<Tensor, float[]> Expressions => new()
    {
        { T * 0.5, [0.5f, 1, 2] },
        { 0.5 * T, [0.5f, 1, 2] },
        { T + 0.25, [1.25f, 2.25f, 4.25f] },
        { 0.25 + T, [1.25f, 2.25f, 4.25f] },
        { T - 0.5, [0.5f, 1.5f, 3.5f] },
        { 1.5 - T, [0.5f, -0.5f, -2.5f] },
        { T / 2.0, [0.5f, 1, 2] },
        { 1.0 / T, [1, 0.5f, 0.25f] },
        { T * 2, [2, 4, 8] },
        { 2 * T, [2, 4, 8] },
        { T * 2L, [2, 4, 8] },
        { T * 0.5f, [0.5f, 1, 2] },
        { T * 0.1, [0.1f, 0.2f, 0.4f] },
        { -(T * 1e-3), [-1e-3f, -2e-3f, -4e-3f] },
        { T * Math.PI, [MathF.PI, 2 * MathF.PI, 4 * MathF.PI] },
        { T * (1 / 4.0), [0.25f, 0.5f, 1] },
        { (T * 0.5 + 1) / 2.0 - 0.25, [0.5f, 0.75f, 1.25f] },
        { T.Pow(0.5), [1, MathF.Pow(2, 0.5f), 2] },
        { T.Clamp(1.5, 3), [1.5f, 2, 3] },
        { (T - 2.5).LeakyRelu(0.5), [-0.75f, -0.25f, 1.5f] },
        { Tensor.Full([2], 0.1), [0.1f, 0.1f] },
        { Tensor.Full([2], 3), [3, 3] },
        { Tensor.FromIndex([3], at => at[0] * 0.5), [0, 0.5f, 1] },
        { Tensor.FromIndex([3], at => at[0] == 1 ? 1 : 0), [0, 1, 0] },
        { Tensor.FromIndex([2], at => 0.1f), [0.1f, 0.1f] },
        { Tensor.Stack(0.1, 1, 2f), [0.1f, 1, 2] },
        { new Generator(1).Uniform([1], 0.25, 0.25000003), [0.25f] },
    };

    [Theory]
    [MemberData(nameof(Expressions))]
    public void In_expressions(Tensor result, float[] values) => result.ToArray().Should().Equal(values);

    [Fact]
    public void In_collections()
    {
        Tensor row = [0.1, 1, -2f];
        Tensor matrix = [[0.1, 1], [2, 0]];
        Tensor wholes = [[1, 2], [3, 4]];
        Tensor floats = [0.5f, 1.5f];
        Tensor volume = [[[0.5], [1]], [[2.5f], [3]]];
        Tensor number = 0.1;
        Tensor mixed = [T * 0.5, [1, 0.5, 0.25]];

        row.ToArray().Should().Equal(0.1f, 1, -2);
        matrix.Shape.Should().Equal(2, 2);
        matrix.ToArray().Should().Equal(0.1f, 1, 2, 0);
        wholes.ToArray().Should().Equal(1, 2, 3, 4);
        floats.ToArray().Should().Equal(0.5f, 1.5f);
        volume.Shape.Should().Equal(2, 2, 1);
        number.Item().Should().Be(0.1f);
        mixed.ToArray().Should().Equal(0.5f, 1, 2, 1, 0.5f, 0.25f);
    }

    [Fact]
    public void In_updates()
    {
        var w = Tensor.Stack(1, 2).RequireGrad();
        (w * 0.5).Sum().Backward();
        w -= 0.1 * w.Grad;
        w *= 2.0;
        w[0] = 3;
        w[1] += 0.5f;

        w.ToArray().Should().Equal(3, (2 * (2 - (0.1f * 0.5f))) + 0.5f);
    }

    [Theory]
    [InlineData(12_345_678, "Tensor [] 12345678")]
    [InlineData(16_777_216, "Tensor [] 16777216")]
    [InlineData(-16_777_215, "Tensor [] -16777215")]
    [InlineData(1_000_000, "Tensor [] 1000000")]
    [InlineData(2_147_483_648, "Tensor [] 2147483648")]
    public void Whole_numbers_print_in_full(double number, string text) => ((Tensor)number).ToString().Should().Be(text);

    [Fact]
    public void Whole_numbers_of_a_row_print_in_full() =>
        Tensor.Stack(12_345_678, -1, 16_777_215).ToString().Should().Be("Tensor [3] [12345678,       -1, 16777215]");
}
