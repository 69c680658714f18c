using CourseKit.Networks.Costs;

namespace CourseKit.Tests.Networks.Costs;

public sealed class ArithmeticTests
{
    private static readonly Arithmetic Two = 2, Three = 3, Four = 4;

    public static TheoryData<Arithmetic, string, string> Written => new()
    {
        { (Arithmetic.Product([3, 3, 3]) + 1) * 100, "(3 · 3 · 3 + 1) · 100 = 2,800", @"(3 \cdot 3 \cdot 3 + 1) \cdot 100" },
        { Two - (Three - Four), "2 − (3 − 4) = 3", "2 - (3 - 4)" },
        { Two - (Three + Four), "2 − (3 + 4) = −5", "2 - (3 + 4)" },
        { Two - Three - Four, "2 − 3 − 4 = −5", "2 - 3 - 4" },
        { Two - (Three * Four), "2 − 3 · 4 = −10", @"2 - 3 \cdot 4" },
        { (Two - Three) * Four, "(2 − 3) · 4 = −4", @"(2 - 3) \cdot 4" },
        { Two * -3, "2 · (−3) = −6", @"2 \cdot (-3)" },
        { (Arithmetic)(-3) + Two, "(−3) + 2 = −1", "(-3) + 2" },
        { Two * (Arithmetic)7 / Four, "⌊(2 · 7) / 4⌋ = 3", @"\left\lfloor \frac{2 \cdot 7}{4} \right\rfloor" },
        { Two * ((Arithmetic)7 / Four), "2 · ⌊7 / 4⌋ = 2", @"2 \cdot \left\lfloor \frac{7}{4} \right\rfloor" },
        { -1234567, "−1,234,567", "-1{,}234{,}567" },
        { 0 + (Three * 1) + 0, "3", "3" },
        { Three * 0, "0", "0" },
        { Arithmetic.Sum([2800, 0, 180_200]), "2,800 + 180,200 = 183,000", "2{,}800 + 180{,}200" },
    };

    [Theory]
    [MemberData(nameof(Written))]
    public void It_is_written_as_it_was_computed(Arithmetic arithmetic, string text, string tex)
    {
        arithmetic.ToString().Should().Be(text);
        arithmetic.Tex.Should().Be(tex);
    }

    [Theory]
    [InlineData(7, 2, 3)]
    [InlineData(-7, 2, -4)]
    [InlineData(7, -2, -4)]
    [InlineData(-8, 2, -4)]
    public void Quotients_are_rounded_down(long left, long right, long quotient) => ((Arithmetic)left / right).Value.Should().Be(quotient);

    [Fact]
    public void What_is_too_large_is_no_number() =>
        FluentActions.Invoking(() => (Arithmetic)long.MaxValue + 1).Should().Throw<OverflowException>();
}
