using CourseKit.Notebooks;
using CourseKit.Notebooks.Documents;
using CourseKit.Notebooks.Lessons;

namespace CourseKit.Course.Tests.Lessons;

/// <summary>What a lesson shows.</summary>
internal static class LessonOutputs
{
    public static IReadOnlyList<MimeBundle> Figures(this LessonRun run) =>
        [.. run.Shown().Where(data => data["text/html"]?.Contains("ck-figure", StringComparison.Ordinal) == true)];

    public static IEnumerable<MimeBundle> Shown(this LessonRun run) =>
        run.Notebook.Cells.OfType<CodeCell>().SelectMany(cell => cell.Outputs).OfType<RichOutput>().Select(output => output.Data);

    /// <summary>What each output of the lesson's cells says as plain text.</summary>
    public static IEnumerable<string> Texts(this LessonRun run) =>
        run.Notebook.Cells.OfType<CodeCell>().SelectMany(cell => cell.Outputs).Select(output => output switch
        {
            StreamOutput stream => stream.Text,
            RichOutput rich => rich.Data["text/plain"] ?? string.Empty,
            _ => string.Empty,
        });

    /// <summary>The figure with a title.</summary>
    public static MimeBundle Figure(this LessonRun run, string title) =>
        run.Figures().Single(data => data["text/html"]!.Contains(title, StringComparison.Ordinal));
}
