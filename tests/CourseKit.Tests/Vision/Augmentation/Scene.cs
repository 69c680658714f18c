using CourseKit.Networks.Detection;
using CourseKit.Tensors;
using CourseKit.Vision.Datasets;

namespace CourseKit.Tests.Vision.Augmentation;

/// <summary>An image with a bright rectangle, its box and its mask: where the one goes, the others have to go.</summary>
internal static class Scene
{
    public const int Height = 24, Width = 31, Label = 3;

    /// <summary>A rectangle of whole pixels off the center, in front of nothing.</summary>
    public static Example With(int left = 7, int top = 4, int right = 16, int bottom = 10)
    {
        bool IsInside(int y, int x) => y >= top && y < bottom && x >= left && x < right;
        return new Example(Tensor.FromIndex([3, Height, Width], at => IsInside(at[1], at[2]) ? 0.4 + (0.2 * at[0]) : 0))
        {
            Mask = Tensor.FromIndex([Height, Width], at => IsInside(at[0], at[1]) ? Label : 0),
            Boxes = [new LabeledBox(Label, new Box(left, top, right, bottom))],
        };
    }

    /// <summary>The rectangle around the pixels of an image that are at least half as bright as the object's, or of a class map.</summary>
    public static Box Around(Tensor values, float least)
    {
        var (height, width) = (values.Shape[^2], values.Shape[^1]);
        var pixels = values.ToArray().AsSpan(0, height * width).ToArray();
        int[] places = [.. Enumerable.Range(0, pixels.Length).Where(at => pixels[at] >= least)];
        return new(places.Min(at => at % width), places.Min(at => at / width),
            places.Max(at => at % width) + 1, places.Max(at => at / width) + 1);
    }
}
