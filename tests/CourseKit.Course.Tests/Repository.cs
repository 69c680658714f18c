namespace CourseKit.Course.Tests;

/// <summary>The checkout that the tests run in.</summary>
internal static class Repository
{
    public static string Root { get; } = Above(AppContext.BaseDirectory, folder => File.Exists(Path.Combine(folder, "CourseKit.sln")))
        ?? throw new InvalidOperationException("The tests run from within a checkout: a folder above them has CourseKit.sln.");

    /// <summary>Files of the repository, without what a build makes.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(In(folder), pattern, SearchOption.AllDirectories)
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules"));

    public static string In(string path) => Path.Combine(Root, path);

    private static string? Above(string folder, Predicate<string> holds)
    {
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            if (holds(at))
            {
                return at;
            }
        }

        return null;
    }
}
