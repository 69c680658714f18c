namespace CourseKit.Figures.Diagrams;

/// <summary>Places of the parts of a diagram from left to right, in pixels.</summary>
internal static class Measures
{
    /// <summary>The width of a diagram without the lines at its side.</summary>
    public const double Width = 712;

    public const double MapMiddle = 36, WidestMap = 70, ThickestMap = 34;

    public const double Shape = 78, Marker = 163;

    /// <summary>The place of the boxes, and of branches side by side, which take the place of the costs too.</summary>
    public const double Left = 176, Right = 470, Middle = (Left + Right) / 2, RightOfBranches = 700;

    /// <summary>The two columns of costs; numbers end at their right.</summary>
    public const double ParameterLeft = 484, ParameterRight = 576, MacLeft = 584, MacRight = 704;
}
