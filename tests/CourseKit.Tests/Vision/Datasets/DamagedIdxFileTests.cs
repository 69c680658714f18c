using System.IO.Compression;
using System.Text;
using CourseKit.Vision.Datasets;

namespace CourseKit.Tests.Vision.Datasets;

public sealed class DamagedIdxFileTests
{
    private const string Start =
        "starts like no IDX file: two zero bytes, a kind of number (08, 09, 0B, 0C, 0D or 0E) and at least one axis";

    private static readonly byte[] Good = Idx.Bytes(0x08, [2, 3], 1, 2, 3, 4, 5, 6);

    public static TheoryData<string, byte[], string> Damages => new()
    {
        { "empty", [], $"{Start}. Received: an empty file" },
        { "three bytes", [0, 0, 8], $"{Start}. Received: bytes 00 00 08" },
        { "a PNG", [0x89, 0x50, 0x4E, 0x47, 0x0D], $"{Start}. Received: a PNG image" },
        { "a web page", Encoding.ASCII.GetBytes("<html>"),
            $"{Start}. Received: an HTML page in the place of the file: download the file itself, not the page about it" },
        { "a pointer of git-LFS", Encoding.ASCII.GetBytes("version https://git-lfs.github.com/spec/v1\noid sha256:00"),
            $"{Start}. Received: a pointer of git-LFS in the place of the file: «git lfs pull» brings the file itself" },
        { "a web page, zipped", Idx.Gzip(Encoding.ASCII.GetBytes("<html>")),
            $"{Start}. Received: an HTML page in the place of the file: download the file itself, not the page about it" },
        { "a server's answer", Encoding.ASCII.GetBytes("{\"message\": \"Not Found\"}"),
            $"{Start}. Received: a JSON text, such as a configuration, an index of files or a server's answer: download the file itself" },
        { "a text", Encoding.ASCII.GetBytes("404: Not Found"),
            $"{Start}. Received: a plain text in the place of data: open it in an editor, for it may say why" },
        { "an unknown kind", Idx.Bytes(0x0A, [1], 1), $"{Start}. Received: bytes 00 00 0A 01" },
        { "no axes", Idx.Bytes(0x08, []), $"{Start}. Received: bytes 00 00 08 00" },
        { "half a header", Good[..9], "ends too early: the sizes of 2 axes take 8 bytes. Received: 5 bytes" },
        { "truncated", Good[..^1], "ends too early: [2, 3] of ubyte takes 6 bytes. Received: 5 bytes" },
        { "without numbers", Idx.Bytes(0x0E, [3]), "ends too early: [3] of double takes 24 bytes. Received: 0 bytes" },
        { "trailing bytes", [.. Good, 0], "goes on behind its last number: [2, 3] of ubyte takes 6 bytes. Received: more than that" },
        { "trailing bytes, zipped", Idx.Gzip([.. Good, 0]),
            "goes on behind its last number: [2, 3] of ubyte takes 6 bytes. Received: more than that" },
        { "empty, zipped", Idx.Gzip([]), $"{Start}. Received: an empty file" },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_damaged_file_is_named_with_what_is_wrong(string damage, byte[] file, string problem) =>
        Reading(file).Should().Throw<InvalidDataException>(damage).WithMessage($"digits.idx {problem}. Replace the file by a fresh copy.");

    [Theory]
    [InlineData(2, "gzip's header alone")]
    [InlineData(10, "gzip's header alone")]
    [InlineData(15, "a part of the numbers")]
    public void A_zipped_file_that_breaks_off_is_named(int length, string what) =>
        Reading(Idx.Gzip(Good)[..length]).Should().Throw<InvalidDataException>(what)
            .WithMessage("digits.idx *Replace the file by a fresh copy.");

    [Fact]
    public void A_zipped_file_with_a_flipped_bit_is_named()
    {
        var zipped = Idx.Gzip(Good);
        foreach (var place in Enumerable.Range(10, zipped.Length - 10))
        {
            byte[] flipped = [.. zipped];
            flipped[place] ^= 1;
            Reading(flipped).Should().Throw<InvalidDataException>($"bit 0 of byte {place} is wrong")
                .WithMessage("digits.idx *Replace the file by a fresh copy.");
        }
    }

    [Theory]
    [InlineData("[4294967295, 1]", 4294967295, 1)]
    [InlineData("[100000, 100000]", 100000, 100000)]
    [InlineData("[0, 4294967295]", 0, 4294967295)]
    [InlineData("[4294967295, 0]", 4294967295, 0)]
    public void More_than_an_array_holds_is_refused_at_the_header(string sizes, uint rows, uint columns) =>
        WithLittleMemory(Idx.Bytes(0x08, [rows, columns]),
            $"asks for more than the 2,147,483,591 bytes that fit into one array. Received: {sizes} of ubyte");

    [Fact]
    public void A_header_that_claims_gigabytes_gets_no_more_memory_than_there_are_bytes() => WithLittleMemory(
        Idx.Bytes(0x08, [2_000_000, 1000], new byte[5]),
        "ends too early: [2000000, 1000] of ubyte takes 2,000,000,000 bytes. Received: 5 bytes");

    [Fact]
    public void Axes_without_places_do_not_excuse_the_others() => WithLittleMemory(
        Idx.Bytes(0x08, [0, 2147483647, 2147483647, 2147483647]),
        "asks for more than the 2,147,483,591 bytes that fit into one array. Received: [0, 2147483647, 2147483647, 2147483647] of ubyte");

    [Theory]
    [InlineData(1000)]
    [InlineData(64)]
    public void A_gzip_file_that_expands_without_end_is_read_to_the_size_of_its_header(int megabytes)
    {
        using var bomb = new MemoryStream();
        using (var gzip = new GZipStream(bomb, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(Idx.Bytes(0x08, [3, 2], 1, 2, 3, 4, 5, 6));
            for (var i = 0; i < megabytes; i++)
            {
                gzip.Write(new byte[1 << 20]);
            }
        }

        WithLittleMemory(bomb.ToArray(), "goes on behind its last number: [3, 2] of ubyte takes 6 bytes. Received: more than that");
    }

    [Fact]
    public void A_header_that_allows_a_gzip_file_to_expand_without_measure_is_refused() => WithLittleMemory(
        Idx.Gzip([.. Idx.Bytes(0x08, [1000, 300, 300]), .. new byte[1000]]),
        "expands to at most 100 times its size, or 64 MiB. Received: [1000, 300, 300] of ubyte, which takes 90,000,000 bytes");

    [Fact]
    public void Two_hundred_axes_of_the_greatest_size_are_counted_without_overflow() =>
        Reading(Idx.Bytes(0x0E, [.. Enumerable.Repeat(uint.MaxValue, 200)])).Should().Throw<InvalidDataException>()
            .WithMessage("digits.idx asks for more*");

    private static void WithLittleMemory(byte[] file, string problem)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Reading(file).Should().Throw<InvalidDataException>().WithMessage($"digits.idx {problem}. Replace the file by a fresh copy.");
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(8 << 20, "a claim is no reason to set memory aside");
    }

    private static Action Reading(byte[] file) => () =>
    {
        using var stream = new MemoryStream(file);
        IdxFile.Read(stream, "digits.idx");
    };
}
