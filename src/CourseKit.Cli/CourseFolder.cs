namespace CourseKit.Cli;

/// <summary>The course's folder on this machine, or a learner's copy of its lessons.</summary>
/// <param name="Root">The folder that has <c>notebooks/</c> in it.</param>
internal sealed record CourseFolder(string Root)
{
    private const string DataVariable = "COURSEKIT_DATA";

    /// <summary>Gets the folder of the lessons.</summary>
    public string LessonFolder => Path.Combine(Root, "notebooks");

    /// <summary>Gets the folder in which a copy keeps the lessons as they were copied.</summary>
    public string OriginalFolder => Path.Combine(Root, ".coursekit", "notebooks");

    /// <summary>Gets whether the folder is a learner's copy.</summary>
    public bool IsCopy => Directory.Exists(OriginalFolder);

    /// <summary>Gets the paths of the lessons, in their order.</summary>
    public IReadOnlyList<string> Lessons => [.. Directory.GetFiles(LessonFolder, "*.ipynb").Order(StringComparer.Ordinal)];

    /// <summary>Gets the folder of files that the course makes, which may be deleted at any time.</summary>
    public string Artifacts => Path.Combine(Root, "artifacts");

    private bool HasSources => File.Exists(Path.Combine(Root, "CourseKit.sln"));

    /// <summary>Lets lessons look for real data in <c>../shared/data</c>, beside the course, where
    /// COURSEKIT_DATA names no other place.</summary>
    public void OfferSharedData()
    {
        var shared = Path.GetFullPath(Path.Combine(Root, "..", "shared", "data"));
        if (Environment.GetEnvironmentVariable(DataVariable) is null && Directory.Exists(shared))
        {
            Environment.SetEnvironmentVariable(DataVariable, shared);
        }
    }

    /// <summary>Makes the folders in COURSEKIT_DATA absolute, so that they are found from any other folder too.</summary>
    public static void FixData()
    {
        if (Environment.GetEnvironmentVariable(DataVariable) is { } folders)
        {
            Environment.SetEnvironmentVariable(DataVariable, string.Join(Path.PathSeparator,
                folders.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(Path.GetFullPath)));
        }
    }

    /// <summary>The course, or the copy, that a folder belongs to: itself, or one above it; null if there is none.</summary>
    public static CourseFolder? Above(string folder) =>
        FoldersFrom(folder).FirstOrDefault(at => Directory.Exists(at.LessonFolder) && (at.IsCopy || at.HasSources));

    /// <summary>The course that this program was built in; null where it was built elsewhere.</summary>
    public static CourseFolder? OfProgram() => Above(AppContext.BaseDirectory);

    private static IEnumerable<CourseFolder> FoldersFrom(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            yield return new CourseFolder(at.FullName);
        }
    }
}
