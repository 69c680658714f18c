using CourseKit.Networks;

namespace CourseKit.Grading.Kinds;

/// <summary>Weights of filters or units that are all alike, and stay so, since their gradients are.</summary>
internal static class SameWeights
{
    /// <summary>The difference up to which two weights count as one, relative to the largest.</summary>
    private const float Rounding = 1e-5f;

    /// <summary>Returns which weights are all 0, or the same for each filter, in a sentence; null for none.</summary>
    public static string? In(Layer network) => network.Parameters
        .Where(named => named.Parameter is { Spec.Kind: ParameterKind.Learned, Shape: { Rank: >= 2 } shape } && shape[0] > 1)
        .Select(named => Of(named.Name, named.Parameter.Value)).FirstOrDefault(found => found is not null);

    private static string? Of(string name, Tensor weights)
    {
        var (values, count) = (weights.ToArray(), weights.Shape[0]);
        var (length, largest) = (values.Length / count, values.Max(Math.Abs));
        return largest == 0
                ? $"All numbers of `{name}` are 0. Has `Build` been given a generator, from which the first weights are drawn? Where all " +
                    "are 0, what is the gradient of each?"
            : !values.Where((value, at) => Math.Abs(value - values[at % length]) > Rounding * largest).Any()
                ? $"In `{name}` all filters, or units, have the same weights. What did they begin with, and what could make their " +
                    "gradients differ?"
            : null;
    }
}
