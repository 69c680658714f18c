namespace CourseKit.Figures.Svg;

/// <summary>The rectangle in which lines or bars stand, with its grid, its ticks, the titles of its
/// axes and room for a legend above.</summary>
internal sealed class PlotArea
{
    private const double TickLength = 4, Gap = 5, TitleRoom = 20, TickRoom = 18;

    private readonly (string X, string Y) titles;
    private readonly double left, right, top, bottom, titleX, titleY;

    /// <param name="size">The size of the whole, in pixels.</param>
    /// <param name="titles">The titles of the axes; may be empty.</param>
    /// <param name="labels">The widest text left of the vertical axis, and how much room those below the horizontal one need.</param>
    /// <param name="legend">The room above.</param>
    /// <param name="corner">The upper left corner of the whole.</param>
    public PlotArea(
        (double Width, double Height) size, (string X, string Y) titles, (double Left, double Below) labels, double legend,
        (double X, double Y) corner = default)
    {
        this.titles = titles;
        left = corner.X + (titles.Y.Length > 0 ? TitleRoom : 0) + labels.Left + TickLength + Gap;
        right = corner.X + size.Width - 16;
        top = corner.Y + legend + 8;
        bottom = corner.Y + size.Height - (titles.X.Length > 0 ? TitleRoom : 0) - labels.Below - TickLength;
        (titleX, titleY) = (corner.X + 12, corner.Y + size.Height - 5);
    }

    /// <summary>The room that one line of tick labels needs below the axis.</summary>
    public static double OneLine => TickRoom;

    public double Left => left;

    public double Right => right;

    public double Bottom => bottom;

    public double Top => top;

    /// <summary>Thin lines across, at the ticks of a vertical axis.</summary>
    public IEnumerable<Element> RowLines(Scale y, AxisTicks ticks) =>
        ticks.Marks.Select(tick => Mark.Path(Mark.Line(left, y.At(tick.Value), right, y.At(tick.Value))));

    /// <summary>Thin lines down, at the ticks of a horizontal axis.</summary>
    public IEnumerable<Element> ColumnLines(Scale x, AxisTicks ticks) =>
        ticks.Marks.Select(tick => Mark.Path(Mark.Line(x.At(tick.Value), top, x.At(tick.Value), bottom)));

    public Element RowLabels(IEnumerable<(double At, string Label)> labels) =>
        Mark.Writing(Mark.End, 12, labels.Select(label => Mark.Text(left - TickLength - Gap, label.At + 4, label.Label)));

    public Element ColumnLabels(IEnumerable<(double At, string Label)> labels) =>
        Mark.Layer(labels.Select(label => Mark.Text(label.At, bottom + TickLength + 13, label.Label)));

    /// <summary>Labels that run upwards to the axis, where they would not fit side by side.</summary>
    public Element TurnedColumnLabels(IEnumerable<(double At, string Label)> labels) =>
        Mark.Writing(Mark.End, 12, labels.Select(label => Mark.Turned(label.At + 4, bottom + TickLength + 2, label.Label)));

    /// <summary>The two axes themselves and their titles.</summary>
    public IEnumerable<Element> Axes()
    {
        yield return Mark.Strokes(1, 0.6, Mark.Path($"{Mark.Line(left, top, left, bottom)}{Mark.Line(left, bottom, right, bottom)}"));
        yield return Mark.Layer(Titles());
    }

    private IEnumerable<Element> Titles()
    {
        if (titles.X.Length > 0)
        {
            yield return Mark.Text((left + right) / 2, titleY, titles.X);
        }

        if (titles.Y.Length > 0)
        {
            yield return Mark.Turned(titleX, (top + bottom) / 2, titles.Y);
        }
    }
}
