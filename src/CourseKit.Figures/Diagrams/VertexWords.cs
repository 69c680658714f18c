using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;

namespace CourseKit.Figures.Diagrams;

/// <summary>Boxes in words.</summary>
internal sealed class VertexWords(Ledger ledger)
{
    /// <summary>The layers of a box: «Conv 3×3, 64 + BN + ReLU», and shorter where there is less room.</summary>
    public string Layers(Vertex vertex, double room, double size)
    {
        var one = vertex.Repeats is [var first, ..] ? first : vertex;
        LayerWords[] words = [.. one.Nodes.Where((node, i) => i == 0 || node.Layer is not Identity).Select(ledger.WordsOf)];
        var main = Array.Find(words, layer => layer.IsMajor) ?? words[0];
        string[] candidates = [string.Join(" + ", words.Select(layer => layer.Full)), main.Full, main.Short];
        return Array.Find(candidates, text => Wrapping.Width(text, size) <= room) ?? Wrapping.Cut(candidates[^1], room, size);
    }

    /// <summary>The layers of a box, however long that is.</summary>
    public string Layers(Vertex vertex) => Layers(vertex, double.PositiveInfinity, Canvas.TextSize);

    /// <summary>The kind whose color a box of layers has.</summary>
    public LayerKind Kind(Vertex vertex)
    {
        LayerWords[] words = [.. vertex.Nodes.Select(ledger.WordsOf)];
        return (Array.Find(words, layer => layer.IsMajor) ?? words[0]).Kind;
    }

    /// <summary>The units of a box: «3 residual units», «1 convolution, 8 residual units»; nothing where the name says it.</summary>
    public string Units(Vertex vertex)
    {
        string[] kinds = [.. vertex.Units.Select(Kind)];
        return kinds.Length > 1 ? string.Join(", ", kinds.CountBy(kind => kind).Select(kind => Counted(kind.Value, kind.Key)))
            : Plain(Name(vertex)).StartsWith(Plain(kinds[0]), StringComparison.Ordinal) ? string.Empty : kinds[0];
    }

    /// <summary>The name of a box, «block4–11» for several units; empty where it would say no more than the words behind it, as
    /// «flatten» does, or than the place, as a number does.</summary>
    public string Name(Vertex vertex)
    {
        var name = vertex.Name.Length == 0 && vertex.Units.Count > 0 ? Name(vertex.Units[0], vertex.Units[^1]) : vertex.Name;
        var isEcho = vertex.Units.Count == 0 && !name.Any(char.IsAsciiDigit)
            && Plain(Layers(vertex)).StartsWith(Plain(name), StringComparison.Ordinal);
        return isEcho || !name.Any(char.IsAsciiLetter) ? string.Empty : name;
    }

    /// <summary>The name of consecutive units: «1–35».</summary>
    public string Name(Unit first, Unit last)
    {
        var shared = first.Name.Zip(last.Name).TakeWhile(pair => pair.First == pair.Second && !char.IsAsciiDigit(pair.First)).Count();
        return first == last ? first.Name : $"{first.Name}–{last.Name[shared..]}";
    }

    /// <summary>The layers of the last unit of a box, but for squeeze and excitation, which has been named.</summary>
    public string Content(Vertex vertex) =>
        Content(vertex.Units.LastOrDefault(unit => unit.Block is not SqueezeExcitation) ?? vertex.Units[^1]);

    /// <summary>The layers of a unit: «1×1, 64 → 3×3, 64 → 1×1, 256», «1×1, 64 | 3×3, 128 | 5×5, 32 | pool».</summary>
    public string Content(Unit unit)
    {
        var outline = Outlines.Of(unit, ledger, isOpen: false);
        return string.Join(" → ", Steps(outline, Columns.Of(outline)));
    }

    private List<string> Steps(Outline outline, Column column)
    {
        var steps = new List<(int Part, string Words)>();
        foreach (var (place, part) in column.Parts.Index())
        {
            if (part is Column.Fork { Branches: var branches })
            {
                steps.AddRange(Ways(outline, branches, column.Parts.ElementAtOrDefault(place + 1)).Select(words => (place, words)));
                continue;
            }

            Vertex vertex = outline.Vertices[((Column.Box)part).Vertex];
            LayerWords[] layers = [.. vertex.Nodes.Select(ledger.WordsOf)];
            if (vertex.Nodes[0].Layer is Multiply && column.Lanes.FirstOrDefault(lane => lane.To == place) is { To: > 0 } gate)
            {
                steps.RemoveAll(step => step.Part > gate.From);
                steps.Add((place, "SE"));
            }
            else if ((Array.Find(layers, layer => layer.IsMajor) ?? layers[0]) is { IsMinor: false, Kind: not LayerKind.Join } main)
            {
                steps.Add((place, main.Short));
            }
        }

        return [.. steps.Select(step => step.Words)];
    }

    /// <summary>Branches in words: the longest where they are added, as others are shortcuts then, else where each of them ends.</summary>
    private List<string> Ways(Outline outline, IReadOnlyList<Column> branches, Column.Part? meeting)
    {
        List<string>[] ways = [.. branches.Select(branch => Steps(outline, branch))];
        return meeting is Column.Box { Vertex: var join } && outline.Vertices[join].Nodes[0].Layer is Add
            ? ways.MaxBy(way => way.Count)!
            : [string.Join(" | ", ways.Select(way => way.LastOrDefault() ?? "…"))];
    }

    private string Kind(Unit unit) => unit.Block switch
    {
        Branches => $"{unit.Nodes.Last(node => node.Inputs.Count > 1).Inputs.Count} branches",
        Aspp => "spatial pyramid",
        SqueezeExcitation => "SE",
        Residual => $"residual unit{Excitation(unit)}",
        InvertedResidual => $"inverted residual{Excitation(unit)}",
        Sequential or FunctionalBlock when unit.Nodes.Any(node => node.Layer is Add) => $"residual unit{Excitation(unit)}",
        Sequential or FunctionalBlock => Chain(unit),
        var block => Spaced(block.GetType().Name),
    };

    /// <summary>«2 convolutions», «3 layers».</summary>
    private string Chain(Unit unit)
    {
        LayerKind[] kinds = [.. unit.Nodes.Select(ledger.WordsOf)
            .Where(words => words is { IsMinor: false, Kind: not LayerKind.Join }).Select(words => words.Kind)];
        return Words.Count(kinds.Length, Array.TrueForAll(kinds, kind => kind == LayerKind.Convolution) ? "convolution" : "layer");
    }

    private static string Excitation(Unit unit) => unit.Nodes.Any(node => node.Layer is Multiply) ? " with SE" : string.Empty;

    private static string Counted(int number, string kind) =>
        char.IsAsciiDigit(kind[0]) ? number == 1 ? kind : $"{number} units of {kind}"
        : number == 1 ? $"1 {kind}"
        : kind.Contains(" with ", StringComparison.Ordinal) ? $"{number} {kind.Replace(" with ", "s with ", StringComparison.Ordinal)}"
        : $"{number} {kind}s";

    private static string Plain(string text) => string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();

    /// <summary>«dense layer» of «DenseLayer».</summary>
    private static string Spaced(string name) =>
        string.Concat(name.Index().Select(letter => char.IsUpper(letter.Item) && letter.Index > 0 ? $" {letter.Item}" : $"{letter.Item}"))
            .ToLowerInvariant();
}
