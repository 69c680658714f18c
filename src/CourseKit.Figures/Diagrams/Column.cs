namespace CourseKit.Figures.Diagrams;

/// <summary>Parts below each other, and the lines beside them, past parts.</summary>
/// <param name="Parts">The parts, from the top.</param>
/// <param name="Lanes">The connections that are not those of a part with the next.</param>
internal sealed record Column(IReadOnlyList<Column.Part> Parts, IReadOnlyList<Column.Lane> Lanes)
{
    /// <summary>The number of boxes that stand side by side at most.</summary>
    public int Width => Parts.Select(part => part is Fork fork ? fork.Branches.Sum(branch => branch.Width) : 1).DefaultIfEmpty(1).Max();

    /// <summary>The boxes that end the column.</summary>
    public IEnumerable<int> Ends => Parts[^1] switch
    {
        Box box => [box.Vertex],
        Fork fork => fork.Branches.SelectMany(branch => branch.Ends),
        _ => [],
    };

    internal abstract record Part;

    /// <summary>A box.</summary>
    internal sealed record Box(int Vertex) : Part;

    /// <summary>Branches side by side, which all read the part above and are all read by the part below.</summary>
    internal sealed record Fork(IReadOnlyList<Column> Branches) : Part;

    /// <summary>A line beside the column, from below one part (−1: from above all) to the side of a box.</summary>
    /// <param name="From">The place of the part that is read.</param>
    /// <param name="To">The place of the box that reads.</param>
    internal readonly record struct Lane(int From, int To)
    {
        /// <summary>Returns whether another line is beside some of the same parts.</summary>
        public bool Meets(Lane other) => Math.Max(From, other.From) < Math.Min(To, other.To);
    }
}
