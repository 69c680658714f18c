using System.Text;
using CourseKit.Networks.Weights;
using CourseKit.Networks.Weights.Numpy;
using CourseKit.Networks.Weights.PyTorch;
using CourseKit.Networks.Weights.Safetensors;
using CourseKit.Tensors;

namespace CourseKit.Tests.Networks.Weights;

/// <summary>Files are known by their content, and by more than a byte of it; what is no file of weights is named for what it is.</summary>
public sealed class FileFormatTests
{
    private const string Rule = "Weights are read from safetensors, checkpoints of PyTorch (.pth, .pt) and archives of NumPy (.npz).";

    private const string Header = """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""";

    /// <summary>The first bytes of a file, and what it is called.</summary>
    public static TheoryData<byte[], string> Others => new()
    {
        { [], "an empty file" },
        { [0x93, .. "NUMPY"u8, 1, 0, 2, 0, .. "{}"u8], "an array of NumPy without a name (.npy), which NpyFile reads" },
        { [.. "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 5\n"u8],
            "a pointer of git-LFS in the place of the file: «git lfs pull» brings the file itself" },
        { [.. "<!DOCTYPE html>\n<html>"u8],
            "an HTML page in the place of the file: download the file itself, not the page about it" },
        { [0xEF, 0xBB, 0xBF, .. "\n <HTML lang=\"en\">"u8],
            "an HTML page in the place of the file: download the file itself, not the page about it" },
        { [.. "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>"u8],
            "an XML document, as servers send in the place of a file" },
        { [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0], "a gzip file" },
        { [0x89, .. "HDF\r\n"u8, 0x1A, 0x0A, 0], "an HDF5 file, as Keras and MATLAB write: export its weights as safetensors or .npz" },
    };

    [Fact]
    public void Safetensors_are_known_whatever_the_length_of_their_header()
    {
        for (var length = 8; length <= 4096; length++)
        {
            var header = (length < Header.Length ? "{}" : Header).PadRight(length);
            byte[] file = [.. BitConverter.GetBytes((long)length), .. Encoding.ASCII.GetBytes(header),
                .. new byte[length < Header.Length ? 0 : 8]];

            StateDict.Read(new MemoryStream(file), "a").Count.Should().Be(length < Header.Length ? 0 : 1, $"a header has {length} bytes");
        }
    }

    [Theory]
    [InlineData(0x4B50)]
    [InlineData(0x0280)]
    [InlineData(0x0B950480 % 100_000_000)]
    public void Safetensors_are_known_that_begin_like_other_files(int length)
    {
        byte[] file = [.. BitConverter.GetBytes((long)length), .. Encoding.ASCII.GetBytes(Header.PadRight(length)), .. new byte[8]];

        StateDict.Read(new MemoryStream(file), "a").Count.Should().Be(1);
    }

    [Fact]
    public void What_was_written_is_read_whatever_the_names_are()
    {
        for (var length = 1; length < 300; length++)
        {
            using var stream = new MemoryStream();
            SafetensorsFile.Write(stream, new StateDict((new string('n', length), Tensor.From([2], [length, 0.5f]))));

            StateDict.Read(stream, "a").Single().Value.ToArray().Should().Equal(length, 0.5f);
        }
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void What_is_no_file_of_weights_is_named_for_what_it_is(byte[] start, string name)
    {
        FluentActions.Invoking(() => StateDict.Read(new MemoryStream(start), "a.pth")).Should().Throw<WeightsException>()
            .WithMessage($"{Rule} Received: {name}. In a.pth.");
        FluentActions.Invoking(() => SafetensorsFile.Read(new MemoryStream(start), "a")).Should().Throw<WeightsException>()
            .WithMessage($"A safetensors file begins with the length of its header in 8 bytes, then «{{». Received: {name}. In a.");
        FluentActions.Invoking(() => PyTorchFile.Read(new MemoryStream(start), "a")).Should().Throw<WeightsException>()
            .WithMessage($"*Received: {name}. In a.");
        FluentActions.Invoking(() => NpzFile.Read(new MemoryStream(start), "a")).Should().Throw<WeightsException>()
            .WithMessage($"*Received: {name}. In a.");
    }

    [Fact]
    public void A_file_of_another_kind_of_weights_is_named_too() =>
        FluentActions.Invoking(() => SafetensorsFile.Read(GoldenWeights.File("zip.pth"))).Should().Throw<WeightsException>()
            .WithMessage("*Received: a zip archive (.pth of PyTorch, .npz of NumPy). In zip.pth.");

    [Theory]
    [InlineData(new byte[] { 1, 2, 3 }, "a file that begins with 01 02 03")]
    [InlineData(new byte[] { 0, 0, 0, 0, 0, 0, 0, 0, 7 }, "a file that begins with 00 00 00 00 00 00 00 00")]
    public void An_unknown_file_is_shown_by_its_first_bytes(byte[] file, string received) =>
        FluentActions.Invoking(() => StateDict.Read(new MemoryStream(file), "a.bin")).Should().Throw<WeightsException>()
            .WithMessage($"{Rule} Received: {received}. In a.bin.");
}
