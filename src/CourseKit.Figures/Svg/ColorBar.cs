namespace CourseKit.Figures.Svg;

/// <summary>The legend of a heat map's colors: a strip of them with ticks, the lowest value at the bottom.</summary>
internal sealed class ColorBar
{
    private const double Width = 12, StepHeight = 4;

    private readonly ColorScale scale;
    private readonly double left, height;
    private readonly AxisTicks ticks;

    public ColorBar(ColorScale scale, double left, double height)
    {
        (this.scale, this.left, this.height) = (scale, left, height);
        ticks = AxisTicks.Linear(scale.Low, scale.High, Math.Clamp((int)(height / 40), 2, 6));
    }

    /// <summary>The right end of the widest number, in pixels.</summary>
    public double Right => left + Width + 8 + ticks.Widest;

    public IEnumerable<Element> Layers()
    {
        var steps = Math.Max(2, (int)(height / StepHeight));
        var step = height / steps;
        var map = scale.Map;
        yield return new Element("g") { ["shape-rendering"] = "crispEdges" }.Containing(Enumerable.Range(0, steps).Select(i =>
            Mark.Area(map.At((i + 0.5) / steps), Mark.Box(left, 1 + height - ((i + 1) * step), Width, step))));
        yield return Mark.Strokes(
            1, 0.35, ticks.Marks.Select(tick => Mark.Path(Mark.Line(left + Width, Y(tick.Value), left + Width + 4, Y(tick.Value)))));
        yield return Mark.Writing(Mark.Start, 12, ticks.Marks.Select(tick => Mark.Text(left + Width + 7, Y(tick.Value) + 4, tick.Label)));
    }

    private double Y(double value) => 1 + height - (scale.Place(value) * height);
}
