using CourseKit.Tensors.Randomness;
using CourseKit.Vision.Augmentation;
using CourseKit.Vision.Datasets;

namespace CourseKit.Tests.Vision.Batching;

/// <summary>Adds a number that chance gives.</summary>
internal sealed record ShiftedBrightness : Transform
{
    public override Example Apply(Example example, Generator random) => example with { Image = example.Image + random.Number() };
}
