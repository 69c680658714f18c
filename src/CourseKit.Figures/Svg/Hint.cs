namespace CourseKit.Figures.Svg;

/// <summary>What a drawing tells about one of its parts under the pointer, where the form of the figure knows of pointers.</summary>
/// <param name="X">The middle of the part.</param>
/// <param name="Y">The middle of the part.</param>
/// <param name="Size">The diameter of the circle around the middle in which the pointer meets the part.</param>
/// <param name="Text">The text, in one line.</param>
internal readonly record struct Hint(double X, double Y, double Size, string Text);
