namespace CourseKit.Figures.Plots;

/// <summary>Places names beside circles, so that none covers another, nor the middle of a circle; those without such a place are left
/// out.</summary>
internal static class BubbleLabels
{
    private const double Size = 11, Line = 12, Gap = 3;

    public static IEnumerable<(double X, double Y, string Text)> Place(
        IReadOnlyList<Circle> circles, IEnumerable<string> names, PlotArea area)
    {
        var taken = new List<Box>();
        foreach (var circle in names.SelectMany(name => circles.Where(circle => circle.Name == name)))
        {
            var width = Wrapping.Width(circle.Name, Size);
            foreach (var box in Around(circle, width).Where(box => box.IsIn(area)
                && !taken.Exists(other => other.Covers(box)) && !circles.Any(other => box.Holds(other.X, other.Y))))
            {
                taken.Add(box);
                yield return (box.Left, box.Top + Line - 2, circle.Name);
                break;
            }
        }
    }

    private static IEnumerable<Box> Around(Circle circle, double width)
    {
        var away = circle.Radius + Gap;
        yield return new(circle.X + away, circle.Y - (Line / 2), width);
        yield return new(circle.X - away - width, circle.Y - (Line / 2), width);
        yield return new(circle.X - (width / 2), circle.Y - away - Line, width);
        yield return new(circle.X - (width / 2), circle.Y + away, width);
        yield return new(circle.X + (0.7 * away), circle.Y - (0.7 * away) - Line, width);
        yield return new(circle.X + (0.7 * away), circle.Y + (0.7 * away), width);
        yield return new(circle.X - (0.7 * away) - width, circle.Y + (0.7 * away), width);
    }

    /// <summary>A circle with its name.</summary>
    internal readonly record struct Circle(string Name, double X, double Y, double Radius);

    private readonly record struct Box(double Left, double Top, double Width)
    {
        public bool IsIn(PlotArea area) =>
            Left >= area.Left && Left + Width <= area.Right && Top >= area.Top && Top + Line <= area.Bottom;

        public bool Covers(Box other) => Left < other.Left + other.Width && other.Left < Left + Width && Math.Abs(Top - other.Top) < Line;

        public bool Holds(double x, double y) => x > Left && x < Left + Width && y > Top && y < Top + Line;
    }
}
