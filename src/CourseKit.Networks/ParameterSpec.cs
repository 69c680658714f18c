using CourseKit.Networks.Initialization;
using CourseKit.Tensors;

namespace CourseKit.Networks;

/// <summary>A parameter that a layer needs.</summary>
/// <param name="Name">Its name within the layer, as PyTorch has it.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Start">Where it starts.</param>
/// <param name="Kind">Who changes it.</param>
public sealed record ParameterSpec(string Name, Shape Shape, Initializer Start, ParameterKind Kind = ParameterKind.Learned);
