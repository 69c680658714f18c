namespace CourseKit.Figures.Diagrams;

/// <summary>Colors of the kinds of layers; a convolution has that of kernels, what joins maps that of outputs.</summary>
internal static class KindColors
{
    /// <summary>The gray of what is of no special kind, and of whole units.</summary>
    public static Rgb Neutral { get; } = Rgb.Parse("#808080");

    public static Rgb Of(LayerKind kind) => kind switch
    {
        LayerKind.Convolution => RoleColors.Kernel,
        LayerKind.Dense => Palette.Of(4),
        LayerKind.Pooling => Palette.Of(5),
        LayerKind.Normalization => Palette.Of(3),
        LayerKind.Activation => Palette.Of(6),
        LayerKind.Join => RoleColors.Output,
        _ => Neutral,
    };

    public static string Name(LayerKind kind) => kind switch
    {
        LayerKind.Convolution => "convolution",
        LayerKind.Dense => "dense",
        LayerKind.Pooling => "pooling",
        LayerKind.Normalization => "normalization",
        LayerKind.Activation => "activation",
        LayerKind.Join => "joins maps",
        _ => "other",
    };
}
