using CourseKit.Notebooks.Export.Scripts;
using CourseKit.Notebooks.Session;

namespace CourseKit.Cli.Commands.Exports;

/// <summary>References of a program of one file to the course: its projects, which hold the exercises too; the packages where this program
/// does not stand in the course's folder.</summary>
internal static class ProgramLibraries
{
    /// <summary>Returns the references.</summary>
    /// <param name="file">The program: within the course's folder, paths start at it, so that the folder can move.</param>
    public static IReadOnlyList<LibraryDirective> For(string file)
    {
        var exercises = CourseCatalog.Environment.Assemblies.Except(CellEnvironment.Course.Assemblies);
        var libraries = CellEnvironment.Course.Assemblies.Where(library => library != typeof(CellEnvironment).Assembly).ToList();
        return CourseFolder.OfProgram() is not { IsCopy: false } course
            ? [new LibraryDirective("#:package CourseKit.Grading@*", libraries)]
            :
            [
                new LibraryDirective($"#:project {PathOf("src/CourseKit.Grading")}", libraries),
                new LibraryDirective($"#:project {PathOf("exercises")}", [.. exercises]),
            ];

        string PathOf(string project)
        {
            var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
            var isInside = Path.GetRelativePath(course.Root, folder).Split(Path.DirectorySeparatorChar)[0] is var first
                && first != ".." && !Path.IsPathRooted(first);
            var path = Path.Combine(course.Root, project);
            return (isInside ? Path.GetRelativePath(folder, path) : path).Replace('\\', '/');
        }
    }
}
