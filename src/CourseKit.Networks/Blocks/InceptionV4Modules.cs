using CourseKit.Networks.Layers;

namespace CourseKit.Networks.Blocks;

/// <summary>The modules of Inception-v4, and the pairs of branches that its stem consists of.</summary>
/// <remarks>
/// Szegedy et al. 2016, https://arxiv.org/abs/1602.07261. The paper's figure of each is named at the
/// module; the names within are those of timm, in PyTorch.
/// </remarks>
internal static class InceptionV4Modules
{
    /// <summary>Figure 3, first junction: pooling beside a convolution.</summary>
    /// <remarks>[N, C, H, W] → [N, C + 96, ⌊(H − 1) / 2⌋, ⌊(W − 1) / 2⌋].</remarks>
    public static Branches Stem3() => new(("maxpool", new MaxPool2d(3, stride: 2)), ("conv", InceptionUnits.Valid(96, 3, stride: 2)));

    /// <summary>Figure 3, second junction.</summary>
    /// <remarks>[N, C, H, W] → [N, 192, H − 2, W − 2].</remarks>
    public static Branches Stem4() => new(
        ("branch0", new Sequential(InceptionUnits.Same(64, 1), InceptionUnits.Valid(96, 3))),
        ("branch1", new Sequential(InceptionUnits.Same(64, 1), InceptionUnits.Same(64, 1, 7), InceptionUnits.Same(64, 7, 1),
            InceptionUnits.Valid(96, 3))));

    /// <summary>Figure 3, third junction.</summary>
    /// <remarks>[N, C, H, W] → [N, C + 192, ⌊(H − 1) / 2⌋, ⌊(W − 1) / 2⌋].</remarks>
    public static Branches Stem5() => new(("conv", InceptionUnits.Valid(192, 3, stride: 2)), ("maxpool", new MaxPool2d(3, stride: 2)));

    /// <summary>Figure 4, on 35×35 pixels.</summary>
    /// <remarks>[N, C, H, W] → [N, 384, H, W].</remarks>
    public static Branches A() => new(
        ("branch0", InceptionUnits.Same(96, 1)),
        ("branch1", new Sequential(InceptionUnits.Same(64, 1), InceptionUnits.Same(96, 3))),
        ("branch2", new Sequential(InceptionUnits.Same(64, 1), InceptionUnits.Same(96, 3), InceptionUnits.Same(96, 3))),
        ("branch3", Pooled(96)));

    /// <summary>Figure 7 with k = 192, l = 224, m = 256, n = 384: from 35×35 to 17×17 pixels.</summary>
    /// <remarks>[N, C, H, W] → [N, 640 + C, ⌊(H − 1) / 2⌋, ⌊(W − 1) / 2⌋].</remarks>
    public static Branches ReductionA() => new(
        ("branch0", InceptionUnits.Valid(384, 3, stride: 2)),
        ("branch1", new Sequential(InceptionUnits.Same(192, 1), InceptionUnits.Same(224, 3), InceptionUnits.Valid(256, 3, stride: 2))),
        ("branch2", new MaxPool2d(3, stride: 2)));

    /// <summary>Figure 5, on 17×17 pixels.</summary>
    /// <remarks>[N, C, H, W] → [N, 1024, H, W].</remarks>
    public static Branches B() => new(
        ("branch0", InceptionUnits.Same(384, 1)),
        ("branch1", new Sequential(InceptionUnits.Same(192, 1), InceptionUnits.Same(224, 1, 7), InceptionUnits.Same(256, 7, 1))),
        ("branch2", new Sequential(
            InceptionUnits.Same(192, 1), InceptionUnits.Same(192, 7, 1), InceptionUnits.Same(224, 1, 7),
            InceptionUnits.Same(224, 7, 1), InceptionUnits.Same(256, 1, 7))),
        ("branch3", Pooled(128)));

    /// <summary>Figure 8: from 17×17 to 8×8 pixels.</summary>
    /// <remarks>[N, C, H, W] → [N, 512 + C, ⌊(H − 1) / 2⌋, ⌊(W − 1) / 2⌋].</remarks>
    public static Branches ReductionB() => new(
        ("branch0", new Sequential(InceptionUnits.Same(192, 1), InceptionUnits.Valid(192, 3, stride: 2))),
        ("branch1", new Sequential(
            InceptionUnits.Same(256, 1), InceptionUnits.Same(256, 1, 7), InceptionUnits.Same(320, 7, 1),
            InceptionUnits.Valid(320, 3, stride: 2))),
        ("branch2", new MaxPool2d(3, stride: 2)));

    /// <summary>Figure 6, on 8×8 pixels.</summary>
    /// <remarks>[N, C, H, W] → [N, 1536, H, W].</remarks>
    public static Branches C() => new(
        ("branch0", InceptionUnits.Same(256, 1)),
        ("", new Sequential(("branch1_0", InceptionUnits.Same(384, 1)), ("", Cross("branch1_1")))),
        ("", new Sequential(
            ("branch2_0", InceptionUnits.Same(384, 1)), ("branch2_1", InceptionUnits.Same(448, 3, 1)),
            ("branch2_2", InceptionUnits.Same(512, 1, 3)),
            ("", Cross("branch2_3")))),
        ("branch3", Pooled(256)));

    // The average is that of the pixels alone, as in TensorFlow, where the network is from.
    private static Sequential Pooled(int maps) =>
        new(new AvgPool2d(3, stride: 1, padding: 1, countIncludePad: false), InceptionUnits.Same(maps, 1));

    private static Branches Cross(string name) =>
        new(($"{name}a", InceptionUnits.Same(256, 1, 3)), ($"{name}b", InceptionUnits.Same(256, 3, 1)));
}
