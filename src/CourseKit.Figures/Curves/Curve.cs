using CourseKit.Figures.Data;

namespace CourseKit.Figures.Curves;

/// <summary>Curve of a panel, from left to right. It is interrupted where a value is NaN or infinite.</summary>
/// <param name="Name">The name in the legend.</param>
/// <param name="Color">The color.</param>
/// <param name="X">The places of its points.</param>
/// <param name="Y">Their values.</param>
internal sealed record Curve(string Name, Rgb Color, Numbers X, Numbers Y)
{
    /// <summary>The lowest and the highest values around each point, in bands that lie on each other, the widest first.</summary>
    public IReadOnlyList<(Numbers Low, Numbers High)> Bands { get; init; } = [];

    /// <summary>True for a curve behind the others, through which they shine.</summary>
    public bool IsFaint { get; init; }

    public bool IsDashed { get; init; }

    public bool HasMarkers { get; init; }

    /// <summary>All values that the axis has to hold.</summary>
    public IEnumerable<double> Values => Bands.Count > 0 ? Bands.SelectMany(band => band.Low.Concat(band.High)) : Y;

    /// <summary>The last value that is a number; NaN if there is none.</summary>
    public double Last => Y.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Last();
}
