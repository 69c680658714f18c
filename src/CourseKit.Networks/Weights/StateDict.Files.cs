using CourseKit.Networks.Weights.Numpy;
using CourseKit.Networks.Weights.PyTorch;
using CourseKit.Networks.Weights.Safetensors;
using CourseKit.Networks.Weights.TorchSharp;
using CourseKit.Tensors.Files;

namespace CourseKit.Networks.Weights;

/// <content>Reading and writing of files.</content>
public sealed partial class StateDict
{
    private const string Rule = "Weights are read from safetensors, checkpoints of PyTorch (.pth, .pt), archives of NumPy (.npz) and files "
        + "of TorchSharp (.dat).";

    private static readonly FileFormat[] Formats = [FileFormat.Safetensors, FileFormat.Zip, FileFormat.Pickle, FileFormat.TorchSharp];

    /// <summary>Reads weights from a safetensors file, a checkpoint of PyTorch (.pth, .pt), an archive of NumPy (.npz) or a file of
    /// TorchSharp (.dat), told apart by their content.</summary>
    /// <param name="path">The file.</param>
    /// <param name="entry">The path of the dictionary that is meant, where a checkpoint holds several: <c>"ema.state_dict"</c>.</param>
    /// <exception cref="WeightsException">The file is damaged, has another format, or holds what it may not.</exception>
    public static StateDict Read(string path, string? entry = null) =>
        WeightsFile.Read(path, Rule, (stream, name) => Read(stream, name, entry));

    /// <summary>Reads weights from a stream that can seek, from its start.</summary>
    /// <param name="stream">The file's content.</param>
    /// <param name="name">The name of the file in messages.</param>
    /// <param name="entry">The path of the dictionary that is meant, where a checkpoint holds several.</param>
    /// <exception cref="WeightsException">The file is damaged, has another format, or holds what it may not.</exception>
    public static StateDict Read(Stream stream, string name, string? entry = null) =>
        WeightsFile.Read(stream, name, Rule, Formats, format =>
            format == FileFormat.Zip ? ReadArchive(stream, name, entry)
            : format == FileFormat.Pickle ? PyTorchFile.ReadPickles(stream, name, entry)
            : format == FileFormat.TorchSharp ? DatFile.Read(stream, name)
            : format == FileFormat.Safetensors || SafetensorsFile.MayBeMeant(stream) ? SafetensorsFile.ReadContent(stream, name, entry)
            : throw new WeightsException(Rule, $"a file that begins with {FirstBytes(stream)}", name));

    /// <summary>Writes a file, whole or not at all; its extension says in which format: .safetensors, .pth, .pt, .npz or .dat.</summary>
    /// <exception cref="ArgumentException">The extension is none of these.</exception>
    public void Save(string path)
    {
        Action<string, StateDict> write = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".safetensors" => SafetensorsFile.Write,
            ".pth" or ".pt" => PyTorchFile.Write,
            ".npz" => NpzFile.Write,
            ".dat" => DatFile.Write,
            _ => throw new ArgumentException($"Weights are saved as .safetensors, .pth, .pt, .npz or .dat. Received: {path}."),
        };
        write(path, this);
    }

    private static StateDict ReadArchive(Stream stream, string name, string? entry)
    {
        using var archive = new Archive(stream, name);
        return NpzFile.HasArrays(archive) ? NpzFile.Read(archive, name) : PyTorchFile.Read(archive, name, entry);
    }

    private static string FirstBytes(Stream stream)
    {
        Span<byte> bytes = stackalloc byte[8];
        stream.Position = 0;
        bytes = bytes[..stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
        return string.Join(' ', bytes.ToArray().Select(one => $"{one:X2}"));
    }
}
