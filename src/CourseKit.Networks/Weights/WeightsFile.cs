using CourseKit.Tensors.Files;

namespace CourseKit.Networks.Weights;

/// <summary>Opens files of weights, and says what is wrong with those that are none.</summary>
internal static class WeightsFile
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="rule">The rule for the file, as messages state it.</param>
    /// <param name="read">Reads the stream of a file with a name.</param>
    public static T Read<T>(string path, string rule, Func<Stream, string, T> read)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(path));
        using var file = NamedFile.Open(path, received => new WeightsException(rule, received, name));
        return read(file, name);
    }

    /// <summary>Reads a stream from its start. A file of another known format is named for what it is, and of what the framework's
    /// readers object to it is said that the file is damaged.</summary>
    /// <param name="stream">The file's content.</param>
    /// <param name="name">The name of the file in messages.</param>
    /// <param name="rule">The rule for the file, as messages state it.</param>
    /// <param name="expected">The formats that it may have. One that is not recognized is left to the reader.</param>
    /// <param name="read">Reads the stream, whose format is handed to it: null for one that is not recognized.</param>
    public static T Read<T>(Stream stream, string name, string rule, IReadOnlyCollection<FileFormat> expected, Func<FileFormat?, T> read)
    {
        var format = FileFormat.Of(stream);
        if (format is not null && !expected.Contains(format))
        {
            throw new WeightsException(rule, format.Name, name);
        }

        try
        {
            return read(format);
        }
        catch (Exception damage) when (damage is InvalidDataException or EndOfStreamException)
        {
            throw new WeightsException("A file of weights is whole.",
                $"one that is damaged: {Excerpt.Of(damage.Message.TrimEnd('.'), 300)}", name, damage);
        }
    }

    /// <inheritdoc cref="Read{T}(Stream, string, string, IReadOnlyCollection{FileFormat}, Func{FileFormat, T})"/>
    public static T Read<T>(Stream stream, string name, string rule, IReadOnlyCollection<FileFormat> expected, Func<T> read) =>
        Read(stream, name, rule, expected, _ => read());
}
