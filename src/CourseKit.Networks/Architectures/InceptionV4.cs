using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;

namespace CourseKit.Networks.Architectures;

/// <summary>Inception-v4: figure 9 of Szegedy et al. 2016 (https://arxiv.org/abs/1602.07261).</summary>
public sealed record InceptionV4(string Name, Published Published) : Architecture(Name, Published)
{
    /// <summary>Inception-v4 for images of 299×299 pixels.</summary>
    public static InceptionV4 Original { get; } = new("inception_v4", new(42_679_816, Top1: 80.17, Top5: 95.12)) { Image = [3, 299, 299] };

    /// <inheritdoc/>
    public override string Source =>
        "osmr/imgclsmob gluon/README.md; names as in huggingface/pytorch-image-models timm/models/inception_v4.py";

    /// <inheritdoc/>
    public override Layer Network(int classes) => new Sequential(
    [
        ("features", new Sequential(
        [
            InceptionUnits.Valid(32, 3, stride: 2), InceptionUnits.Valid(32, 3), InceptionUnits.Same(64, 3),
            InceptionV4Modules.Stem3(), InceptionV4Modules.Stem4(), InceptionV4Modules.Stem5(),
            .. Repeat(4, InceptionV4Modules.A), InceptionV4Modules.ReductionA(),
            .. Repeat(7, InceptionV4Modules.B), InceptionV4Modules.ReductionB(),
            .. Repeat(3, InceptionV4Modules.C),
        ])),
        ("global_pool", new AdaptiveAvgPool2d()), ("flatten", new Flatten()), ("head_drop", new Dropout(0.2f)),
        ("last_linear", new Linear(classes)),
    ]);

    private static IEnumerable<NamedLayer> Repeat(int times, Func<Layer> module) =>
        Enumerable.Range(0, times).Select(_ => (NamedLayer)module());
}
