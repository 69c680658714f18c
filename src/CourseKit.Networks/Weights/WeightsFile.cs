namespace CourseKit.Networks.Weights;

/// <summary>Opens files of weights, and writes them whole or not at all.</summary>
internal static class WeightsFile
{
    public static T Read<T>(string path, Func<Stream, string, T> read)
    {
        using var file = File.OpenRead(path);
        return read(file, Path.GetFileName(path));
    }

    /// <summary>Says of what the framework's readers object to that the file is damaged.</summary>
    public static T Guarded<T>(string name, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception damage) when (damage is InvalidDataException or EndOfStreamException)
        {
            throw new WeightsException("A file of weights is whole.", $"one that is damaged: {damage.Message.TrimEnd('.')}", name, damage);
        }
    }

    /// <summary>Writes beside the place where the file belongs, and moves it there when it is complete.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        var unfinished = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var file = File.Create(unfinished))
            {
                write(file);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }
}
