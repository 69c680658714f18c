using System.IO.Compression;
using CourseKit.Tensors.Files;

namespace CourseKit.Networks.Weights.Numpy;

/// <summary>Reads and writes archives of NumPy, <c>.npz</c>: a zip archive of arrays.</summary>
public static class NpzFile
{
    private const string Rule = "An archive of NumPy is a zip archive of arrays.", Ending = ".npy";

    /// <summary>Reads a file, as numpy.savez and numpy.savez_compressed write it.</summary>
    /// <exception cref="WeightsException">It is damaged, or holds other things than numbers.</exception>
    public static StateDict Read(string path) => WeightsFile.Read(path, Rule, Read);

    /// <summary>Reads the arrays, by their names, from a stream that can seek, from its start.</summary>
    /// <param name="stream">The file's content.</param>
    /// <param name="name">The name of the file in messages.</param>
    /// <exception cref="WeightsException">It is damaged, or holds other things than numbers.</exception>
    public static StateDict Read(Stream stream, string name) => WeightsFile.Read(stream, name, Rule, [FileFormat.Zip], () =>
    {
        using var archive = new Archive(stream, name);
        return Read(archive, name);
    });

    /// <summary>Writes a file, as numpy.savez does: whole, or not at all.</summary>
    public static void Write(string path, StateDict weights) => WholeFile.Write(path, stream => Write(stream, weights));

    /// <summary>Writes the content of a file to a stream, as 32-bit floats.</summary>
    public static void Write(Stream stream, StateDict weights)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (name, value) in weights)
        {
            using var member = archive.CreateEntry($"{name}{Ending}", CompressionLevel.NoCompression).Open();
            NpyFile.Write(member, value);
        }
    }

    /// <summary>Reads the arrays of an archive, by their names.</summary>
    internal static StateDict Read(Archive archive, string name) =>
        archive.Members.FirstOrDefault(member => !IsArray(member)) is { } other
            ? throw new WeightsException($"The members of an archive of NumPy are arrays, {Ending}.", Excerpt.Of(other), name)
            : new StateDict(archive.Members.Select(member => (member[..^Ending.Length], archive.Read(member, NpyFile.Read))));

    /// <summary>Returns whether a zip archive holds arrays of NumPy.</summary>
    internal static bool HasArrays(Archive archive) => archive.Members.Any(IsArray);

    private static bool IsArray(string member) => member.EndsWith(Ending, StringComparison.Ordinal);
}
