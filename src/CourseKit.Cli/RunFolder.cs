using CourseKit.Notebooks.Export;

namespace CourseKit.Cli;

/// <summary>The folder that executed notebooks and their pages are written to.</summary>
/// <param name="Path">The folder's path; created where it is missing.</param>
internal sealed record RunFolder(string Path)
{
    /// <summary>Returns the path of a page's executed notebook.</summary>
    public string NotebookPath(string pageName) => System.IO.Path.Combine(Path, $"{pageName}.ipynb");

    /// <summary>Returns the reason not to run notebooks into this folder, where something would be overwritten; null if nothing
    /// would.</summary>
    public string? Objection(IReadOnlyList<string> notebooks)
    {
        if (notebooks.GroupBy(Lesson.NameOf, StringComparer.OrdinalIgnoreCase).FirstOrDefault(alike => alike.Count() > 1) is { } alike)
        {
            return "Notebooks that are run together have different names, since their pages stand side by side. Received: " +
                $"{alike.Count()} called {alike.Key}.";
        }

        // A link is followed, and is not to be replaced either.
        var written = notebooks.Select(Lesson.NameOf).Select(NotebookPath)
            .SelectMany(path => new[] { RealPath.Of(path), Place(path) }).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var own = notebooks.FirstOrDefault(path => written.Contains(RealPath.Of(path)) || written.Contains(Place(path)));
        return own is null ? null : "--out is another folder than the one that the notebook lies in, which would be overwritten. " +
            $"Received: {Path}, with {own}.";
    }

    /// <summary>Creates the folder, and tries whether the files can be written.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public void Prepare(IEnumerable<string> pageNames)
    {
        Directory.CreateDirectory(Path);
        if (pageNames.Select(NotebookPath).FirstOrDefault(Directory.Exists) is { } folder)
        {
            throw new IOException($"There is a folder in the place of a file: {folder}.");
        }

        using var trial = new FileStream(System.IO.Path.Combine(Path, $".{Guid.NewGuid():N}.tmp"), new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Options = FileOptions.DeleteOnClose,
        });
    }

    /// <summary>The path itself, in the real path of its folder.</summary>
    private static string Place(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        return System.IO.Path.Combine(RealPath.Of(System.IO.Path.GetDirectoryName(full)!), System.IO.Path.GetFileName(full));
    }
}
