using CourseKit.Networks;

namespace CourseKit.Grading.Kinds;

/// <summary>Row of a paper's table of an architecture: what it is called there, what it is made of, and what comes out.</summary>
/// <param name="Name">The name, as a verdict quotes it: <c>conv3-64 (1 of 2)</c>.</param>
/// <param name="Output">The output shape for the table's input, batch first.</param>
/// <param name="Parameters">The number of parameters.</param>
/// <param name="Layers">The layers, one behind the other.</param>
public sealed record TableRow(string Name, Shape Output, long Parameters, params IReadOnlyList<NamedLayer> Layers);
