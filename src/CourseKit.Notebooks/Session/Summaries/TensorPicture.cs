using CourseKit.Figures;
using CourseKit.Figures.Colors;
using CourseKit.Tensors;

namespace CourseKit.Notebooks.Session.Summaries;

/// <summary>A small picture of a tensor that is an image, a map, or a batch of them, of which the first is taken.</summary>
internal static class TensorPicture
{
    private const int LeastSide = 3, MostValues = 3 << 20;

    /// <summary>Returns the address of the picture, which holds it; null for what is no image, and for one that is too large to be
    /// drawn after every cell.</summary>
    public static string? Of(object? value)
    {
        if (value is not Tensor tensor || ShapeOf(tensor.Shape) is not { } shape)
        {
            return null;
        }

        // A copy: an operation on the learner's own tensor might be taken down for its gradient.
        var image = Tensor.From(shape, tensor.Values[..(int)shape.Elements]);
        GC.KeepAlive(tensor);
        var (low, high) = (float.PositiveInfinity, float.NegativeInfinity);
        foreach (var number in image.ToArray().Where(float.IsFinite))
        {
            (low, high) = (Math.Min(low, number), Math.Max(high, number));
        }

        return low < high ? Thumbnail.Source(image, ColorMap.Gray, low, high) : null;
    }

    private static Shape? ShapeOf(Shape shape) => shape switch
    {
        [_, _] or [1 or 3, _, _] => Fitting(shape),
        [_, 1 or 3, _, _] => Fitting([shape[1], shape[2], shape[3]]),
        [_, _, _] => Fitting([shape[1], shape[2]]),
        [_, _, _, _] => Fitting([shape[2], shape[3]]),
        _ => null,
    };

    private static Shape? Fitting(Shape shape) =>
        shape[^1] >= LeastSide && shape[^2] >= LeastSide && shape.Elements <= MostValues
            ? shape : null;
}
