using CourseKit.Vision.Datasets;

namespace CourseKit.Tests;

/// <summary>A test on published data, which are not part of the sources. Where they are absent it is skipped, and says so.</summary>
/// <remarks>They are looked for in the folder that COURSEKIT_DATA names, else in shared/data beside
/// the sources. Never in the network.</remarks>
public sealed class RealDataFactAttribute : FactAttribute
{
    private static readonly string Folder = Environment.GetEnvironmentVariable("COURSEKIT_DATA") is { Length: > 0 } named
        ? named
        : Path.GetFullPath(Repository.File("..", "shared", "data"));

    public RealDataFactAttribute()
    {
        var absent = Mnist.Digits.Files.Concat(Mnist.Fashion.Files).Where(
            file => !File.Exists(Path.Combine(Folder, file.Folder, file.Name))).ToList();
        Skip = absent is []
            ? null
            : $"NOT TESTED ON REAL DATA: {Folder} lacks {string.Join(", ", absent)}. Set COURSEKIT_DATA to a folder that holds mnist/ " +
                "and fashion-mnist/.";
    }

    /// <summary>The folder and nothing else: neither the user's cache nor the network.</summary>
    public static DataSource Source => new() { Folders = [Folder], Cache = Path.Combine(Folder, "no cache") };
}
