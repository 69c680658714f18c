using CourseKit.Networks.Training;

namespace CourseKit.Figures.Curves;

/// <summary>Findings about values through the layers of networks, in words.</summary>
internal static class DistributionFindings
{
    /// <summary>The factor from which on a deviation is called another.</summary>
    private const double Notable = 2;

    /// <summary>The message of a figure, as a title.</summary>
    public static string Message(Quantity quantity, IReadOnlyList<(string Name, IReadOnlyList<LayerStatistics> Layers)> networks)
    {
        int[] depths = [.. networks.Select(network => network.Layers.Count).Distinct()];
        var through = (quantity.IsBackward ? "On the way back through " : "Through ")
            + (depths is [var depth] ? Words.Count(depth, "layer") : "the layers");
        return networks is [var (name, layers)] && name.Length == 0
            ? $"{through} the {quantity.Subject} {Course(quantity, layers)}"
            : $"{through} the {quantity.Subject} " + string.Join(", ", networks.Select((network, i) =>
                $"{(i == 0 ? "of" : "that of")} {network.Name} {Course(quantity, network.Layers)}"));
    }

    /// <summary>The course of the deviation from the first layer on the way to the last.</summary>
    private static string Course(Quantity quantity, IReadOnlyList<LayerStatistics> layers)
    {
        (int Number, LayerStatistics Layer)[] way = [.. layers.Index().Select(layer => (layer.Index + 1, layer.Item))];
        if (quantity.IsBackward)
        {
            Array.Reverse(way);
        }

        if (way.FirstOrDefault(place => place.Layer.NonFinite > 0) is { Number: > 0 } beyond)
        {
            return $"is beyond all numbers in layer {beyond.Number}";
        }

        if (way.FirstOrDefault(place => place.Layer.StandardDeviation == 0) is { Number: > 0 } dead)
        {
            return $"has died in layer {dead.Number}";
        }

        return (way[^1].Layer.StandardDeviation / way[0].Layer.StandardDeviation) switch
        {
            < 1 / Notable and var part => $"fades to {Digits.Label(part, 2)} of its size",
            > Notable and var times => $"grows to {Digits.Label(Digits.Round(times, 2))} times its size",
            _ => "keeps its size",
        };
    }
}
