using CourseKit.Networks.Initialization;
using CourseKit.Tensors;

namespace CourseKit.Networks;

/// <summary>Description of a parameter that a layer needs.</summary>
/// <param name="Name">The name within the layer, as in PyTorch: <c>weight</c>.</param>
/// <param name="Shape">The shape.</param>
/// <param name="Initializer">The values at the start of training.</param>
/// <param name="Kind">Parameter, buffer or batch counter.</param>
public sealed record ParameterSpec(string Name, Shape Shape, Initializer Initializer, ParameterKind Kind = ParameterKind.Learned);
