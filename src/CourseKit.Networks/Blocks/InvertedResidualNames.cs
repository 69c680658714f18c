namespace CourseKit.Networks.Blocks;

/// <summary>Parameter names of an inverted residual in torchvision; the computation is the same.</summary>
public enum InvertedResidualNames
{
    /// <summary><c>block.0.0.weight</c> …: MobileNetV3 and EfficientNet, where the last convolution
    /// and its normalization are one layer of the block.</summary>
    Block,

    /// <summary><c>conv.0.0.weight</c> …: MobileNetV2, where they are two.</summary>
    Conv,
}
