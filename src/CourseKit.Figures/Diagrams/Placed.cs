namespace CourseKit.Figures.Diagrams;

/// <summary>Place of a part.</summary>
/// <param name="Exits">The places from which lines go on.</param>
/// <param name="Bottom">The bottom of the part.</param>
/// <param name="Right">The right side of a box.</param>
/// <param name="Middle">The middle of a box, from the top.</param>
internal sealed record Placed(IReadOnlyList<Exit> Exits, double Bottom, double Right, double Middle);
