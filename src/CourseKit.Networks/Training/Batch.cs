using CourseKit.Tensors;

namespace CourseKit.Networks.Training;

/// <summary>Images, with what they show, for one step of training.</summary>
/// <param name="Images">The images, [N, C, H, W].</param>
/// <param name="Labels">The targets of the loss: classes [N], class maps [N, H, W], or probabilities of classes
/// [N, K].</param>
public sealed record Batch(Tensor Images, Tensor Labels)
{
    /// <summary>Gets the number of images.</summary>
    public int Count => Images.Shape[0];
}
