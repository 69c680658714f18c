namespace CourseKit.Figures;

/// <summary>Figure that explains how something works, rather than plots values; as SVG, without a plotly form.</summary>
public abstract record Drawing : Figure;
