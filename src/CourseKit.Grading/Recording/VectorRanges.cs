using CourseKit.Networks;

namespace CourseKit.Grading.Recording;

/// <summary>Ranges of the numbers that learned vectors, as the scales and shifts of normalizations, held whenever a gradient was
/// computed.</summary>
internal sealed class VectorRanges
{
    private readonly Dictionary<Parameter, (float Smallest, float Largest)> ranges = [];

    /// <summary>Adds the vectors of a network as they are now.</summary>
    public void Add(Layer network)
    {
        foreach (var (_, parameter) in network.Parameters.Where(named => IsVector(named.Parameter)))
        {
            var values = parameter.Value.ToArray();
            var (smallest, largest) = ranges.GetValueOrDefault(parameter, (float.PositiveInfinity, float.NegativeInfinity));
            ranges[parameter] = (Math.Min(smallest, values.Min()), Math.Max(largest, values.Max()));
        }
    }

    /// <summary>Returns the range of a vector; null where no gradient was computed with it.</summary>
    public (float Smallest, float Largest)? Of(Parameter parameter) => ranges.TryGetValue(parameter, out var range) ? range : null;

    private static bool IsVector(Parameter parameter) =>
        parameter is { Spec.Kind: ParameterKind.Learned, Shape: { Rank: 1, Elements: > 0 } };
}
