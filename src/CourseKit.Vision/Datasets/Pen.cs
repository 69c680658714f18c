namespace CourseKit.Vision.Datasets;

/// <summary>Draws lines with a round pen: full ink up to its radius, then less and less over one pixel.</summary>
internal sealed class Pen(byte[] pixels, int size, double radius)
{
    /// <summary>Draws a straight line between two points in pixels; (0, 0) is the center of the first pixel.</summary>
    public void Line((double X, double Y) from, (double X, double Y) to)
    {
        var reach = radius + 0.5;
        var (left, right) = Around(from.X, to.X, reach);
        var (top, bottom) = Around(from.Y, to.Y, reach);
        for (var y = top; y <= bottom; y++)
        {
            for (var x = left; x <= right; x++)
            {
                var ink = Math.Clamp(reach - Distance(x, y, from, to), 0, 1);
                pixels[(y * size) + x] = Math.Max(pixels[(y * size) + x], (byte)((ink * 255) + 0.5));
            }
        }
    }

    private (int First, int Last) Around(double a, double b, double reach) =>
        (Math.Max(0, (int)Math.Floor(Math.Min(a, b) - reach)), Math.Min(size - 1, (int)Math.Ceiling(Math.Max(a, b) + reach)));

    private static double Distance(double x, double y, (double X, double Y) from, (double X, double Y) to)
    {
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        var length = (dx * dx) + (dy * dy);
        var along = length == 0 ? 0 : Math.Clamp((((x - from.X) * dx) + ((y - from.Y) * dy)) / length, 0, 1);
        var (offX, offY) = (x - from.X - (along * dx), y - from.Y - (along * dy));
        return Math.Sqrt((offX * offX) + (offY * offY));
    }
}
