using CourseKit.Networks;
using CourseKit.Networks.Layers;

namespace CourseKit.Grading.Kinds;

/// <summary>Layers that leave too little to learn from.</summary>
internal static class LayerFault
{
    /// <summary>The part of numbers above which a dropout drops many, and the one that all of them together leave up to which it is too
    /// little.</summary>
    private const float Half = 0.5f, TooLittle = 0.05f;

    /// <summary>Returns the first such layer of a network, in sentences; null where it has none.</summary>
    public static string? In(Layer network, Shape input) => Dropping(network, input) ?? OwnLayerFault.In(network, input);

    /// <summary>Returns a sentence on dropout that leaves less than half of the numbers, or in several places next to nothing; null for
    /// less dropout, or none.</summary>
    public static string? Dropping(Layer network, Shape input)
    {
        var all = network.NamedLayers().Select(named => named.Layer).OfType<Dropout>().ToList();
        var left = all.Aggregate(1f, (part, layer) => part * (1 - layer.Probability));
        var dropped = left > TooLittle ? all.FindAll(layer => layer.Probability > Half) : all;
        return dropped.Count == 0 ? null
            : Graph.Of(network, input).Output.Layer is Dropout last && dropped.Contains(last)
                ? $"Your network ends in `{last}`: in training, that part of the scores themselves is 0, whatever the network has found. " +
                    "Between which layers does a dropout belong?"
            : $"In each step of its training your network drops {TrainingFault.Percent(dropped.Max(layer => layer.Probability))} of the " +
                $"numbers, in {(dropped.Count == 1 ? "one place" : $"{dropped.Count} places")}. How many are left for the layer behind, " +
                "and are they enough to learn from?";
    }
}
