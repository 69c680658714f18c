namespace CourseKit.Notebooks.Assistance.Navigation;

/// <summary>A place that means a declaration.</summary>
/// <param name="Place">The place.</param>
/// <param name="IsDeclaration">True for the declaration itself.</param>
internal sealed record Reference(CellSpan Place, bool IsDeclaration);
