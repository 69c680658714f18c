using CourseKit.Networks.Graphs;
using CourseKit.Tensors;

namespace CourseKit.Networks.Prediction;

/// <summary>One thing to compute: one or several points of a graph at once, of which only the last is kept.</summary>
/// <param name="Output">The last of them.</param>
/// <param name="Inputs">What they are computed from.</param>
/// <param name="Compute">How.</param>
internal sealed record Step(Node Output, IReadOnlyList<Node> Inputs, Func<IReadOnlyList<Tensor>, Tensor> Compute);
