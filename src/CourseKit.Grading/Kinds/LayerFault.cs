using CourseKit.Networks;
using CourseKit.Networks.Layers;

namespace CourseKit.Grading.Kinds;

/// <summary>Layers that leave too little to learn from.</summary>
internal static class LayerFault
{
    private const float Half = 0.5f;

    /// <summary>Returns the first such layer of a network, in sentences; null where it has none.</summary>
    public static string? In(Layer network, Shape input) => Dropping(network, input) ?? OwnLayerFault.In(network, input);

    /// <summary>A sentence on dropout that leaves less than half of the numbers; null for less dropout, or none.</summary>
    private static string? Dropping(Layer network, Shape input)
    {
        var dropped = network.NamedLayers().Select(named => named.Layer).OfType<Dropout>()
            .Where(layer => layer.Probability > Half).ToList();
        return dropped.Count == 0 ? null
            : Graph.Of(network, input).Output.Layer is Dropout last && dropped.Contains(last)
                ? $"Your network ends in `{last}`: in training, that part of the scores themselves is 0, whatever the network has found. " +
                    "Between which layers does a dropout belong?"
            : $"In each step of its training your network drops {TrainingFault.Percent(dropped.Max(layer => layer.Probability))} of the " +
                $"numbers, in {(dropped.Count == 1 ? "one place" : $"{dropped.Count} places")}. How many are left for the layer behind, " +
                "and are they enough to learn from?";
    }
}
