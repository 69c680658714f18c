namespace CourseKit.Figures.Diagrams;

/// <summary>Boxes in the order of computation, and what each of them reads.</summary>
internal sealed class Outline
{
    /// <summary>The place of what comes in from outside.</summary>
    public const int Entry = -1;

    private readonly List<int>[] readers;

    public Outline(IReadOnlyList<Vertex> vertices, Ledger ledger)
    {
        Vertices = vertices;
        var places = vertices.Index().SelectMany(vertex => vertex.Item.Nodes.Select(node => (node, vertex.Index)))
            .ToDictionary(pair => pair.node, pair => pair.Index);
        Sources = [.. vertices.Index().Select(vertex => (IReadOnlyList<int>)[.. vertex.Item.Nodes.SelectMany(node => node.Inputs)
            .Select(input => places.GetValueOrDefault(input, Entry)).Where(place => place != vertex.Index).Distinct().Order()])];
        readers = [.. Enumerable.Range(0, vertices.Count + 1).Select(_ => new List<int>())];
        foreach (var (vertex, sources) in Sources.Index())
        {
            foreach (var source in sources)
            {
                readers[source + 1].Add(vertex);
            }
        }

        foreach (var (place, vertex) in vertices.Index())
        {
            if (vertex.Nodes.Any(node => ledger.Graph.Outputs.Values.Contains(node)
                || ledger.ReadersOf(node).Any(reader => !places.ContainsKey(reader)) || !ledger.ReadersOf(node).Any()))
            {
                readers[place + 1].Add(Exit);
            }
        }
    }

    public IReadOnlyList<Vertex> Vertices { get; }

    /// <summary>For each box those that it reads, and <see cref="Entry"/>.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Sources { get; }

    /// <summary>The place of what reads from outside.</summary>
    public int Exit => Vertices.Count;

    /// <summary>Returns the boxes that read a box, or what comes in.</summary>
    public IReadOnlyList<int> ReadersOf(int vertex) => readers[vertex + 1];
}
