namespace CourseKit.Figures.Svg;

/// <summary>The values that an axis names, at steps of 1, 2 or 5 times a power of ten.</summary>
internal sealed record AxisTicks(IReadOnlyList<(double Value, string Label)> Marks)
{
    /// <summary>The width of the widest label, in pixels.</summary>
    public double Widest => Marks.Select(tick => Wrapping.Width(tick.Label)).DefaultIfEmpty().Max();

    /// <summary>About this many ticks from a low to a high value, none outside.</summary>
    public static AxisTicks Linear(double low, double high, int count)
    {
        var step = Step((high - low) / Math.Max(1, count));
        var first = Math.Ceiling((low / step) - 1e-9);
        var last = Math.Floor((high / step) + 1e-9);
        var decimals = Math.Clamp(-(int)Math.Floor(Math.Log10(step) + 1e-9), 0, 15);
        var plain = Math.Max(Math.Abs(low), Math.Abs(high)) is >= 1e-4 and < 1e6;
        return new([.. Enumerable.Range(0, (int)(last - first) + 1)
            .Select(i => (first + i) * step)
            .Select(value => (value, plain ? Digits.Fixed(value, decimals) : Digits.Label(value)))]);
    }

    /// <summary>Powers of ten, with their double and fivefold where there are few of them.</summary>
    public static AxisTicks Logarithmic(double low, double high, int count)
    {
        var (first, last) = ((int)Math.Floor(Math.Log10(low)), (int)Math.Ceiling(Math.Log10(high)));
        var decades = Math.Max(1, last - first);
        var every = (decades + count - 1) / count;
        int[] factors = decades <= 2 ? [1, 2, 5] : [1];
        return new([.. Enumerable.Range(0, (decades / every) + 1)
            .SelectMany(i => factors.Select(factor => factor * Math.Pow(10, first + (i * every))))
            .Where(value => value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9))
            .Select(value => (value, Digits.Label(value)))]);
    }

    private static double Step(double roughly)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(roughly)));
        return power * ((roughly / power) switch { <= 1.0001 => 1, <= 2.0001 => 2, <= 5.0001 => 5, _ => 10 });
    }
}
