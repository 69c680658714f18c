using System.Buffers.Binary;
using System.Text;

namespace CourseKit.Tensors.Files;

/// <summary>A file format that can be told by a file's first bytes, whatever its name.</summary>
/// <param name="Name">The format in words, and what to do where it stands in the place of data: <c>an HTML page</c>.</param>
/// <param name="Fits">The test of a file's first bytes and length.</param>
internal sealed record FileFormat(string Name, FileFormat.Test Fits)
{
    /// <summary>The number of bytes that are looked at.</summary>
    public const int Looked = 512;

    /// <summary>The greatest length of a header that the format safetensors allows.</summary>
    private const ulong LongestSafetensorsHeader = 100_000_000;

    /// <summary>A test of a file's first bytes.</summary>
    public delegate bool Test(ReadOnlySpan<byte> start, long length);

    /// <summary>Gets safetensors: eight bytes with the length of a header that lies within the file,
    /// then the header, a JSON object.</summary>
    public static FileFormat Safetensors { get; } = new("a safetensors file", (start, length) =>
        start.Length > 8 && start[8] == '{'
        && BinaryPrimitives.ReadUInt64LittleEndian(start) is var header && header <= LongestSafetensorsHeader &&
            (long)header <= length - 8);

    /// <summary>Gets zip archives, which PyTorch's checkpoints and NumPy's .npz files are.</summary>
    public static FileFormat Zip { get; } = new("a zip archive (.pth of PyTorch, .npz of NumPy)", (start, _) =>
        start.StartsWith("PK\x3\x4"u8) || start.StartsWith("PK\x5\x6"u8));

    /// <summary>Gets pickles of protocol 2 and later, with which PyTorch's checkpoints began before version 1.6.</summary>
    public static FileFormat Pickle { get; } = new("a pickle of Python", (start, _) => start is [0x80, >= 2 and <= 5, ..]);

    /// <summary>Gets arrays of NumPy.</summary>
    public static FileFormat Npy { get; } = new("an array of NumPy without a name (.npy), which NpyFile reads", Begins("\u0093NUMPY"));

    /// <summary>Gets files without content.</summary>
    public static FileFormat Empty { get; } = new("an empty file", (_, length) => length == 0);

    /// <summary>Gets the pointers that git leaves in the place of large files.</summary>
    public static FileFormat GitLfsPointer { get; } = new(
        "a pointer of git-LFS in the place of the file: «git lfs pull» brings the file itself", Begins("version https://git-lfs."));

    /// <summary>Gets gzip files.</summary>
    public static FileFormat Gzip { get; } = new("a gzip file", Begins("\u001F\u008B\u0008"));

    /// <summary>Gets the files of TorchSharp's <c>module.save()</c>.</summary>
    public static FileFormat TorchSharp { get; } = new("a file of TorchSharp (.dat)", DatStart.Fits);

    /// <summary>Gets JSON documents.</summary>
    public static FileFormat Json { get; } = new(
        "a JSON text, such as a configuration, an index of files or a server's answer: download the file itself", (start, _) =>
        TextStart.Of(start) is { } text && TextStart.IsJson(text));

    /// <summary>Gets texts that are nothing else.</summary>
    public static FileFormat Text { get; } = new(
        "a plain text in the place of data: open it in an editor, for it may say why", (start, _) => TextStart.Of(start) is not null);

    /// <summary>Gets the kinds of pictures that are told by their first bytes.</summary>
    public static IReadOnlyList<FileFormat> Pictures { get; } =
    [
        new("a PNG image", Begins("\u0089PNG")),
        new("a JPEG image", Begins("\u00FF\u00D8\u00FF")),
        new("a GIF image", Begins("GIF8")),
        new("a WebP image", (start, _) => start.StartsWith("RIFF"u8) && start.Length >= 12 && start[8..12].SequenceEqual("WEBP"u8)),
    ];

    /// <summary>The formats, each in front of all that could be taken for it.</summary>
    private static readonly FileFormat[] All =
    [
        Empty, Safetensors, TorchSharp, Zip, Pickle, Npy, GitLfsPointer, Gzip, .. Pictures,
        new("an HTML page in the place of the file: download the file itself, not the page about it",
            BeginsText("<!doctype html", "<html", "<head")),
        new("an SVG drawing", BeginsText("<svg")),
        new("an XML document, as servers send in the place of a file", BeginsText("<?xml")),
        new("an HDF5 file, as Keras and MATLAB write: export its weights as safetensors or .npz", Begins("\u0089HDF\r\n\u001A\n")),
        new("a GGUF file", Begins("GGUF")),
        new("an ONNX model, which is written and not read: save the weights of its network as safetensors", (start, _) =>
            start is [0x08, < 0x20, 0x12, ..]),
        new("a 7z archive: unpack it", Begins("7z\u00BC\u00AF")),
        new("a RAR archive: unpack it", Begins("Rar!\u001A")),
        new("an xz file: unpack it", Begins("\u00FD7zXZ")),
        new("a bzip2 file: unpack it", (start, _) => start is [(byte)'B', (byte)'Z', (byte)'h', _, (byte)'1', (byte)'A', (byte)'Y', ..]),
        new("a PDF document", Begins("%PDF-")),
        new("a tar archive, the format of PyTorch before 0.1.10 among others", (start, _) => start.Length >= 262
            && start[257..262].SequenceEqual("ustar"u8)),
        Json, Text,
    ];

    /// <summary>Returns the format of a stream that can seek; null where it is unknown.</summary>
    public static FileFormat? Of(Stream stream)
    {
        Span<byte> start = stackalloc byte[Looked];
        stream.Position = 0;
        start = start[..stream.ReadAtLeast(start, Looked, throwOnEndOfStream: false)];
        stream.Position = 0;
        return Of(start, stream.Length);
    }

    /// <summary>Returns the format of a file with these first bytes and this length; null where it is unknown.</summary>
    public static FileFormat? Of(ReadOnlySpan<byte> start, long length)
    {
        start = start[..Math.Min(start.Length, Looked)];
        foreach (var format in All)
        {
            if (format.Fits(start, length))
            {
                return format;
            }
        }

        return null;
    }

    /// <summary>Returns the format of a file's content; null where it is unknown, and for JSON and plain text: to a reader of text they
    /// say nothing.</summary>
    public static FileFormat? OfOtherThanText(byte[] content) =>
        Of(content, content.Length) is { } format && format != Json && format != Text ? format : null;

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static Test Begins(string latin)
    {
        var bytes = Encoding.Latin1.GetBytes(latin);
        return (start, _) => start.StartsWith(bytes);
    }

    private static Test BeginsText(params string[] beginnings) => (start, _) =>
    {
        // Pages in other encodings than Unicode begin with ASCII too.
        var text = (TextStart.Of(start) ?? Encoding.Latin1.GetString(start)).TrimStart();
        return Array.Exists(beginnings, beginning => text.StartsWith(beginning, StringComparison.OrdinalIgnoreCase));
    };
}
