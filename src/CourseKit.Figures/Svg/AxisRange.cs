namespace CourseKit.Figures.Svg;

/// <summary>The range of values of an axis.</summary>
internal readonly record struct AxisRange(double Low, double High, bool IsLogarithmic)
{
    /// <summary>The range that holds all values, with some room at both ends.</summary>
    public static AxisRange Over(IEnumerable<double> values, bool isLogarithmic, double room)
    {
        double[] shown = [.. values.Where(value => double.IsFinite(value) && (!isLogarithmic || value > 0))];
        if (shown.Length == 0)
        {
            return isLogarithmic ? new(1, 10, true) : new(0, 1, false);
        }

        var (low, high) = (shown.Min(), shown.Max());
        if (isLogarithmic)
        {
            var factor = high > low ? Math.Pow(high / low, room) : 2;
            return new(low / factor, high * factor, true);
        }

        var more = high > low ? (high - low) * room : Math.Max(Math.Abs(low) * 0.1, 0.5);
        return new(low - more, high + more, false);
    }

    public Scale On(double from, double to) => new(Low, High, from, to, IsLogarithmic);
}
