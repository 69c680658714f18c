using System.Collections.Immutable;

namespace CourseKit.Figures.Curves;

/// <summary>Panel of a figure: curves on one pair of axes.</summary>
/// <param name="Axes">The titles of the axes.</param>
/// <param name="Curves">The curves, the first one in the back.</param>
internal sealed record CurvePanel((string X, string Y) Axes, ImmutableArray<Curve> Curves)
{
    /// <summary>From here on, a range of values is read on a logarithmic axis: the highest as part of the lowest.</summary>
    private const double WideRange = 10;

    /// <summary>The two curves between which the area is shaded from a place on; null for none.</summary>
    public (Curve Upper, Curve Lower, double From)? Gap { get; init; }

    public MarkedPoint? Marked { get; init; }

    /// <summary>The ends of the horizontal axis; those of the curves if null.</summary>
    public (double Low, double High)? Span { get; init; }

    /// <summary>The ends of the vertical axis, where several panels have one scale; those of the curves if null.</summary>
    public AxisRange? RangeOfAll { get; init; }

    /// <summary>The words above the panel; may be empty.</summary>
    public string Heading { get; init; } = string.Empty;

    public bool IsLogX { get; init; }

    /// <summary>True for places that are counted, such as layers, of which no parts are named.</summary>
    public bool HasWholeX { get; init; }

    /// <summary>True for values without an upper end, which are read on a logarithmic axis where they go over a wide range.</summary>
    public bool MayBeLogarithmic { get; init; }

    public AxisRange RangeX => Span is var (low, high) ? new(low, high, IsLogX)
        : AxisRange.Over(Curves.SelectMany(curve => curve.X), IsLogX, room: 0);

    public AxisRange RangeY
    {
        get
        {
            if (RangeOfAll is { } range)
            {
                return range;
            }

            double[] values = [.. Curves.SelectMany(curve => curve.Values).Where(double.IsFinite)];
            var isWide = MayBeLogarithmic && values.Length > 0 && values.Min() > 0 && values.Max() / values.Min() > WideRange;
            return AxisRange.Over(values, isWide, room: 0.05);
        }
    }

    /// <summary>The outline of the shaded area: along one curve, and back along the other.</summary>
    public IEnumerable<(double X, double Y)> GapOutline()
    {
        if (Gap is not var (upper, lower, from))
        {
            return [];
        }

        IEnumerable<(double X, double Y)> Behind(Curve curve) =>
            curve.X.Zip(curve.Y).Where(point => point.First >= from && double.IsFinite(point.Second));
        return Behind(upper).Concat(Behind(lower).Reverse());
    }
}
