using System.Text;
using CourseKit.Notebooks.Documents;
using CourseKit.Tensors.Files;

namespace CourseKit.Cli.Copies;

/// <summary>A learner's own copy of the lessons: answers and outputs are written into it, and the course stays as it is.</summary>
/// <remarks>
/// The lessons as they were copied are kept in <c>.coursekit/notebooks</c>: what differs from them is the learner's, and no update
/// changes it.
/// </remarks>
/// <param name="Folder">The copy.</param>
/// <param name="Course">The course that it is a copy of.</param>
internal sealed record LearnerCopy(CourseFolder Folder, CourseFolder Course)
{
    /// <summary>The folders in the home folder that are tried in turn: the course itself may be in the first.</summary>
    private static readonly string[] UsualNames = ["CourseKit", "CourseKit-lessons"];

    /// <summary>The file that remembers where the copy was made last.</summary>
    private static string Note => Path.Combine(UserFolders.Data, "copy");

    /// <summary>Returns the folder of the copy: the one that is named, or else the one around the current folder, that of the last time,
    /// or one in the home folder.</summary>
    public static CourseFolder FolderOf(string? named) => named is not null ? new CourseFolder(Path.GetFullPath(named))
        : CourseFolder.Above(Environment.CurrentDirectory) is { IsCopy: true } here ? here
        : Remembered() ?? Usual();

    /// <summary>Returns why a folder can be no copy of the course, and what to do; null where it is one, or can become one.</summary>
    public static string? Objection(CourseFolder folder) => folder.IsCopy || IsFree(folder.Root) ? null
        : $"The lessons are copied to a folder of their own, which is new or empty. Received: {folder.Root}. Name another by --folder, " +
            "or work on the lessons of the course itself by --edit.";

    /// <summary>Returns what <see cref="Update"/> would do.</summary>
    public IReadOnlyList<LessonUpdate> Pending() => [.. Course.Lessons.Select(lesson => Change(lesson, isDone: false))];

    /// <summary>Brings new lessons and newer versions of lessons into the copy, which is made where it is missing.</summary>
    /// <returns>The change of each lesson; one that could not be read or written is as it was.</returns>
    public IReadOnlyList<LessonUpdate> Update()
    {
        IReadOnlyList<LessonUpdate> updates = [.. Course.Lessons.Select(lesson => Change(lesson, isDone: true))];
        Directory.CreateDirectory(Folder.OriginalFolder);
        WholeFile.Write(Note, Encoding.UTF8.GetBytes(Folder.Root));
        return updates;
    }

    private static CourseFolder? Remembered() =>
        File.Exists(Note) && new CourseFolder(File.ReadAllText(Note).Trim()) is { IsCopy: true } folder ? folder : null;

    private static CourseFolder Usual()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        IReadOnlyList<CourseFolder> usual = [.. UsualNames.Select(name => new CourseFolder(Path.Combine(home, name)))];
        return usual.FirstOrDefault(folder => Objection(folder) is null) ?? usual[0];
    }

    private static bool IsFree(string folder) =>
        !Path.Exists(folder) || (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any());

    private LessonUpdate Change(string lesson, bool isDone)
    {
        var name = Path.GetFileName(lesson);
        var (copy, original) = (Path.Combine(Folder.LessonFolder, name), Path.Combine(Folder.OriginalFolder, name));
        try
        {
            if (!File.Exists(copy))
            {
                Write(File.ReadAllBytes(lesson), copy);
                return new LessonUpdate(name, LessonUpdateKind.New);
            }

            if (File.Exists(original) && File.ReadAllBytes(original).AsSpan().SequenceEqual(File.ReadAllBytes(lesson)))
            {
                return new LessonUpdate(name, LessonUpdateKind.None);
            }

            // Without the original, every cell that differs may be the learner's.
            var newer = Notebook.Load(lesson);
            var merge = NotebookMerge.Of(File.Exists(original) ? Notebook.Load(original) : newer, Notebook.Load(copy), newer);
            Write(Encoding.UTF8.GetBytes(merge.Result.ToJson()), copy);
            return new LessonUpdate(name, LessonUpdateKind.Newer, merge.Kept);
        }
        catch (Exception problem) when (problem is NotebookException or IOException or UnauthorizedAccessException)
        {
            return new LessonUpdate(name, LessonUpdateKind.Newer, Problem: problem.Message);
        }

        void Write(byte[] content, string to)
        {
            if (isDone)
            {
                WholeFile.Write(to, content);
                WholeFile.Write(original, File.ReadAllBytes(lesson));
            }
        }
    }
}
