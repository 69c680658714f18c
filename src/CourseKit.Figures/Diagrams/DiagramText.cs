using CourseKit.Networks;

namespace CourseKit.Figures.Diagrams;

/// <summary>A diagram in words: an outline in columns for a terminal, and sentences for those who cannot see it.</summary>
internal sealed class DiagramText(Ledger ledger, Outline outline)
{
    private const int MostSentences = 40;

    private readonly VertexWords words = new(ledger);

    /// <summary>«layer1: 3 residual units, 256×56×56, 215,808 parameters».</summary>
    public string Of(Vertex vertex) => string.Join(", ", new[]
    {
        (words.Name(vertex) is { Length: > 0 } name ? $"{name}: " : string.Empty) + What(vertex),
        MapStrip.Words(vertex.Nodes[^1].Shape),
        Counted(ledger.CostOf(vertex.Nodes).Parameters, "parameters"),
    }.Where(part => part.Length > 0));

    /// <summary>A line for each row, in columns.</summary>
    public string Lines(bool isOpen)
    {
        List<string[]> rows =
        [
            ["", "output", "parameters", "multiply-accumulates"],
            ["input", MapStrip.Words(ledger.Graph.Input.Shape), "", ""],
            .. outline.Vertices.Index().SelectMany(vertex => Rows(vertex.Index, vertex.Item, isOpen)),
            ["in all", "", Cost.InFull(ledger.Total.Parameters), Cost.InFull(ledger.Total.MultiplyAccumulates)],
        ];
        int[] widths = [.. Enumerable.Range(0, 4).Select(column => rows.Max(row => row[column].Length))];
        return string.Join('\n', rows.Select(row => string.Join("  ", row.Index().Select(cell =>
            cell.Index < 2 ? cell.Item.PadRight(widths[cell.Index]) : cell.Item.PadLeft(widths[cell.Index]))).TrimEnd()));
    }

    /// <summary>The rows in sentences.</summary>
    public string Sentences() =>
        $"From the input {MapStrip.Words(ledger.Graph.Input.Shape)}: "
        + string.Join("; ", outline.Vertices.Take(MostSentences).Select(Of))
        + (outline.Vertices.Count > MostSentences ? $"; and {outline.Vertices.Count - MostSentences} more rows." : ".");

    private IEnumerable<string[]> Rows(int place, Vertex vertex, bool isOpen)
    {
        yield return Row($"{Named(words.Name(vertex))}{What(vertex)}{From(place)}", vertex.Nodes);
        foreach (var unit in vertex.Units)
        {
            if (isOpen)
            {
                yield return Row($"  {Named(unit.Name)}{words.Content(unit)}", unit.Nodes);
                foreach (var node in unit.Nodes)
                {
                    yield return Row($"    {ledger.WordsOf(node).Full}", [node]);
                }
            }
        }
    }

    private string[] Row(string what, IReadOnlyList<Node> nodes) =>
    [
        what, MapStrip.Words(nodes[^1].Shape), Cost.InFull(ledger.CostOf(nodes).Parameters),
        Cost.InFull(ledger.CostOf(nodes).MultiplyAccumulates),
    ];

    private string What(Vertex vertex) => vertex.Units.Count > 0
        ? (words.Units(vertex) is { Length: > 0 } units ? $"{units}: " : string.Empty) + words.Content(vertex)
        : $"{words.Layers(vertex)}{(vertex.Times > 1 ? $" ×{vertex.Times}" : string.Empty)}";

    /// <summary>The rows besides the one above that a row reads.</summary>
    private string From(int place)
    {
        int[] others = [.. outline.Sources[place].Where(source => source != place - 1)];
        return others.Length == 0 ? string.Empty : $" (from {string.Join(", ", others.Select(other => other == Outline.Entry ? "input"
            : words.Name(outline.Vertices[other]) is { Length: > 0 } name ? name : $"row {other + 1}"))})";
    }

    private static string Named(string name) => name.Length == 0 ? string.Empty : $"{name}  ";

    private static string Counted(long number, string things) => number == 0 ? string.Empty : $"{Cost.InFull(number)} {things}";
}
