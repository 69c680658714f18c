namespace CourseKit.Exercises.ResidualAndDenseConnections;

/// <summary>Numbers of filters that are written out in an answer where they should follow the number that it is called with.</summary>
internal static class FixedFilters
{
    /// <summary>Returns whether a network has a convolution with one of these numbers of filters, whether its shapes fit or not.</summary>
    public static bool AreIn(Layer network, params IReadOnlyList<int> filters) =>
        network is Conv2d convolution && filters.Contains(convolution.Filters)
        || network.Children.Any(child => AreIn(child.Layer, filters));
}
