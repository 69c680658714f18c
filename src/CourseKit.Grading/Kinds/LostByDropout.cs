using CourseKit.Networks;
using CourseKit.Networks.Layers;

namespace CourseKit.Grading.Kinds;

/// <summary>Dropouts one behind the other that leave next to nothing of an image in training.</summary>
internal static class LostByDropout
{
    /// <summary>The part of numbers that is left behind all dropouts up to which it is too little.</summary>
    private const float TooLittle = 0.05f;

    /// <summary>Returns that the dropouts of a network leave too little, in sentences; null where they do not.</summary>
    /// <param name="network">The network.</param>
    /// <param name="input">The shape of an input.</param>
    public static string? In(Layer network, Shape input)
    {
        var dropouts = Graph.Of(network, input).Nodes.Select(node => node.Layer).OfType<Dropout>().ToList();
        var left = dropouts.Aggregate(1f, (part, dropout) => part * (1 - dropout.Probability));
        return dropouts.Count < 2 || left > TooLittle ? null
            : $"Your network has {dropouts.Count} dropouts one behind the other, the first with a probability of " +
                $"{ShortNumber.Of(dropouts[0].Probability)}. What does each of them leave of the numbers that it gets in training, and " +
                "what is left behind all of them?";
    }
}
