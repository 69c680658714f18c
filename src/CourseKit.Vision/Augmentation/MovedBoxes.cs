using CourseKit.Networks.Detection;
using CourseKit.Vision.Datasets;
using CourseKit.Vision.Imaging;

namespace CourseKit.Vision.Augmentation;

/// <summary>Boxes that follow the points of their image.</summary>
internal static class MovedBoxes
{
    public const double UsualVisibility = 0.1;

    public const string VisibilityRule = "The part of a box that has to be visible is from 0 to 1.";

    /// <summary>Returns the boxes around the moved corners, clipped to an image; those of which too little is left are dropped.</summary>
    public static IReadOnlyList<LabeledBox> By(
        AffineMap map, IReadOnlyList<LabeledBox> boxes, int height, int width, double minVisibility)
    {
        if (boxes.Count == 0)
        {
            return boxes;
        }

        var moved = new List<LabeledBox>(boxes.Count);
        foreach (var (label, box) in boxes)
        {
            var whole = Around(map, box);
            var visible = whole.ClipTo(height, width);
            if (visible.Area > 0 && visible.Area >= minVisibility * whole.Area)
            {
                moved.Add(new LabeledBox(label, visible));
            }
        }

        return moved;
    }

    private static Box Around(AffineMap map, Box box)
    {
        var (a, b) = (map.Apply(box.Left, box.Top), map.Apply(box.Right, box.Top));
        var (c, d) = (map.Apply(box.Left, box.Bottom), map.Apply(box.Right, box.Bottom));
        return new(
            (float)Math.Min(Math.Min(a.X, b.X), Math.Min(c.X, d.X)), (float)Math.Min(Math.Min(a.Y, b.Y), Math.Min(c.Y, d.Y)),
            (float)Math.Max(Math.Max(a.X, b.X), Math.Max(c.X, d.X)), (float)Math.Max(Math.Max(a.Y, b.Y), Math.Max(c.Y, d.Y)));
    }
}
