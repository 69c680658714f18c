namespace CourseKit.Figures;

/// <summary>A figure that is not a plot of values but a picture of how something works; SVG alone.</summary>
public abstract record Drawing : Figure;
