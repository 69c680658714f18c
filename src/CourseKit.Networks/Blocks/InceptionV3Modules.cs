using CourseKit.Networks.Layers;

namespace CourseKit.Networks.Blocks;

/// <summary>The modules of Inception-v3, where small windows one behind the other take the place of
/// large ones: two 3×3 for 5×5, 1×7 and 7×1 for 7×7.</summary>
/// <remarks>
/// Szegedy et al. 2015, https://arxiv.org/abs/1512.00567. The paper's figure of each is named at the
/// module; its letter, and the names within, are torchvision's.
/// </remarks>
internal static class InceptionV3Modules
{
    /// <summary>Figure 5: a pair of 3×3 convolutions for one of 5×5.</summary>
    /// <remarks>[N, C, H, W] → [N, 224 + pooled, H, W].</remarks>
    /// <param name="pooled">The maps behind pooling.</param>
    public static Branches A(int pooled) => new(
        ("branch1x1", InceptionUnits.Same(64, 1)),
        Chain("branch5x5", InceptionUnits.Same(48, 1), InceptionUnits.Same(64, 5)),
        Chain("branch3x3dbl", InceptionUnits.Same(64, 1), InceptionUnits.Same(96, 3), InceptionUnits.Same(96, 3)),
        Pooled(pooled));

    /// <summary>Figure 10: halves height and width.</summary>
    /// <remarks>[N, C, H, W] → [N, 480 + C, ⌊(H − 1) / 2⌋, ⌊(W − 1) / 2⌋].</remarks>
    public static Branches B() => new(
        ("branch3x3", InceptionUnits.Valid(384, 3, stride: 2)),
        Chain("branch3x3dbl", InceptionUnits.Same(64, 1), InceptionUnits.Same(96, 3), InceptionUnits.Valid(96, 3, stride: 2)),
        ("", new MaxPool2d(3, stride: 2)));

    /// <summary>Figure 6: 7×7 windows as a row and a column.</summary>
    /// <remarks>[N, C, H, W] → [N, 768, H, W].</remarks>
    /// <param name="inner">The maps between the convolutions of a branch.</param>
    public static Branches C(int inner) => new(
        ("branch1x1", InceptionUnits.Same(192, 1)),
        Chain("branch7x7", InceptionUnits.Same(inner, 1), InceptionUnits.Same(inner, 1, 7), InceptionUnits.Same(192, 7, 1)),
        Chain(
            "branch7x7dbl", InceptionUnits.Same(inner, 1), InceptionUnits.Same(inner, 7, 1), InceptionUnits.Same(inner, 1, 7),
            InceptionUnits.Same(inner, 7, 1), InceptionUnits.Same(192, 1, 7)),
        Pooled(192));

    /// <summary>Halves height and width again.</summary>
    /// <remarks>[N, C, H, W] → [N, 512 + C, ⌊(H − 1) / 2⌋, ⌊(W − 1) / 2⌋].</remarks>
    public static Branches D() => new(
        Chain("branch3x3", InceptionUnits.Same(192, 1), InceptionUnits.Valid(320, 3, stride: 2)),
        Chain(
            "branch7x7x3", InceptionUnits.Same(192, 1), InceptionUnits.Same(192, 1, 7), InceptionUnits.Same(192, 7, 1),
            InceptionUnits.Valid(192, 3, stride: 2)),
        ("", new MaxPool2d(3, stride: 2)));

    /// <summary>Figure 7: a row and a column side by side, for many maps on few pixels.</summary>
    /// <remarks>[N, C, H, W] → [N, 2048, H, W].</remarks>
    public static Branches E() => new(
        ("branch1x1", InceptionUnits.Same(320, 1)),
        ("", new Sequential(("branch3x3_1", InceptionUnits.Same(384, 1)), ("", Cross("branch3x3_2")))),
        ("", new Sequential(
            ("branch3x3dbl_1", InceptionUnits.Same(448, 1)), ("branch3x3dbl_2", InceptionUnits.Same(384, 3)),
            ("", Cross("branch3x3dbl_3")))),
        Pooled(192));

    private static NamedLayer Chain(string name, params IEnumerable<Layer> units) =>
        ("", new Sequential(units.Select((unit, i) => (NamedLayer)($"{name}_{i + 1}", unit))));

    private static NamedLayer Pooled(int maps) =>
        ("", new Sequential(("", new AvgPool2d(3, stride: 1, padding: 1)), ("branch_pool", InceptionUnits.Same(maps, 1))));

    private static Branches Cross(string name) =>
        new(($"{name}a", InceptionUnits.Same(384, 1, 3)), ($"{name}b", InceptionUnits.Same(384, 3, 1)));
}
