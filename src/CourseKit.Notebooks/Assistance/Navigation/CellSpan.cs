namespace CourseKit.Notebooks.Assistance.Navigation;

/// <summary>A place in a cell of a notebook.</summary>
/// <param name="Cell">The index of the cell.</param>
/// <param name="Start">Position of the first character.</param>
/// <param name="End">Position behind the last character.</param>
internal sealed record CellSpan(int Cell, int Start, int End);
