using CourseKit.Networks;

namespace CourseKit.Figures.Diagrams;

/// <summary>A place from which lines go on to what is read there.</summary>
/// <param name="Vertex">The box in its outline, or <see cref="Outline.Entry"/>.</param>
/// <param name="Nodes">The calls whose results are read there.</param>
/// <param name="X">The place.</param>
/// <param name="Y">The place.</param>
internal readonly record struct Exit(int Vertex, IReadOnlyList<Node> Nodes, double X, double Y);
