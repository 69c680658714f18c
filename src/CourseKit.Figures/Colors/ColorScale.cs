namespace CourseKit.Figures.Colors;

/// <summary>The map from values to colors: a color map laid over the values from the lowest to the highest.</summary>
internal readonly record struct ColorScale(ColorMap Map, double Low, double High)
{
    /// <summary>The scale that holds all values; where the map has a center, that is 0.</summary>
    public static ColorScale Over(ColorMap map, IEnumerable<float> finite)
    {
        var (low, high) = finite.Aggregate(
            (Low: double.PositiveInfinity, High: double.NegativeInfinity),
                (range, value) => (Math.Min(range.Low, value), Math.Max(range.High, value)));
        if (low > high)
        {
            return new ColorScale(map, 0, 1);
        }

        if (map.IsDiverging)
        {
            (low, high) = (-Math.Max(-low, high), Math.Max(-low, high));
        }

        return low < high ? new ColorScale(map, low, high) : new ColorScale(map, low - 0.5, high + 0.5);
    }

    /// <summary>The scale from 0 to 1 that pictures have, unless there are values outside.</summary>
    public static ColorScale OfPicture(ColorMap map, IReadOnlyCollection<float> finite) =>
        !map.IsDiverging && finite.All(value => value is >= 0 and <= 1) ? new ColorScale(map, 0, 1) : Over(map, finite);

    /// <summary>A range that someone chose.</summary>
    /// <exception cref="ArgumentException">It does not go from a lower to a higher number.</exception>
    public static (double Low, double High) Checked(double low, double high) => low < high && double.IsFinite(high - low)
        ? (low, high)
        : throw new ArgumentException(
            $"A range goes from a lower to a higher number. Received: {Digits.Label(low)} to {Digits.Label(high)}.");

    /// <summary>Returns the position of a value in the scale: 0 at the lowest, 1 at the highest.</summary>
    public double Place(double value) => (value - Low) / (High - Low);

    /// <summary>The color of a value; none for NaN and the infinities.</summary>
    public Rgb? At(double value) => double.IsFinite(value) ? Map.At(Place(value)) : null;
}
