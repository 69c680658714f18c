using CourseKit.Networks.Accounting;

namespace CourseKit.Tests.Networks.Accounting;

public sealed class ByteSizeTests
{
    [Theory]
    [InlineData(999, "999 bytes")]
    [InlineData(12_613_600, "12.614 MB (12.029 MiB)")]
    [InlineData(1_073_741_824, "1.074 GB (1.0 GiB)")]
    [InlineData(565_613_600, "565.6 MB (539.4 MiB)")]
    public void Bytes_are_given_in_units_of_1000_and_of_1024(long bytes, string text) => new ByteSize(bytes).ToString().Should().Be(text);

    [Theory]
    [InlineData("400000", 400_000)]
    [InlineData("12 bytes", 12)]
    [InlineData("8GB", 8_000_000_000)]
    [InlineData("8 gb", 8_000_000_000)]
    [InlineData("1.5GiB", 1_610_612_736)]
    [InlineData("0.5 kB", 500)]
    [InlineData("12 mb", 12_000_000)]
    [InlineData("2 mib", 2_097_152)]
    public void Sizes_are_read_in_both_kinds_of_units(string text, long bytes) => ByteSize.Parse(text).Bytes.Should().Be(bytes);

    [Theory]
    [InlineData("12 Mb")]
    [InlineData("1.5Gib")]
    [InlineData("100 Mbit")]
    [InlineData("8 bits")]
    [InlineData("64kbit")]
    public void Sizes_in_bits_are_refused_with_what_to_write(string text) =>
        FluentActions.Invoking(() => ByteSize.Parse(text)).Should().Throw<FormatException>().WithMessage(
            $"A size is given in bytes, B; a small b stands for bits, eight to a byte. Received: {text}. "
                + "Write MB for megabytes, or divide by 8.");

    [Theory]
    [InlineData("")]
    [InlineData("GB")]
    [InlineData("-1GB")]
    [InlineData("8 apples")]
    [InlineData("1,000")]
    [InlineData("NaN")]
    [InlineData("20EB")]
    public void What_is_no_size_is_refused(string text) =>
        FluentActions.Invoking(() => ByteSize.Parse(text)).Should().Throw<FormatException>()
        .WithMessage($"A size is a number of bytes, or of larger units: 400000, 512MB, 8GB, 1.5GiB. Received: {text}.");
}
