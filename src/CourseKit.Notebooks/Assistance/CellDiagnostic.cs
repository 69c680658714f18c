namespace CourseKit.Notebooks.Assistance;

/// <summary>A compile error or warning in a cell.</summary>
/// <param name="Start">Position of its first character.</param>
/// <param name="End">Position behind its last character.</param>
/// <param name="IsError">True for an error, with which the cell cannot run; false for a warning.</param>
/// <param name="Code">The compiler's name for it, such as <c>CS0103</c>.</param>
/// <param name="Message">The message: the problem, and what may help.</param>
internal sealed record CellDiagnostic(int Start, int End, bool IsError, string Code, string Message);
