using CourseKit.Grading.Reports;

namespace CourseKit.Grading.Cards;

/// <summary>Parts of a card that a click opens, so that what stands below them is in view.</summary>
/// <param name="Label">The line that stands for them.</param>
/// <param name="Items">The parts.</param>
internal sealed record Folded(string Label, IReadOnlyList<Part> Items) : Part
{
    private const int MostLines = 18;

    internal override string Css => string.Join('\n', Items.Select(item => item.Css).Distinct().Prepend(
        """
        .ck-report .ck-fold{margin:.5em 0}
        .ck-report .ck-fold>summary{cursor:pointer;width:fit-content}
        """));

    /// <summary>Returns parts of a card in which tables that are longer than a look takes in are folded together; pictures stay.</summary>
    public static IReadOnlyList<Part> WhereLong(IReadOnlyList<Part> parts)
    {
        var tables = parts.OfType<Beside>().Where(beside => !beside.Items.Any(item => item is Picture)).ToList();
        return tables.Sum(table => table.ToString().Split('\n').Length) <= MostLines ? parts
            : [.. parts.Where(part => !tables.Contains(part)), new Folded(
                $"Numbers: {string.Join(", ", tables.Select(table => table.Label).Distinct())}", tables)];
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join('\n', Items);

    /// <inheritdoc/>
    public override string ToHtml()
    {
        var items = string.Concat(Items.Select(item => item.ToHtml()));
        return $"""<details class="ck-fold"><summary>{IHtml.Encode(Label)}</summary>{items}</details>""";
    }
}
