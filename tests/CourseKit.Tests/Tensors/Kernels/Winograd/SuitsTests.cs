using CourseKit.Tensors.Kernels.Winograd;

namespace CourseKit.Tests.Tensors.Kernels.Winograd;

public class SuitsTests
{
    [Theory]
    [InlineData(1, 64, 64, 224, true, true)]
    [InlineData(32, 128, 256, 7, true, true)]
    [InlineData(1, 512, 512, 14, true, false)] // More weights at the points than results to go back from.
    [InlineData(1, 512, 512, 7, false, false)] // Four tiles.
    [InlineData(1, 3, 64, 224, false, false)] // Too few channels to make up for the transforms.
    [InlineData(32, 1, 32, 28, false, false)]
    public void It_pays_with_many_channels_and_many_tiles(int images, int channels, int filters, int size, bool forward,
        bool weightGradient)
    {
        var sizes = Convolution3x3.Padded(images, channels, filters, size, size, padding: 1);

        WinogradConvolution.Suits(sizes).Should().Be(forward);
        WinogradConvolution.SuitsWeightGradient(sizes).Should().Be(weightGradient);
    }
}
