using System.Text;
using CourseKit.Networks.Layers;
using CourseKit.Networks.Weights;
using CourseKit.Networks.Weights.Darknet;
using CourseKit.Networks.Weights.Numpy;
using CourseKit.Networks.Weights.PyTorch;
using CourseKit.Networks.Weights.Safetensors;
using CourseKit.Networks.Weights.TorchSharp;
using CourseKit.Notebooks.Documents;
using CourseKit.Tensors;
using CourseKit.Vision.Datasets;
using CourseKit.Vision.Imaging;

namespace CourseKit.Tests.Networks.Weights;

/// <summary>Files are known by their content, and by more than a byte of it; what is no file of weights is named for what it is.</summary>
public sealed class FileFormatTests
{
    private const string Rule = "Weights are read from safetensors, checkpoints of PyTorch (.pth, .pt), archives of NumPy (.npz) and files "
        + "of TorchSharp (.dat).";

    private const string HtmlPage = "an HTML page in the place of the file: download the file itself, not the page about it",
        JsonText = "a JSON text, such as a configuration, an index of files or a server's answer: download the file itself",
        PlainText = "a plain text in the place of data: open it in an editor, for it may say why";

    private const string Header = """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""";

    /// <summary>The first bytes of a file, and what it is called.</summary>
    public static TheoryData<byte[], string> Others => new()
    {
        { [], "an empty file" },
        { [0x93, .. "NUMPY"u8, 1, 0, 2, 0, .. "{}"u8], "an array of NumPy without a name (.npy), which NpyFile reads" },
        { [.. "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 5\n"u8],
            "a pointer of git-LFS in the place of the file: «git lfs pull» brings the file itself" },
        { [.. "<!DOCTYPE html>\n<html>"u8], HtmlPage },
        { [0xEF, 0xBB, 0xBF, .. "\n <HTML lang=\"en\">"u8], HtmlPage },
        { [.. "<html><title>caf"u8, 0xE9], HtmlPage },
        { [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("<!DOCTYPE html>\r\n<html>")], HtmlPage },
        { [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("\r\n<html>")], HtmlPage },
        { Encoding.Unicode.GetBytes("<html>"), HtmlPage },
        { Encoding.BigEndianUnicode.GetBytes("<html>"), HtmlPage },
        { [.. "{\"weight_map\": {\"a\": \"model-00001-of-00002.safetensors\"}}"u8], JsonText },
        { [.. "{\n  \"architectures\": []\n}"u8], JsonText },
        { [.. "{}"u8], JsonText },
        { [.. "[{\"error\": \"rate limit\"}]"u8], JsonText },
        { [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("{\"message\": \"Not Found\"}")], JsonText },
        { [.. "404: Not Found"u8], PlainText },
        { [.. "name,value\r\nconv1,0.5\r\n"u8], PlainText },
        { Encoding.UTF8.GetBytes(new string('ö', 400)), PlainText },
        { Encoding.UTF8.GetBytes("x" + new string('ö', 400)), PlainText },
        { [.. "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"u8], "an SVG drawing" },
        { [8, 7, 0x12, 7, .. "pytorch"u8],
            "an ONNX model, which is written and not read: save the weights of its network as safetensors" },
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

    [Fact]
    public void A_folder_in_the_place_of_a_file_is_named()
    {
        using var folder = new TemporaryFolder();

        RequireRefusals(folder.Path, "a folder: name a file in it");
        RequireRefusals(folder.Path + Path.DirectorySeparatorChar, "a folder: name a file in it");
    }

    [Fact]
    public void A_file_without_content_is_named_by_itself_and_behind_a_link()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("empty"), []);
        File.CreateSymbolicLink(folder.File("link"), folder.File("empty"));

        RequireRefusals(folder.File("empty"), "an empty file, a pipe or a device: name a file with content");
        RequireRefusals(folder.File("link"), "an empty file, a pipe or a device: name a file with content");
    }

    /// <summary>Nobody writes to the pipe: opening it would last for ever.</summary>
    [Fact]
    public void A_pipe_or_a_device_in_the_place_of_a_file_is_named()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var folder = new TemporaryFolder();
        System.Diagnostics.Process.Start("mkfifo", [folder.File("pipe")]).WaitForExit();

        RequireRefusals(folder.File("pipe"), "an empty file, a pipe or a device: name a file with content");
        RequireRefusals("/dev/zero", "an empty file, a pipe or a device: name a file with content");
    }

    [Fact]
    public void A_file_behind_a_link_is_read()
    {
        using var folder = new TemporaryFolder();
        File.CreateSymbolicLink(folder.File("link"), GoldenWeights.File("zip.pth"));

        StateDict.Read(folder.File("link")).ShouldBe(GoldenWeights.Expected);
    }

    [Fact]
    public void A_file_that_is_not_there_is_said_to_be_missing() =>
        FluentActions.Invoking(() => StateDict.Read(Path.Combine(Path.GetTempPath(), "nowhere", "a.pth"))).Should()
            .Throw<DirectoryNotFoundException>();

    [Theory]
    [InlineData(new byte[] { 1, 2, 3 }, "a file that begins with 01 02 03")]
    [InlineData(new byte[] { 0, 0, 0, 0, 0, 0, 0, 0, 7 }, "a file that begins with 00 00 00 00 00 00 00 00")]
    public void An_unknown_file_is_shown_by_its_first_bytes(byte[] file, string received) =>
        FluentActions.Invoking(() => StateDict.Read(new MemoryStream(file), "a.bin")).Should().Throw<WeightsException>()
            .WithMessage($"{Rule} Received: {received}. In a.bin.");

    private static void RequireRefusals(string path, string received)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(path));
        Func<string, object>[] readers =
        [
            one => StateDict.Read(one), SafetensorsFile.Read, one => PyTorchFile.Read(one), NpzFile.Read, NpyFile.Read, DatFile.Read,
            DarknetConfig.Read, one => DarknetWeights.Read(one, new Relu()),
        ];
        readers.Should().AllSatisfy(read => FluentActions.Invoking(() => read(path)).Should().Throw<WeightsException>()
            .WithMessage($"*. Received: {received}. In {name}."));
        FluentActions.Invoking(() => IdxFile.Read(path)).Should().Throw<InvalidDataException>()
            .WithMessage($"An IDX array is read from a file. Received: {received}. In {path}.");
        FluentActions.Invoking(() => Image.Load(path)).Should().Throw<InvalidDataException>()
            .WithMessage($"An image file is PNG, JPEG, WebP, GIF or BMP. Received: {path}, which is {received}.");
        FluentActions.Invoking(() => Notebook.Load(path)).Should().Throw<NotebookException>()
            .WithMessage($"{path}: a notebook is a file. Received: {received}.");
    }
}
