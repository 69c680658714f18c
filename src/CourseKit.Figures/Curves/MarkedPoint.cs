namespace CourseKit.Figures.Curves;

/// <summary>Point of a panel that is pointed out: a dashed line down through it, a ring around it, a few words on top.</summary>
/// <param name="X">The place of the line.</param>
/// <param name="Y">The place of the ring; NaN for none.</param>
/// <param name="Label">The words.</param>
internal readonly record struct MarkedPoint(double X, double Y, string Label);
