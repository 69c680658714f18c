namespace CourseKit.Tests.Networks.Weights;

/// <summary>A test on published weights, which are not part of the sources. Where they are absent it is skipped, and says so.</summary>
/// <remarks>They are looked for in the folder that COURSEKIT_DATA names, else in shared/data beside
/// the sources. Never in the network.</remarks>
public sealed class RealWeightsFactAttribute : FactAttribute
{
    private static readonly string Folder = Environment.GetEnvironmentVariable("COURSEKIT_DATA") is { Length: > 0 } named
        ? named
        : Path.GetFullPath(Repository.File("..", "shared", "data"));

    /// <param name="files">The files that the test reads, in the folder weights/.</param>
    public RealWeightsFactAttribute(params string[] files)
    {
        var absent = files.Where(file => !System.IO.File.Exists(File(file))).ToList();
        Skip = absent is []
            ? null
            : $"NOT TESTED ON REAL WEIGHTS: {Folder} lacks {string.Join(", ", absent.Select(file => $"weights/{file}"))}. "
            + "Set COURSEKIT_DATA to a folder that holds weights/.";
    }

    public static string File(string name) => Path.Combine([Folder, "weights", .. name.Split('/')]);
}
