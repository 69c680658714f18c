using System.Security.Cryptography;
using CourseKit.Vision.Datasets;

namespace CourseKit.Tests.Vision.Datasets;

/// <summary>data/digits/ holds what <see cref="GeneratedDigits"/> draws, so that a change of its bits is seen.</summary>
public sealed class StoredDigitsTests
{
    private const int Count = 1000;

    private const string Anew =
        "if the digits were changed on purpose, write them anew by running these tests with COURSEKIT_WRITE_DATA=1, and commit data/";

    private static readonly string[] Names = ["digits/images-idx3-ubyte.gz", "digits/labels-idx1-ubyte.gz"];

    private static readonly bool Written = WriteIfAsked();

    [Fact]
    public void The_digits_are_drawn_as_they_are_stored_bit_for_bit()
    {
        foreach (var (name, drawn) in Names.Zip(Drawn()))
        {
            Idx.Unzip(File.ReadAllBytes(Stored(name))).SequenceEqual(drawn).Should().BeTrue($"{name} holds what is drawn; {Anew}");
        }
    }

    [Fact]
    public void The_stored_digits_are_read_as_images_and_labels()
    {
        var digits = GeneratedDigits.Make(Count);
        IdxFile.Read(Stored(Names[0])).ToTensor().ToArray().Should().Equal(
            digits.Images.ToArray().Select(value => MathF.Round(value * 255)));
        IdxFile.Read(Stored(Names[1])).ToIntegers().Should().Equal(digits.Labels);
    }

    [Fact]
    public void The_checksums_hold() =>
        File.ReadAllText(Stored("SHA256SUMS")).Should().Be(Checksums(), $"it names each file of digits/ with its checksum; {Anew}");

    [Fact]
    public void What_is_stored_is_small() =>
        Names.Sum(name => new FileInfo(Stored(name)).Length).Should().BeLessThan(250_000);

    [Fact]
    public void The_tests_do_not_write_what_they_test() =>
        Written.Should().BeFalse("data/ was written anew and has not been tested; run the tests again without COURSEKIT_WRITE_DATA");

    private static bool WriteIfAsked()
    {
        if (Environment.GetEnvironmentVariable("COURSEKIT_WRITE_DATA") != "1")
        {
            return false;
        }

        Directory.CreateDirectory(Stored("digits"));
        foreach (var (name, drawn) in Names.Zip(Drawn()))
        {
            File.WriteAllBytes(Stored(name), Idx.Gzip(drawn));
        }

        File.WriteAllText(Stored("SHA256SUMS"), Checksums());
        return true;
    }

    private static byte[][] Drawn()
    {
        var digits = GeneratedDigits.Make(Count);
        return
        [
            Idx.Bytes(0x08, [Count, 28, 28], [.. digits.Images.ToArray().Select(value => (byte)MathF.Round(value * 255))]),
            Idx.Bytes(0x08, [Count], [.. digits.Labels.Select(label => (byte)label)]),
        ];
    }

    /// <summary>As <c>sha256sum</c> writes them, and checks them.</summary>
    private static string Checksums() =>
        string.Concat(Names.Select(name => $"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Stored(name))))}  {name}\n"));

    private static string Stored(string name) => Repository.File("data", name);
}
