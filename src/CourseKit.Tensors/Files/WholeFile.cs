namespace CourseKit.Tensors.Files;

/// <summary>Atomic file writes: content goes to a temporary file in the target's folder, which replaces the target once it is
/// complete.</summary>
internal static class WholeFile
{
    /// <summary>Writes bytes to a file, whole or not at all; its folder is made where it is missing.</summary>
    /// <param name="path">The file, which replaces an earlier one.</param>
    /// <param name="content">All of its bytes.</param>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static void Write(string path, byte[] content) => Write(path, stream => stream.Write(content));

    /// <summary>Writes bytes to a new file, whole or not at all, unless there is such a file already.</summary>
    /// <exception cref="IOException">There is such a file, or the folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static void Create(string path, byte[] content) => Write(path, stream => stream.Write(content), overwrite: false);

    /// <summary>Writes what <paramref name="write"/> puts into a stream to a file, whole or not at all; its folder is made where it is
    /// missing.</summary>
    /// <param name="path">The file, which replaces an earlier one.</param>
    /// <param name="write">Writes the content.</param>
    /// <param name="overwrite">False for an error where there is such a file.</param>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static void Write(string path, Action<Stream> write, bool overwrite = true)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        var unfinished = Path.Combine(folder, $".{Guid.NewGuid():N}.tmp");
        try
        {
            using (var file = File.Create(unfinished))
            {
                write(file);
            }

            File.Move(unfinished, path, overwrite);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
