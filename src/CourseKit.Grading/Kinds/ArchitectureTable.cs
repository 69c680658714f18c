using CourseKit.Networks;
using CourseKit.Networks.Accounting;
using CourseKit.Networks.Blocks;

namespace CourseKit.Grading.Kinds;

/// <summary>Table in which a paper defines an architecture, row by row.</summary>
/// <param name="Name">The name of the architecture: <c>VGG-16</c>.</param>
/// <param name="Depth">The number that tells it from the others of its family, 16, which an answer is called with.</param>
/// <param name="Input">The shape of the input, batch first.</param>
/// <param name="Rows">The rows, from the input to the output.</param>
public sealed record ArchitectureTable(string Name, int Depth, Shape Input, IReadOnlyList<TableRow> Rows)
{
    /// <summary>Gets the published number of parameters; null where there is none.</summary>
    public long? Parameters { get; init; }

    /// <summary>Gets whether a network may have dropout, which the rows do not show.</summary>
    public bool AllowsDropout { get; init; }

    /// <summary>Returns the network of the table, in which the layers of a row are named by its number, counted from 0.</summary>
    internal Layer Network() => new Sequential(Rows.Select(Block).ToList());

    /// <summary>Returns what the table states and its layers do not keep, in words; null where all of it is right.</summary>
    internal string? Misprint()
    {
        var input = Input;
        foreach (var row in Rows)
        {
            var summary = Block(row, 0).Layer.Summarize(input);
            if (summary.Output != row.Output || summary.Parameters.Value != row.Parameters)
            {
                return FormattableString.Invariant(
                    $"{Name}, «{row.Name}»: {summary.Output} and {summary.Parameters.Value:N0} parameters");
            }

            input = summary.Output;
        }

        var sum = Rows.Sum(row => row.Parameters);
        return Parameters is { } published && published != sum ? FormattableString.Invariant($"{Name}: {sum:N0} parameters") : null;
    }

    private static NamedLayer Block(TableRow row, int number) => new($"{number}", new Sequential(row.Layers));
}
