using CourseKit.Tensors;

namespace CourseKit.Vision.Datasets;

/// <summary>Image of a data set, with what it shows.</summary>
/// <param name="Image">The image, [C, H, W], with values from 0 to 1 as a set holds it.</param>
public sealed record Example(Tensor Image)
{
    /// <summary>The class of pixels that are left out of losses and measures, as in PyTorch.</summary>
    public const int Ignored = -100;

    /// <summary>Gets the class of the image; null in sets of boxes and masks.</summary>
    public int? Label { get; init; }

    /// <summary>Gets the objects in the image; empty where boxes are not known.</summary>
    public IReadOnlyList<LabeledBox> Boxes { get; init; } = [];

    /// <summary>Gets the class of each pixel, [H, W], with <see cref="Ignored"/> where it is not known; null in
    /// sets without masks.</summary>
    public Tensor? Mask { get; init; }
}
