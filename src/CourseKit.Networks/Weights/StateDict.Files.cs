using CourseKit.Networks.Weights.Numpy;
using CourseKit.Networks.Weights.PyTorch;
using CourseKit.Networks.Weights.Safetensors;

namespace CourseKit.Networks.Weights;

/// <content>Files.</content>
public sealed partial class StateDict
{
    /// <summary>Reads a file: safetensors, a checkpoint of PyTorch (.pth, .pt) or an archive of NumPy
    /// (.npz), told apart by their content.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="entry">Which dictionary of tensors is meant where a checkpoint holds several.</param>
    /// <exception cref="WeightsException">It is damaged, is none of these, or holds what it may not.</exception>
    public static StateDict Read(string path, string? entry = null) => WeightsFile.Read(path, (stream, name) => Read(stream, name, entry));

    /// <summary>Reads a stream that can seek, from its start.</summary>
    /// <param name="stream">The file's content.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="entry">Which dictionary of tensors is meant where a checkpoint holds several.</param>
    /// <exception cref="WeightsException">It is damaged, is none of these, or holds what it may not.</exception>
    public static StateDict Read(Stream stream, string name, string? entry = null)
    {
        stream.Position = 0;
        return stream.ReadByte() switch
        {
            'P' when IsOfNumpy(stream, name) => NpzFile.Read(stream, name),
            'P' or 0x80 => PyTorchFile.Read(stream, name, entry),
            _ => SafetensorsFile.Read(stream, name),
        };
    }

    /// <summary>Writes a file, whole or not at all; its name says in which format: .safetensors, .pth, .pt or .npz.</summary>
    /// <exception cref="ArgumentException">The name ends in nothing of these.</exception>
    public void Save(string path)
    {
        Action<string, StateDict> write = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".safetensors" => SafetensorsFile.Write,
            ".pth" or ".pt" => PyTorchFile.Write,
            ".npz" => NpzFile.Write,
            _ => throw new ArgumentException($"Weights are saved as .safetensors, .pth, .pt or .npz. Received: {path}."),
        };
        write(path, this);
    }

    private static bool IsOfNumpy(Stream stream, string name) => WeightsFile.Guarded(name, () =>
    {
        using var archive = new Archive(stream, name);
        return archive.Members.Any(member => member.EndsWith(NpzFile.Ending, StringComparison.Ordinal));
    });
}
