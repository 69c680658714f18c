namespace CourseKit.Cli;

/// <summary>The real path of a file: every symbolic link in it followed.</summary>
internal static class RealPath
{
    /// <summary>The real path of a file or folder; what is not there yet lies in the real path of its folder.</summary>
    public static string Of(string path)
    {
        var full = Path.GetFullPath(path);
        if (Path.GetDirectoryName(full) is not { } folder)
        {
            return full;
        }

        var entry = Path.Combine(Of(folder), Path.GetFileName(full));
        return Target(entry) is { } target ? Of(target) : entry;
    }

    /// <summary>The final target of a link; null for what is none, and for one that leads in a circle.</summary>
    private static string? Target(string path)
    {
        try
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
