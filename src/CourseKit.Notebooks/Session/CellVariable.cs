namespace CourseKit.Notebooks.Session;

/// <summary>A variable that cells have declared, as it is now.</summary>
/// <param name="Name">Name of the variable.</param>
/// <param name="Type">The type that it is declared with.</param>
/// <param name="Value">Value of the variable.</param>
internal sealed record CellVariable(string Name, Type Type, object? Value);
