using CourseKit.Grading;
using CourseKit.Grading.Kinds;

namespace CourseKit.Tests.Grading.Kinds;

public sealed class GivenNumberTests
{
    [Theory]
    [InlineData("9 MB", 9e6)]
    [InlineData("9MB", 9e6)]
    [InlineData("9 MiB", 9 * 1048576.0)]
    [InlineData("9 megabytes", 9e6)]
    [InlineData("400 %", 4)]
    [InlineData("9 mb", 9e6)]
    [InlineData("1.5 GiB", 1.5 * 1073741824)]
    [InlineData("12 bytes", 12)]
    [InlineData("12_613_600", 12613600)]
    [InlineData("12,613,600 bytes", 12613600)]
    [InlineData("12 613 600", 12613600)]
    [InlineData("12 613.6 kB", 12613600)]
    [InlineData("9e6", 9e6)]
    [InlineData("225 million", 225e6)]
    [InlineData("225 M multiplications", 225e6)]
    [InlineData("15,200 parameters", 15200)]
    [InlineData(" -1.5 ", -1.5)]
    [InlineData(".25", 0.25)]
    [InlineData("2×", 2)]
    [InlineData("5 Mio", 5e6)]
    [InlineData("135 Mrd multiplications", 135e9)]
    [InlineData("99.792 kMACs", 99792)]
    [InlineData("1.5 GFLOPs", 1.5e9)]
    [InlineData("99,792 multiply-accumulates", 99792)]
    [InlineData("12 MACs", 12)]
    public void A_text_is_a_number_with_or_without_a_unit(string text, double value)
    {
        GivenNumber? given = text;

        given!.Value.Should().BeApproximately(value, 1e-6);
        given.Should().Be((GivenNumber?)given.Value);
    }

    [Theory]
    [InlineData("about 9 MB")]
    [InlineData("12,6 MB")]
    [InlineData("1,26")]
    [InlineData("1 26")]
    [InlineData("9 MB + 3 MB")]
    [InlineData("--1")]
    public void Any_other_text_is_no_number_and_is_told_what_to_write(string text) => Check(text).Should()
        .StartWith($"«{text}» is no number. Write 9_000_000");

    [Theory]
    [InlineData("12.6 Mb")]
    [InlineData("12 Mib")]
    [InlineData("100 Mbit")]
    public void A_number_of_bits_is_told_what_to_write(string text) =>
        Check(text).Should().StartWith($"«{text}» counts bits, eight to a byte: a small b stands for bits. Write B for bytes");

    [Theory]
    [InlineData("12.6 MB")]
    [InlineData("12.61 MB")]
    [InlineData("12613.6 kB")]
    [InlineData("12.03 MiB")]
    [InlineData("12,613,600")]
    public void A_size_may_be_rounded_to_the_digits_that_it_is_written_with(string text) => Check(text).Should().Be("Right.");

    [Theory]
    [InlineData("12 MB", "It may be the right one, rounded too much or on the way.")]
    [InlineData("13 MB", "It may be the right one, rounded too much or on the way.")]
    [InlineData("12.03 MB", "It is right in MiB. 1 MB is 1,000,000 bytes, and 1 MiB is 1024² = 1,048,576.")]
    [InlineData("12.6 MiB", "It is right in MB.")]
    [InlineData("12.6 kB", "It is a thousandth.")]
    [InlineData("12317.97 kB", "It is right in KiB.")]
    [InlineData("100.9 MB", "It is eight times as much")]
    [InlineData("3.1534 MB", "It is a quarter")]
    [InlineData("50.4544 MB", "It is four times as much")]
    [InlineData("25.2272 MB", "It is twice as much")]
    [InlineData("6,306,800", "It is half as much")]
    public void A_wrong_unit_is_recognized_by_the_number(string text, string said) =>
        Check(text).Should().StartWith($"This is not the number. {said}");

    [Fact]
    public void A_size_that_is_close_but_not_rounded_is_wrong_and_no_cause_is_claimed() =>
        Check("12.5 MB").Should().Be("This is not the number.");

    [Fact]
    public void A_plain_number_of_megabytes_is_asked_for_its_unit()
    {
        new Size().Check(12.6).Relation.Should().Contain("Is that a number of MB? Without a unit it counts as bytes");
        new Size().Check(12.03).Relation.Should().Contain("Is that a number of MiB?");
    }

    [Fact]
    public void A_count_is_exact_and_takes_no_unit_of_memory()
    {
        new Count().Check("15,200").Outcome.Should().Be(Outcome.Passed);
        new Count().Check("15.2 thousand").Outcome.Should().Be(Outcome.Passed);
        new Count().Check("15.2 kB").Message.Should().Be("This is not the number. The question asks for parameters, not for bytes.");
    }

    [Fact]
    public void A_number_of_bytes_may_be_written_as_a_text_in_the_starter() =>
        new Size().Starter.Should().StartWith("Answers answer = null;  // bytes");

    private static string Check(string text) => new Size().Check(text) is var verdict
        ? $"{verdict.Message} {verdict.Relation}".TrimEnd() : string.Empty;

    private sealed class Size() : Single("bytes", 12_613_600);

    private sealed class Count() : Single("parameters", 15_200);

    private class Single(string unit, double value) : NumberExercise("00-test/single", "Single")
    {
        public override string Question => "How many?";

        protected override IReadOnlyList<Quantity> Quantities { get; } = [new(string.Empty, unit, value)];

        public override IReadOnlyList<Mistake<Answers>> Mistakes => [];

        public override IReadOnlyList<string> Hints => [];

        public override string Explanation => "Right.";
    }
}
