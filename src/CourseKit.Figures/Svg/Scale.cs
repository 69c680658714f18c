namespace CourseKit.Figures.Svg;

/// <summary>The map from values to positions along an axis of a drawing, in pixels.</summary>
internal sealed record Scale(double Low, double High, double From, double To, bool IsLogarithmic = false)
{
    /// <summary>The place of a value, in pixels.</summary>
    public double At(double value) => From + ((Along(value) - Along(Low)) / (Along(High) - Along(Low)) * (To - From));

    /// <summary>Returns whether a value has a place at all: a finite number, and on a logarithmic axis a positive one.</summary>
    public bool Has(double value) => double.IsFinite(Along(value));

    /// <summary>About so many ticks.</summary>
    public AxisTicks Ticks(int count) => IsLogarithmic ? AxisTicks.Logarithmic(Low, High, count) : AxisTicks.Linear(Low, High, count);

    private double Along(double value) => IsLogarithmic ? Math.Log10(value) : value;
}
