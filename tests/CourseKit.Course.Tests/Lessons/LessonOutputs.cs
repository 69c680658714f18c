using System.Text.Json.Nodes;
using CourseKit.Notebooks;
using CourseKit.Notebooks.Documents;
using CourseKit.Notebooks.Lessons;
using CourseKit.Tensors.Display;

namespace CourseKit.Course.Tests.Lessons;

/// <summary>What a lesson shows.</summary>
internal static class LessonOutputs
{
    public static IReadOnlyList<MimeBundle> Figures(this LessonRun run) =>
        [.. run.Shown().Where(data => data["text/html"]?.Contains("ck-figure", StringComparison.Ordinal) == true)];

    public static IEnumerable<MimeBundle> Shown(this LessonRun run) =>
        run.Notebook.Cells.OfType<CodeCell>().SelectMany(cell => cell.Outputs).OfType<RichOutput>().Select(output => output.Data);

    /// <summary>What each output of the lesson's cells says as plain text.</summary>
    public static IEnumerable<string> Texts(this LessonRun run) => run.Notebook.Cells.OfType<CodeCell>().SelectMany(Texts);

    /// <summary>What each output of a cell says as plain text.</summary>
    public static IEnumerable<string> Texts(this CodeCell cell) => cell.Outputs.Select(output => output switch
    {
        StreamOutput stream => stream.Text,
        RichOutput rich => rich.Data["text/plain"] ?? string.Empty,
        _ => string.Empty,
    });

    /// <summary>The words of the prose that speak of a number that the cell shows, and how the cell writes that number: its metadata
    /// <c>{ "coursekit": { "says": { "87 million": "86,704,128" } } }</c>.</summary>
    public static IEnumerable<(string Said, string Shown)> Said(this CodeCell cell) =>
        (cell.Metadata["coursekit"]?["says"] as JsonObject ?? []).Select(number => (number.Key, number.Value!.GetValue<string>()));

    /// <summary>The figure with a title.</summary>
    public static MimeBundle Figure(this LessonRun run, string title) =>
        run.Figures().Single(data => data["text/html"]!.Contains(IHtml.Encode(title), StringComparison.Ordinal));
}
