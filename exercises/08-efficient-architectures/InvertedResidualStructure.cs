namespace CourseKit.Exercises.EfficientArchitectures;

/// <summary>Reading of the structure of inverted residuals, whatever is wrong about them: their windows, and what they add.</summary>
internal static class InvertedResidualStructure
{
    private static readonly Shape Input = [2, 24, 5, 6];

    /// <summary>Returns whether the maps of a unit do not fit its input, or are of another size.</summary>
    public static bool HasLostPixels(Layer unit) =>
        Misfit(unit) is not null || Graph.Of(unit, Input).Output.Shape is not [_, _, 5, 6];

    /// <summary>Returns whether a window of 3×3 has no padding.</summary>
    public static bool IsUnpadded(Window2d window) =>
        window.Rows.Kernel == 3 && window.Rows.Padding.Around(5, 3, window.Rows.Stride) is (0, 0);

    /// <summary>Returns whether a unit adds something to its input.</summary>
    public static bool IsJoined(Layer unit) =>
        Misfit(unit) is null && Graph.Of(unit, Input).Nodes.Any(node => node.Layer is Add && node.Inputs.Any(IsInput));

    /// <summary>Returns whether a unit adds anything.</summary>
    public static bool HasSum(Layer unit) => Graph.Of(unit, Input).Nodes.Any(node => node.Layer is Add);

    /// <summary>Returns whether a unit adds what a single convolution makes of its input, normalized or not.</summary>
    public static bool IsProjected(Layer unit) => Misfit(unit) is null && Graph.Of(unit, Input).Nodes
        .Any(node => node.Layer is Add && node.Inputs.Select(Convolution).Any(made => made is not null && IsInput(made.Inputs[0])));

    /// <summary>Returns whether a unit ends in an addition for which its maps do not fit.</summary>
    public static bool IsSum(Layer unit) => Misfit(unit)?.Contains("What is added", StringComparison.Ordinal) == true;

    /// <summary>Returns the windows of the convolutions that a unit calls.</summary>
    public static IReadOnlyList<Window2d> Windows(Layer unit) =>
    [
        .. Graph.Of(unit, Input).Nodes.Select(node => node.Layer switch
        {
            Conv2d conv => conv.Window,
            DepthwiseConv2d conv => conv.Window,
            _ => null,
        }).OfType<Window2d>(),
    ];

    private static string? Misfit(Layer unit) => UnitMisfit.Of(unit, Input);

    /// <summary>Returns whether a node is the input, or hands it on unchanged.</summary>
    private static bool IsInput(Node node) => node.Layer is null || (node.Layer is Identity && IsInput(node.Inputs[0]));

    /// <summary>The convolution that a node gives, normalized or not; null for none.</summary>
    private static Node? Convolution(Node node) => node.Layer switch
    {
        Conv2d or DepthwiseConv2d => node,
        Identity or BatchNorm2d => Convolution(node.Inputs[0]),
        _ => null,
    };
}
