using CourseKit.Tensors.Randomness;
using CourseKit.Vision.Augmentation;
using CourseKit.Vision.Imaging;

namespace CourseKit.Tests.Vision.Augmentation;

/// <summary>A map about the center of the image that nothing is random in.</summary>
internal sealed record Fixed(AffineMap About) : AffineTransform
{
    protected internal override AffineMap Map(int height, int width, Generator random) =>
        AffineMap.Translation(-width / 2.0, -height / 2.0).Then(About).Then(AffineMap.Translation(width / 2.0, height / 2.0));
}
