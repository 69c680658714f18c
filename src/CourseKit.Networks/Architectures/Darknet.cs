using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;

namespace CourseKit.Networks.Architectures;

/// <summary>Darknet-53 as a classifier: table 1 of Redmon and Farhadi 2018
/// (https://arxiv.org/abs/1804.02767). YOLOv3 is built on it.</summary>
public sealed record Darknet(string Name, Published Published) : Architecture(Name, Published)
{
    /// <summary>Darknet-53: 53 layers with weights; accuracy as in table 2.</summary>
    public static Darknet Darknet53 { get; } = new("darknet53", new(41_609_928, Top1: 77.2, Top5: 93.8)) { Image = [3, 256, 256] };

    /// <inheritdoc/>
    public override string Source => "pjreddie/darknet cfg/darknet53.cfg; parameters as in osmr/imgclsmob gluon/README.md";

    /// <inheritdoc/>
    public override Layer Network(int classes) => new Sequential(
        [.. DarknetUnits.Darknet53(), ("avgpool", new AdaptiveAvgPool2d()), ("fc", new Conv2d(classes, 1)), ("flatten", new Flatten())]);
}
