using System.Text;

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

    /// <summary>Writes text in UTF-8 to a file, whole or not at all; its folder is made where it is missing.</summary>
    /// <inheritdoc cref="Write(string, byte[])"/>
    public static void Write(string path, string content) => Write(path, Encoding.UTF8.GetBytes(content));

    /// <summary>Writes bytes to a new file, whole or not at all, unless there is such a file already.</summary>
    /// <exception cref="IOException">There is such a file, or the folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static void Create(string path, byte[] content) => Write(path, stream => stream.Write(content), overwrite: false);

    /// <summary>Writes what <paramref name="write"/> puts into a stream to a file, whole or not at all; its folder is made where it is
    /// missing.</summary>
    /// <param name="path">The file, which replaces an earlier one.</param>
    /// <param name="write">Writes the content.</param>
    /// <param name="overwrite">False for an error where there is such a file.</param>
    /// <param name="temporary">The name of the temporary file, for one writer at a time: one that a killed process left is written over.
    /// Null for a name of its own.</param>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static void Write(string path, Action<Stream> write, bool overwrite = true, string? temporary = null)
    {
        if (IsDevice(path))
        {
            // Nothing may be made beside it, and it is not to be replaced: /dev/stdout, /dev/null.
            using var device = File.OpenWrite(path);
            write(device);
            return;
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        var unfinished = Path.Combine(folder, temporary ?? $".{Guid.NewGuid():N}.tmp");
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

    /// <summary>Returns whether a path, or the end of its links, is in the folder of devices.</summary>
    internal static bool IsDevice(string path) => !OperatingSystem.IsWindows()
        && (IsInDevices(Path.GetFullPath(path))
            || (File.Exists(path) && File.ResolveLinkTarget(path, returnFinalTarget: true) is { } target && IsInDevices(target.FullName)));

    private static bool IsInDevices(string path) => path.StartsWith("/dev/", StringComparison.Ordinal)
        && !path.StartsWith("/dev/shm/", StringComparison.Ordinal);
}
