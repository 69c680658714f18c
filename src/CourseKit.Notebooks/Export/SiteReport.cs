namespace CourseKit.Notebooks.Export;

/// <summary>Path of a written site, and problems with what its pages were to show.</summary>
/// <param name="Index">The path of the site's first page.</param>
/// <param name="Problems">Formulas, links and images that were replaced; empty for a notebook that is right.</param>
internal sealed record SiteReport(string Index, IReadOnlyList<SiteProblem> Problems);

/// <summary>Something in a notebook that a page could not show as it was meant.</summary>
/// <param name="Lesson">The lesson's name.</param>
/// <param name="Cell">The cell, counted from 1.</param>
/// <param name="Text">The problem, in a sentence.</param>
internal sealed record SiteProblem(string Lesson, int Cell, string Text)
{
    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Lesson}, cell {Cell}: {Text}");
}
