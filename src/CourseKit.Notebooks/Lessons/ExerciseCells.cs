using System.Text.Json.Nodes;
using CourseKit.Grading;
using CourseKit.Notebooks.Documents;

namespace CourseKit.Notebooks.Lessons;

/// <summary>The cells of a lesson that belong to an exercise: its question in Markdown, and its starter.</summary>
/// <remarks>
/// They carry the metadata <c>{ "coursekit": { "exercise": "01-convolution/cross-correlation" } }</c>.
/// What they say is written once, in the exercise, and copied into the lesson.
/// </remarks>
internal static class ExerciseCells
{
    /// <summary>The id of the exercise that a cell belongs to; null if it belongs to none.</summary>
    public static string? ExerciseOf(Cell cell) =>
        cell.Metadata["coursekit"] is JsonObject course && course["exercise"] is JsonValue value && value.TryGetValue<string>(out var id)
            ? id : null;

    /// <summary>Copies questions and starters into the lesson, and names the exercises whose cells were out of date.</summary>
    /// <exception cref="KeyNotFoundException">A cell names an exercise that does not exist.</exception>
    public static IReadOnlyList<string> Update(Notebook lesson, IReadOnlyDictionary<string, Exercise> exercises)
    {
        var outdated = new List<string>();
        foreach (var cell in lesson.Cells)
        {
            if (ExerciseOf(cell) is not { } id)
            {
                continue;
            }

            if (!exercises.TryGetValue(id, out var exercise))
            {
                throw new KeyNotFoundException($"The cell {cell.Id} belongs to an exercise that does not exist. Received: {id}.");
            }

            var text = cell is MarkdownCell ? $"### Exercise: {exercise.Title}\n\n{exercise.Question}" : exercise.Starter;
            if (cell.Source != text)
            {
                cell.Source = text;
                outdated.Add(id);
            }
        }

        return [.. outdated.Distinct()];
    }
}
