using CourseKit.Networks;

namespace CourseKit.Grading.Kinds;

/// <summary>Weights of filters or units that are all alike, and stay so, since their gradients are.</summary>
internal static class SameWeights
{
    /// <summary>The difference up to which two weights count as one, relative to the largest.</summary>
    private const float Rounding = 1e-5f;

    /// <summary>Returns which weights are all 0, or the same for each filter, in a sentence; null for none.</summary>
    /// <param name="network">The network.</param>
    /// <param name="startOf">The weights that a parameter had in front of the first step; null where no step knows of it.</param>
    public static string? In(Layer network, Func<Parameter, float[]?> startOf) => network.Parameters
        .Where(named => named.Parameter is { Spec.Kind: ParameterKind.Learned, Shape: { Rank: >= 2 } shape } && shape[0] > 1)
        .Select(named => Of(named.Name, named.Parameter.Value, startOf(named.Parameter))).FirstOrDefault(found => found is not null);

    /// <summary>Returns whether the weights of all filters, or units, are the same, as where all are 0.</summary>
    public static bool AreAlike(float[] weights, int filters)
    {
        var (length, largest) = (weights.Length / filters, weights.Max(Math.Abs));
        return filters > 1 && !weights.Where((value, at) => Math.Abs(value - weights[at % length]) > Rounding * largest).Any();
    }

    private static string? Of(string name, Tensor weights, float[]? start) =>
        weights.ToArray() is var values && !AreAlike(values, weights.Shape[0]) ? null
        : start is not null && !AreAlike(start, weights.Shape[0])
            ? (values.All(value => value == 0) ? $"All numbers of `{name}` are 0" : $"In `{name}` all filters, or units, are alike") +
                ", and in front of your first step they were not. What of a weight is left by one of your steps: how much does it take " +
                "away by the learning rate and the weight decay, or by a line of your own?"
        : values[0] == 0 && values.All(value => value == 0)
            ? $"All numbers of `{name}` are 0. What do weights begin with: has `Build` been given a generator to draw them from, and " +
                "does the initializer draw any? Where all are 0, what is the gradient of each?"
        : $"In `{name}` all filters, or units, have the same weights. What did they begin with, and what could make their gradients " +
            "differ?";
}
