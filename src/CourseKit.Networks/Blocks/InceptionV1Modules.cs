using CourseKit.Networks.Layers;
using CourseKit.Tensors;

namespace CourseKit.Networks.Blocks;

/// <summary>The module of GoogLeNet: windows of three sizes and pooling side by side, 1×1
/// convolutions before the wide ones to make these cheap.</summary>
/// <remarks>Szegedy et al. 2014, figure 2b, https://arxiv.org/abs/1409.4842.</remarks>
internal static class InceptionV1Modules
{
    /// <summary>Makes an Inception module.</summary>
    /// <remarks>[N, C, H, W] → [N, pixel + medium.Maps + large.Maps + pooled, H, W].</remarks>
    /// <param name="pixel">The maps of the 1×1 convolution.</param>
    /// <param name="medium">The maps that a 1×1 convolution leaves, and those of the 3×3 convolution behind it.</param>
    /// <param name="large">The maps that a 1×1 convolution leaves, and those of the convolution with the largest window behind it.</param>
    /// <param name="pooled">The maps of the 1×1 convolution behind 3×3 max pooling.</param>
    /// <param name="unit">The factory of the module's convolutions.</param>
    /// <param name="largeKernel">Height and width of the largest window.</param>
    public static Branches Inception(
        int pixel, (int Reduced, int Maps) medium, (int Reduced, int Maps) large, int pooled, ConvolutionUnit unit, int largeKernel = 5) =>
            new(
        ("branch1", unit(pixel, new Window2d(1))),
        ("branch2", new Sequential(unit(medium.Reduced, new Window2d(1)), unit(medium.Maps, new Window2d(3, padding: 1)))),
        ("branch3", new Sequential(unit(large.Reduced, new Window2d(1)),
            unit(large.Maps, new Window2d(largeKernel, padding: largeKernel / 2)))),
        ("branch4", new Sequential(new MaxPool2d(3, stride: 1, padding: 1), unit(pooled, new Window2d(1)))));
}
