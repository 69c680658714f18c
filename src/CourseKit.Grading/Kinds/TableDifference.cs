using System.Globalization;
using CourseKit.Networks;
using CourseKit.Networks.Layers;

namespace CourseKit.Grading.Kinds;

/// <summary>First difference of a network from a paper's table, in words.</summary>
internal sealed class TableDifference
{
    /// <summary>The most layers that are listed as missing or as too many.</summary>
    private const int MostListed = 8;

    private readonly ArchitectureTable table;
    private readonly Graph network;
    private readonly IReadOnlyList<LayerCall> expected, received;

    private TableDifference(ArchitectureTable table, Graph network, IReadOnlyList<LayerCall> received) =>
        (this.table, this.network, this.received, expected) =
            (table, network, received, LayerCalls.Of(Graph.Of(table.Network(), table.Input)));

    /// <summary>Returns the first row that differs and how; null where the network is that of the table.</summary>
    /// <remarks>Shapes that do not fit are mostly made by a layer in front of where that shows, so the layers are compared first.</remarks>
    public static string? Of(ArchitectureTable table, Layer network)
    {
        try
        {
            var graph = Graph.Of(network, table.Input);
            return new TableDifference(table, graph, LayerCalls.Of(graph)).Find(null);
        }
        catch (ShapeException misfit)
        {
            var graph = Graph.UpToMisfit(network, table.Input);
            return new TableDifference(table, graph, LayerCalls.InFrontOfOutput(graph)).Find(misfit.At($"`{graph.Output.Layer}`").Message);
        }
    }

    /// <summary>The first difference.</summary>
    /// <param name="misfit">The message of the exception that the network ends in; null for none.</param>
    private string? Find(string? misfit)
    {
        if (misfit is null && LayerCalls.AreOne(expected, received))
        {
            return table.AllowsDropout ? DroppedScores() : Dropped();
        }

        var at = expected.Zip(received).TakeWhile(pair => pair.First.IsSame(pair.Second)).Count();
        var row = at < expected.Count ? RowOf(at) : table.Rows.Count;
        var right = row switch { 0 => string.Empty, 1 => "Row 1 is right. ", _ => $"Rows 1 to {row} are right. " };
        var place = row < table.Rows.Count ? $"Row {row + 1}, «{table.Rows[row].Name}»: " : string.Empty;
        var difference = at == received.Count && misfit is not null ? misfit : Difference(at, isCut: misfit is not null);
        return $"{table.Name}: {right}{place}{difference}";
    }

    /// <summary>A layer that leaves numbers out in training, in a network whose layers are those of the table; null where there is
    /// none.</summary>
    private string? Dropped() => network.Nodes.FirstOrDefault(
            node => node.Layer is Dropout { Probability: > 0 } or StochasticDepth { Probability: > 0 }) is { } dropout
        ? $"{table.Name}: All rows are right, and the table has no `{dropout.Layer}`, which your network has behind " +
            $"{(dropout.Inputs[0].Layer is { } layer ? $"`{layer}`" : "the input")}. In training it sets numbers to 0."
        : null;

    /// <summary>Dropout behind the last layer, which no table means; null where there is none.</summary>
    private string? DroppedScores()
    {
        var last = network.Output;
        while (last.Layer is Identity or Flatten)
        {
            last = last.Inputs[0];
        }

        return last.Layer is Dropout { Probability: > 0 }
            ? $"{table.Name}: All rows are right, and behind the last one your network has `{last.Layer}`: in training it sets some of " +
                "the scores themselves to 0. Between which layers does a dropout belong?"
            : null;
    }

    private string Difference(int at, bool isCut)
    {
        if (at == expected.Count)
        {
            return $"The table ends there, and your network goes on with {received[at]}.";
        }

        if (at == received.Count)
        {
            return $"your network ends in front of {expected[at]}.";
        }

        var (wanted, given) = (expected[at], received[at]);
        var (missing, tooMany) = LayerAlignment.AtBeginning([.. expected.Skip(at)], [.. received.Skip(at)], isCut);
        return LayerOrder.Exchanged(expected, received, at, isCut) is > 0 and var count
                ? $"your network has {List(received, at, count)}; the table has the same layers in another order, " +
                    $"{List(expected, at, count)}."
            : wanted.Kind != given.Kind && IsInFront(at)
                ? $"the table has {wanted}, and your network has {given} in front of it{Origin(received, at)}."
            : missing > 0
                ? $"{List(expected, at, missing)} {(missing == 1 ? "is" : "are")} missing; your network goes on with " +
                    $"{given}{Origin(received, at)}."
            : wanted.Kind != given.Kind && isCut && at == received.Count - 1
                ? $"the table has {wanted}, your network {given}{Origin(received, at)}."
            : tooMany > 0 && Origin(expected, at) is { Length: > 0 } origin
                ? $"your network has {List(received, at, tooMany)} behind {expected[at - 1]}; the table goes on with {wanted}{origin}."
            : tooMany > 0
                ? $"the table has {wanted}, and your network has {List(received, at, tooMany)} in front of it."
            : wanted.Kind != given.Kind ? $"the table has {wanted}, your network {given}."
            : !wanted.IsAlike(given)
                ? $"your network has {given}{Origin(received, at)}: {Settings(wanted, given)}.{Shapes(wanted, given)}"
            : given.First is { } first ? $"your network calls one and the same layer here and in row {RowOf(first) + 1}, so both share " +
                "their weights. Each `new` makes a layer with weights of its own."
            : wanted.Output != given.Output ? $"your network has {given}.{Shapes(wanted, given)}"
            : $"{given} gets {Sources(given)}; in the table it gets {Sources(wanted)}.";
    }

    /// <summary>Returns whether a layer stands on one of the ways to what joins them, and the table has what joins them at once.</summary>
    private bool IsInFront(int at) => expected[at].Inputs.Count > 1 && at + 1 < received.Count
        && expected[at].IsAlike(received[at + 1]) && received[at + 1].Inputs.Any(sources => sources.Contains(at));

    private static string Settings(LayerCall wanted, LayerCall given) => string.Join("; ", wanted.Settings.Zip(given.Settings)
        .Where(pair => pair.First != pair.Second)
        .Select(pair => $"{pair.First.Name} {pair.Second.Value} instead of {pair.First.Value}"));

    private static string Shapes(LayerCall wanted, LayerCall given) => wanted.Output == given.Output ? string.Empty
        : $" Its output is {given.Output}, in the table {wanted.Output}.";

    /// <summary>The output that a layer gets, where that is not what the layer in front of it gives, as on the way around others; empty
    /// for others.</summary>
    private static string Origin(IReadOnlyList<LayerCall> calls, int at) => calls[at].Inputs is [[var source]] && source != at - 1
        ? $", which gets {(source < 0 ? "the input" : $"what {calls[source]} gives")}" : string.Empty;

    private static string List(IReadOnlyList<LayerCall> calls, int at, int count) =>
        string.Join(", ", calls.Skip(at).Take(Math.Min(count, MostListed)))
        + (count > MostListed ? $" and {count - MostListed} more" : null);

    private string Sources(LayerCall call) => string.Join(" and ", call.Inputs.Select(sources =>
        string.Join(" with ", sources.Select(source => source < 0 ? "the input" : $"{expected[source]} of row {RowOf(source) + 1}"))));

    /// <summary>The number of the row that a call of the table's network belongs to: the first part of its name.</summary>
    private int RowOf(int call) => int.Parse(expected[call].Node.Name.Split('.')[0], CultureInfo.InvariantCulture);
}
