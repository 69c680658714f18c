using CourseKit.Vision.Datasets;

namespace CourseKit.Tests.Vision.Datasets;

public sealed class IdxFileTests
{
    private static readonly byte[] SixBytes = Idx.Bytes(0x08, [2, 3], 1, 2, 3, 4, 5, 255);

    /// <summary>The kind, its name, the bytes of two numbers as IEEE 754 and two's complement have them, the numbers.</summary>
    public static TheoryData<byte, string, byte[], float[]> Kinds => new()
    {
        { 0x08, "ubyte", [0x00, 0xFF], [0, 255] },
        { 0x09, "sbyte", [0x80, 0x7F], [-128, 127] },
        { 0x0B, "short", [0x01, 0x02, 0xFF, 0xFE], [258, -2] },
        { 0x0C, "int", [0x00, 0x01, 0x00, 0x02, 0xFF, 0xFF, 0xFF, 0xFD], [65538, -3] },
        { 0x0D, "float", [0x3F, 0xC0, 0x00, 0x00, 0xC0, 0x20, 0x00, 0x00], [1.5f, -2.5f] },
        { 0x0E, "double", [0x3F, 0xF8, 0, 0, 0, 0, 0, 0, 0xC0, 0x04, 0, 0, 0, 0, 0, 0], [1.5f, -2.5f] },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_of_number_is_read_plain_and_zipped(byte kind, string name, byte[] bytes, float[] numbers)
    {
        var content = Idx.Bytes(kind, [2], bytes);
        foreach (var file in new[] { content, Idx.Gzip(content) })
        {
            var array = Read(file);
            array.ToString().Should().Be($"[2] of {name}");
            array.ToTensor().ToArray().Should().Equal(numbers);
        }
    }

    [Fact]
    public void Axes_and_order_are_those_of_the_file()
    {
        var array = Read(SixBytes);
        array.Shape.Should().Equal(2, 3);
        array.ToTensor()[1, 2].Should().Be(255);
        array.ToIntegers().Should().Equal(1, 2, 3, 4, 5, 255);
    }

    [Fact]
    public void A_file_is_read_by_its_path()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("six.gz"), Idx.Gzip(SixBytes));
        IdxFile.Read(folder.File("six.gz")).ToIntegers().Should().Equal(1, 2, 3, 4, 5, 255);
    }

    [Fact]
    public void A_stream_is_read_from_its_start()
    {
        using var stream = new MemoryStream(SixBytes) { Position = 7 };
        IdxFile.Read(stream, "six.idx").ToIntegers().Should().HaveCount(6);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(5, 2)]
    public void The_first_items_can_be_read_alone(int first, int items) =>
        Read(SixBytes, first).ToTensor().Shape.Should().Equal(items, 3);

    [Fact]
    public void The_first_items_are_had_from_a_file_that_breaks_off_behind_them() =>
        Read(SixBytes[..^2], first: 1).ToIntegers().Should().Equal(1, 2, 3);

    [Fact]
    public void A_negative_number_of_items_is_refused() =>
        FluentActions.Invoking(() => Read(SixBytes, first: -1)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("first");

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void No_more_items_are_taken_than_there_are(int count) =>
        FluentActions.Invoking(() => Read(SixBytes).Take(count)).Should().Throw<ArgumentOutOfRangeException>();

    [Fact]
    public void Taken_items_are_the_first_ones() =>
        Read(SixBytes).Take(1).ToIntegers().Should().Equal(1, 2, 3);

    [Fact]
    public void Fractions_are_no_labels() =>
        FluentActions.Invoking(() => Read(Idx.Bytes(0x0D, [1], 0x3F, 0xC0, 0, 0)).ToIntegers()).Should().Throw<InvalidOperationException>()
            .WithMessage("Whole numbers come from files of ubyte, sbyte, short or int. Received: float. Use ToTensor().");

    private static IdxArray Read(byte[] file, int? first = null)
    {
        using var stream = new MemoryStream(file);
        return IdxFile.Read(stream, "six.idx", first);
    }
}
