using System.Reflection;

namespace CourseKit.Notebooks.Export.Scripts;

/// <summary>A line by which a program of one file refers to libraries, and the libraries that it brings.</summary>
/// <param name="Line">The line, such as <c>#:package CourseKit.Grading@*</c>.</param>
/// <param name="Libraries">The libraries that a program has by it.</param>
internal sealed record LibraryDirective(string Line, IReadOnlyList<Assembly> Libraries);
