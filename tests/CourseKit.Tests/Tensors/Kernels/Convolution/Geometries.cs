using CourseKit.Tensors.Kernels.Convolution;

namespace CourseKit.Tests.Tensors.Kernels.Convolution;

/// <summary>Convolutions of all kinds: with and without padding, stride, dilation and groups, and
/// with windows larger than the image.</summary>
internal static class Geometries
{
    public static ConvolutionGeometry[] All { get; } =
    [
        ConvolutionGeometry.OfImages(1, 1, 1, 1, 1, 1),
        ConvolutionGeometry.OfImages(2, 3, 7, 7, 5, 3, padding: 1),
        ConvolutionGeometry.OfImages(1, 3, 9, 20, 13, 3),
        ConvolutionGeometry.OfImages(3, 2, 28, 28, 13, 5, padding: 2),
        ConvolutionGeometry.OfImages(2, 6, 14, 14, 16, 5),
        ConvolutionGeometry.OfImages(5, 40, 7, 7, 12, 1),
        ConvolutionGeometry.OfImages(1, 17, 13, 50, 24, 1),
        ConvolutionGeometry.OfImages(2, 4, 15, 11, 6, 1, stride: 2),
        ConvolutionGeometry.OfImages(2, 3, 23, 21, 8, 7, stride: 2, padding: 3),
        ConvolutionGeometry.OfImages(1, 5, 16, 17, 9, 3, stride: 3, padding: 1),
        ConvolutionGeometry.OfImages(2, 2, 12, 9, 4, 2, stride: 5),
        ConvolutionGeometry.OfImages(2, 3, 14, 14, 7, 3, padding: 2, dilation: 2),
        ConvolutionGeometry.OfImages(1, 3, 19, 19, 4, 3, stride: 2, padding: 3, dilation: 3),
        ConvolutionGeometry.OfImages(1, 2, 19, 19, 4, 3, stride: 4, padding: 3, dilation: 2),
        ConvolutionGeometry.OfImages(2, 8, 9, 9, 12, 3, padding: 1, groups: 4),
        ConvolutionGeometry.OfImages(2, 4, 10, 10, 8, 3, stride: 2, padding: 1, groups: 2),
        ConvolutionGeometry.OfImages(1, 2, 2, 3, 3, 5, padding: 4),
        ConvolutionGeometry.OfImages(2, 3, 6, 6, 2, 1, padding: 2),
        ConvolutionGeometry.OfImages(4, 70, 6, 6, 50, 3, padding: 1),
        // Small maps and many filters.
        ConvolutionGeometry.OfImages(1, 10, 7, 7, 60, 3, padding: 1),
        ConvolutionGeometry.OfImages(2, 20, 5, 5, 200, 3, stride: 2, padding: 1),
        // Same padding at an even kernel: one zero more behind than in front.
        new(2, 3, new(1, 9, 8), 4, new(1, 2, 4), new(1, 9, 8)) { Padding = new(0, 0, 1) },
        // Rows of numbers, and volumes.
        new(3, 2, new(1, 1, 40), 5, new(1, 1, 7), new(1, 1, 20)) { Stride = new(1, 1, 2), Padding = new(0, 0, 3) },
        new(2, 3, new(5, 6, 7), 4, new(3, 3, 3), new(5, 6, 7)) { Padding = new(1, 1, 1) },
        new(1, 2, new(7, 8, 9), 3, new(2, 3, 1), new(3, 3, 5)) { Stride = new(2, 3, 2), Padding = new(0, 1, 0), Dilation = new(2, 1, 1) },
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, All.Length)];
}
