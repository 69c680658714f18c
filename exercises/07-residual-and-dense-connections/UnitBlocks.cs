namespace CourseKit.Exercises.ResidualAndDenseConnections;

/// <summary>Blocks that units are made of, whether their shapes fit or not.</summary>
internal static class UnitBlocks
{
    /// <summary>Returns whether maps are put together, and nothing is added by a block.</summary>
    public static bool JoinMaps(Layer network) =>
        All(network).Any(block => block is Branches) && !All(network).Any(block => block is Residual);

    /// <summary>Returns whether a skip connection ends with a ReLU.</summary>
    public static bool BendSkips(Layer network) => All(network).OfType<Residual>()
        .Any(unit => unit.Children.Count > 1 && Last(unit.Children[1].Layer) is Relu);

    /// <summary>Returns whether the first residual unit adds x as it is, and the skip connection of a later one has layers.</summary>
    public static bool ProjectLater(Layer network) => All(network).OfType<Residual>().Select(unit => unit.Children.Count > 1).ToList()
        is [false, .. var later] && later.Contains(true);

    /// <summary>Returns whether no convolution with a window of 3×3 or less moves by more than 1.</summary>
    public static bool NeverMoveBy2(Layer network) => !All(network).OfType<Conv2d>()
        .Any(convolution => convolution.Window.Rows is { Kernel: <= 3, Stride: > 1 });

    private static IEnumerable<Layer> All(Layer layer) => [layer, .. layer.Children.SelectMany(child => All(child.Layer))];

    private static Layer Last(Layer layer) => layer is Sequential or ConvNorm && layer.Children is [.., var end] ? Last(end.Layer) : layer;
}
