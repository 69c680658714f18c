using CourseKit.Networks.Detection;
using CourseKit.Vision.Datasets;

namespace CourseKit.Figures;

/// <summary>Pixels of an example with its mask and its boxes painted over, in the color of each class.</summary>
internal static class MarkedImage
{
    private const float MaskOpacity = 0.45f;

    /// <summary>Returns the image in color, [3, H, W]; as it is if there is nothing to paint.</summary>
    public static Tensor Of(Example example)
    {
        if (example.Image.Shape is not [1 or 3, var height, var width] || (example.Boxes.Count == 0 && example.Mask is null))
        {
            return example.Image;
        }

        var plane = height * width;
        var gray = example.Image.ToArray();
        var values = gray.Length == plane ? [.. gray, .. gray, .. gray] : gray;
        if (example.Mask?.ToArray() is { } classes)
        {
            for (var pixel = 0; pixel < plane; pixel++)
            {
                if (classes[pixel] > 0)
                {
                    Paint(values, plane, pixel, (int)classes[pixel], MaskOpacity);
                }
            }
        }

        foreach (var (label, box) in example.Boxes)
        {
            foreach (var pixel in Outline(box, height, width))
            {
                Paint(values, plane, pixel, label, 1);
            }
        }

        return Tensor.From([3, height, width], values);
    }

    private static void Paint(float[] values, int plane, int pixel, int label, float opacity)
    {
        var color = Palette.Of(Math.Max(0, label));
        foreach (var (channel, part) in new[] { color.Red, color.Green, color.Blue }.Index())
        {
            ref var value = ref values[(channel * plane) + pixel];
            value += opacity * ((part / 255f) - value);
        }
    }

    /// <summary>The pixels just inside of a box.</summary>
    private static IEnumerable<int> Outline(Box box, int height, int width)
    {
        var (left, top) = (Math.Clamp((int)MathF.Round(box.Left), 0, width - 1), Math.Clamp((int)MathF.Round(box.Top), 0, height - 1));
        var (right, bottom) = (Math.Clamp((int)MathF.Round(box.Right) - 1, left, width - 1),
            Math.Clamp((int)MathF.Round(box.Bottom) - 1, top, height - 1));
        for (var y = top; y <= bottom; y++)
        {
            for (var x = left; x <= right; x++)
            {
                if (x == left || x == right || y == top || y == bottom)
                {
                    yield return (y * width) + x;
                }
            }
        }
    }
}
