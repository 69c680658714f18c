using System.Collections.Immutable;
using CourseKit.Grading.Comparison;
using CourseKit.Grading.Execution;

namespace CourseKit.Notebooks.Session.Summaries;

/// <summary>A variable as a list shows it: in one line, and as a picture where its value is an image.</summary>
/// <param name="Name">Name of the variable.</param>
/// <param name="Type">The type that it is declared with, as C# writes it.</param>
/// <param name="Shape">The sizes of its axes, or the number of its items: <c>[3, 28, 28]</c>; empty for a single value.</param>
/// <param name="Value">The value, or its first items.</param>
/// <param name="Picture">The address of a picture, which holds it: <c>data:image/…</c>; null for what is none.</param>
internal sealed record VariableSummary(string Name, string Type, string Shape, string Value, string? Picture)
{
    /// <summary>The time that a list of variables may take, of which a cell that comes meanwhile waits for the rest.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    /// <summary>Returns the list of variables, by name; those that were not reached within a second are without values.</summary>
    public static IReadOnlyList<VariableSummary> Of(IEnumerable<CellVariable> variables)
    {
        var sorted = variables.OrderBy(variable => variable.Name, StringComparer.OrdinalIgnoreCase).ToList();

        // A thread that is left behind may go on to write here: what is handed out is a list that nobody changes.
        var summaries = ImmutableList<VariableSummary>.Empty;
        Stoppable.Run(() => sorted.ForEach(variable => summaries = summaries.Add(Of(variable))), Limit, patience: Limit);
        var reached = summaries;
        return [.. reached, .. sorted.Skip(reached.Count).Select(variable => Unread(variable, "…"))];
    }

    private static VariableSummary Of(CellVariable variable)
    {
        try
        {
            return Unread(variable, ValueSummary.TextOf(variable.Value)) with
            {
                Shape = ValueSummary.ShapeOf(variable.Value),
                Picture = TensorPicture.Of(variable.Value),
            };
        }
        catch (Exception problem) when (!Stoppable.IsStopping)
        {
            return Unread(variable, TypeName.Of(problem.GetType()));
        }
    }

    private static VariableSummary Unread(CellVariable variable, string value) =>
        new(variable.Name, TypeName.Of(variable.Type), string.Empty, value, null);
}
