using CourseKit.Tensors.Randomness;
using CourseKit.Vision.Datasets;

namespace CourseKit.Vision.Augmentation;

/// <summary>Random or fixed change of an example, after which it still shows the same; boxes and masks follow the image.</summary>
public abstract record Transform
{
    /// <summary>Returns a changed example; the given one stays as it is.</summary>
    /// <param name="example">The example.</param>
    /// <param name="random">The generator that chance comes from: the same state gives the same result.</param>
    public abstract Example Apply(Example example, Generator random);
}
