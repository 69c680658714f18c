namespace CourseKit.Tensors.Files;

/// <summary>Files that a caller names, to be read. What has no content is never opened: reading a pipe would wait without end.</summary>
internal static class NamedFile
{
    /// <summary>Opens a file for reading.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="refuse">Makes the reader's own error of what stands in the place of a file, in words.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static FileStream Open(string path, Func<string, Exception> refuse) =>
        InPlaceOf(path) is { } other ? throw refuse(other) : File.OpenRead(path);

    /// <summary>Returns what stands at a path in the place of a file with content, in words, and what to do; null where there is such a
    /// file, or nothing at all.</summary>
    public static string? InPlaceOf(string path) =>
        Directory.Exists(path) ? "a folder: name a file in it"
        : !File.Exists(path) || HasContent(path) ? null
        : "an empty file, a pipe or a device: name a file with content";

    /// <summary>Returns whether there is a file at a path, or at the end of its links, that has content. Pipes and devices have a length
    /// of zero.</summary>
    public static bool HasContent(string path) =>
        (File.ResolveLinkTarget(path, returnFinalTarget: true) ?? new FileInfo(path)) is FileInfo { Exists: true, Length: > 0 };
}
