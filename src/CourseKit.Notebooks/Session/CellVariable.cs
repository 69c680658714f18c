namespace CourseKit.Notebooks.Session;

/// <summary>A variable that cells have declared, as it is now.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type that it is declared with.</param>
/// <param name="Value">Its value.</param>
public sealed record CellVariable(string Name, Type Type, object? Value);
