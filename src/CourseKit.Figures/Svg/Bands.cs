namespace CourseKit.Figures.Svg;

/// <summary>An axis cut into a band for each label, in which the bars of its group stand side by side.</summary>
internal readonly record struct Bands(double From, double To, int Labels, int Groups)
{
    private const double Filled = 0.76;

    private double Band => (To - From) / Math.Max(1, Labels);

    /// <summary>The thickness of a bar, in pixels.</summary>
    public double Bar => Band * Filled / Math.Max(1, Groups);

    /// <summary>The middle of a label's band.</summary>
    public double Middle(int label) => From + (Band * (label + 0.5));

    /// <summary>The position at which a bar begins, in pixels.</summary>
    public double Start(int label, int group) => Middle(label) - (Band * Filled / 2) + (Bar * group);
}
