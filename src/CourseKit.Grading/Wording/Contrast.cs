namespace CourseKit.Grading.Wording;

/// <summary>Things that an essay sets against each other, such as two networks. What a clause says is said of the side that it names
/// first, or, where it names none, of the one before.</summary>
/// <param name="Sides">The sides, by the names that the ways to say a key point have for them.</param>
public sealed record Contrast(params IReadOnlyList<Side> Sides)
{
    /// <summary>Gets the side that a text speaks of where it names none, since the question is about it; null if there is none.</summary>
    public string? Implied { get; init; }

    /// <summary>The other one of two sides; null if there are more.</summary>
    internal string? OtherThan(string? side) =>
        side is not null && Sides.Count == 2 ? Sides.First(other => other.Name != side).Name : null;
}
