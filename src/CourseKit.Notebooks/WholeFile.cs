namespace CourseKit.Notebooks;

/// <summary>Writes files whole or not at all: beside the place where they belong, and moved there when they are complete.</summary>
public static class WholeFile
{
    /// <summary>Writes a file in the place of an earlier one; its folder is made where it is missing.</summary>
    /// <param name="path">Where it belongs.</param>
    /// <param name="content">What is in it.</param>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        var unfinished = Path.Combine(folder, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}.tmp");
        try
        {
            File.WriteAllBytes(unfinished, content);
            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
