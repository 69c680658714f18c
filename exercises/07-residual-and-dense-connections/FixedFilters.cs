namespace CourseKit.Exercises.ResidualAndDenseConnections;

/// <summary>Numbers of filters that are written out in an answer where they should follow the number that it is called with.</summary>
internal static class FixedFilters
{
    /// <summary>Returns whether a convolution has one of these numbers of filters in two networks that an answer gives for two numbers,
    /// whether their shapes fit or not.</summary>
    public static bool AreIn(Layer network, Layer other, params IReadOnlyList<int> filters) =>
        Of(network).Zip(Of(other)).Any(pair => pair.First == pair.Second && filters.Contains(pair.First));

    private static IEnumerable<int> Of(Layer network) =>
        network.NamedLayers().Select(named => named.Layer).OfType<Conv2d>().Select(convolution => convolution.Filters);
}
