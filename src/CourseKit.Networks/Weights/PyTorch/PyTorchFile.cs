using System.IO.Compression;
using System.Runtime.InteropServices;
using CourseKit.Tensors.Files;

namespace CourseKit.Networks.Weights.PyTorch;

/// <summary>
/// Reads and writes checkpoints of PyTorch, <c>.pth</c> and <c>.pt</c>, zip archives as torch.save
/// writes them from 1.6 on, and the format from before.
/// </summary>
/// <remarks>
/// Such a file is a program for Python, and loading it there can run anything. Here it can put together tensors, numbers, texts, lists and
/// dictionaries only; harmless objects beside them are passed over, and a name of anything else is
/// refused, and said. https://pytorch.org/docs/stable/notes/serialization.html.
/// </remarks>
public static class PyTorchFile
{
    private const string Rule = "A checkpoint of PyTorch is a zip archive or, from before version 1.6, a row of pickles.";

    /// <summary>Reads a state dict from a file.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="entry">
    /// The path of the dictionary of tensors that is meant where a checkpoint holds several: <c>"model"</c>, <c>"ema.state_dict"</c>;
    /// empty for the checkpoint itself. Without it, the one with parameters and a usual name is read, or else the one with most
    /// parameters.
    /// </param>
    /// <exception cref="WeightsException">It is damaged, is none of this format, or names what it may not.</exception>
    public static StateDict Read(string path, string? entry = null) =>
        WeightsFile.Read(path, Rule, (stream, name) => Read(stream, name, entry));

    /// <summary>Reads a state dict from a stream that can seek, from its start.</summary>
    /// <param name="stream">The file's content.</param>
    /// <param name="name">The name of the file in messages.</param>
    /// <param name="entry">The path of the dictionary of tensors that is meant where a checkpoint holds several.</param>
    /// <exception cref="WeightsException">It is damaged, is none of this format, or names what it may not.</exception>
    public static StateDict Read(Stream stream, string name, string? entry = null) =>
        WeightsFile.Read(stream, name, Rule, [FileFormat.Zip, FileFormat.Pickle], format =>
        {
            if (format != FileFormat.Zip)
            {
                return ReadPickles(stream, name, entry);
            }

            using var archive = new Archive(stream, name);
            return Read(archive, name, entry);
        });

    /// <summary>Writes a file that torch.load reads, as 32-bit floats: whole, or not at all.</summary>
    public static void Write(string path, StateDict weights) => WholeFile.Write(path, stream => Write(stream, weights));

    /// <summary>Writes the content of a file to a stream, as 32-bit floats.</summary>
    public static void Write(Stream stream, StateDict weights)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        Add(archive, "data.pkl", Pickler.Write(weights));
        foreach (var (number, (_, value)) in weights.Index())
        {
            Add(archive, $"data/{number}", MemoryMarshal.AsBytes(value.Values));
        }

        Add(archive, "version", "3\n"u8);
    }

    /// <summary>Reads a checkpoint from 1.6 on.</summary>
    internal static StateDict Read(Archive archive, string name, string? entry) =>
        ZipCheckpoint.Read(archive).Select(entry, name, archive.Size);

    /// <summary>Reads a checkpoint from before 1.6.</summary>
    internal static StateDict ReadPickles(Stream stream, string name, string? entry) =>
        LegacyCheckpoint.Read(new ByteSource(stream, stream.Length, name)).Select(entry, name, stream.Length);

    private static void Add(ZipArchive archive, string name, ReadOnlySpan<byte> content)
    {
        using var member = archive.CreateEntry($"archive/{name}", CompressionLevel.NoCompression).Open();
        member.Write(content);
    }
}
