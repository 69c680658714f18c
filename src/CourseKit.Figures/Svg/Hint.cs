namespace CourseKit.Figures.Svg;

/// <summary>Text about a part of a drawing under the pointer, in the form of a figure that knows of pointers.</summary>
/// <param name="X">The middle of the part.</param>
/// <param name="Y">The middle of the part.</param>
/// <param name="Size">The diameter of the circle around the middle in which the pointer meets the part.</param>
/// <param name="Text">The text, in one line.</param>
internal readonly record struct Hint(double X, double Y, double Size, string Text);
