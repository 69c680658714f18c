using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;

namespace CourseKit.Networks.Architectures;

/// <summary>Inception-v3 with its auxiliary classifier: table 1 of Szegedy et al. 2015
/// (https://arxiv.org/abs/1512.00567), as torchvision.</summary>
public sealed record InceptionV3(string Name, Published Published) : Architecture(Name, Published)
{
    /// <summary>Inception-v3, as torchvision has it, for images of 299×299 pixels.</summary>
    public static InceptionV3 Torchvision { get; } = new("inception_v3", new(27_161_264, 5.713, 77.294, 93.45)) { Image = [3, 299, 299] };

    /// <inheritdoc/>
    public override string Source => "torchvision/models/inception.py";

    /// <inheritdoc/>
    public override bool IsTorchvisionCompatible => true;

    /// <inheritdoc/>
    public override Layer Network(int classes) => new DeeplySupervised(
    [
        ("Conv2d_1a_3x3", InceptionUnits.Valid(32, 3, stride: 2)), ("Conv2d_2a_3x3", InceptionUnits.Valid(32, 3)),
        ("Conv2d_2b_3x3", InceptionUnits.Same(64, 3)),
        ("maxpool1", new MaxPool2d(3, stride: 2)),
        ("Conv2d_3b_1x1", InceptionUnits.Valid(80, 1)), ("Conv2d_4a_3x3", InceptionUnits.Valid(192, 3)),
        ("maxpool2", new MaxPool2d(3, stride: 2)),
        ("Mixed_5b", InceptionV3Modules.A(32)), ("Mixed_5c", InceptionV3Modules.A(64)), ("Mixed_5d", InceptionV3Modules.A(64)),
        ("Mixed_6a", InceptionV3Modules.B()),
        ("Mixed_6b", InceptionV3Modules.C(128)), ("Mixed_6c", InceptionV3Modules.C(160)),
        ("Mixed_6d", InceptionV3Modules.C(160)), ("Mixed_6e", InceptionV3Modules.C(192)),
        ("AuxLogits", AuxiliaryClassifier(classes)),
        ("Mixed_7a", InceptionV3Modules.D()), ("Mixed_7b", InceptionV3Modules.E()), ("Mixed_7c", InceptionV3Modules.E()),
        ("avgpool", new AdaptiveAvgPool2d()), ("dropout", new Dropout()), ("flatten", new Flatten()), ("fc", new Linear(classes)),
    ], new Dictionary<string, string> { ["AuxLogits"] = "Mixed_6e" });

    private static Sequential AuxiliaryClassifier(int classes) => new(
        ("", new AvgPool2d(5, stride: 3)), ("conv0", InceptionUnits.Valid(128, 1)), ("conv1", InceptionUnits.Valid(768, 5)),
        ("", new AdaptiveAvgPool2d()), ("", new Flatten()), ("fc", new Linear(classes)));
}
