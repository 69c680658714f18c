using System.Globalization;
using System.Text.RegularExpressions;
using CourseKit.Course.Tests.Exercises;
using CourseKit.Course.Tests.Lessons;
using CourseKit.Notebooks.Documents;
using CourseKit.Notebooks.Lessons;
using CourseKit.Notebooks.Session;

namespace CourseKit.Course.Tests.Hosts;

/// <summary>Lessons whose trainings take a fifth of the images and of the epochs: in another host each cell has to run, and to show what it
/// shows here; how well their networks learn, <see cref="LessonTests"/> and those of each lesson see.</summary>
internal static partial class ShortLessons
{
    private const int Part = 5;

    public static Notebook Of(string name)
    {
        var lesson = Notebook.Load(ExecutedLessons.PathOf(name));
        foreach (var cell in lesson.Cells.OfType<CodeCell>())
        {
            cell.Source = Length().Replace(cell.Source, match => Shortened(match.Value));
        }

        return lesson;
    }

    /// <summary>Runs a lesson in the course's own kernel.</summary>
    public static async Task<Notebook> RunAsync(string name)
    {
        if (Of(name).ToJson() == Notebook.Load(ExecutedLessons.PathOf(name)).ToJson())
        {
            return (await ExecutedLessons.RunAsync(name)).Notebook;
        }

        var session = CellSession.Start(CourseExercises.Environment);
        var run = await new LessonRunner(session, TimeSpan.FromMinutes(5)).RunAsync(Of(name));
        run.Failure.Should().BeNull();
        return run.Notebook;
    }

    private static string Shortened(string length)
    {
        var whole = int.Parse(length.Replace("_", string.Empty), CultureInfo.InvariantCulture);
        return Math.Max(1, whole / Part).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>A number of images or epochs at the scale of lessons.</summary>
    [GeneratedRegex(@"(?<=\bChoose\(quick: |\bEpochs = )\d[\d_]*")]
    private static partial Regex Length();
}
