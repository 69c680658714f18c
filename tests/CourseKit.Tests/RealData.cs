namespace CourseKit.Tests;

/// <summary>Published data, which are not part of the sources.</summary>
/// <remarks>They are looked for in the folder that COURSEKIT_DATA names, else in shared/data beside
/// the sources. Never in the network.</remarks>
internal static class RealData
{
    public static string Folder { get; } = Environment.GetEnvironmentVariable("COURSEKIT_DATA") is { Length: > 0 } named
        ? named
        : Path.GetFullPath(Repository.File("..", "shared", "data"));

    /// <summary>The path of a file, whose name has slashes.</summary>
    public static string File(string name) => Path.Combine([Folder, .. name.Split('/')]);

    /// <summary>The reason for which a test on files or folders is skipped; null if they are all there.</summary>
    public static string? Absence(params IEnumerable<string> names)
    {
        var absent = names.Where(name => !Path.Exists(File(name))).ToList();
        return absent is [] ? null
            : $"NOT TESTED ON REAL DATA: {Folder} lacks {string.Join(", ", absent)}. Set COURSEKIT_DATA to a folder that holds them.";
    }
}
