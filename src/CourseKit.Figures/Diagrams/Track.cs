namespace CourseKit.Figures.Diagrams;

/// <summary>The room that a column has from left to right.</summary>
/// <param name="Left">The left end of boxes.</param>
/// <param name="Right">The right end of boxes.</param>
/// <param name="IsMain">True for a column beside which there are maps, shapes and costs; false for a branch, whose boxes say all.</param>
/// <param name="RightOfBranches">The right end of branches side by side.</param>
internal readonly record struct Track(double Left, double Right, bool IsMain, double RightOfBranches)
{
    public static Track Main { get; } = new(Measures.Left, Measures.Right, IsMain: true, Measures.RightOfBranches);

    public double Middle => (Left + Right) / 2;
}
