using CourseKit.Tensors;

namespace CourseKit.TorchSharp.Accounting;

/// <summary>One call that was seen while a module ran.</summary>
/// <param name="Path">The path of the module: <c>layer1.0.conv1</c>.</param>
/// <param name="Layer">The layer that stands for it.</param>
/// <param name="Inputs">The numbers of the calls whose results it took; 0 is the input of the whole module.</param>
/// <param name="Output">The shape of the result.</param>
internal sealed record TracedCall(string Path, TracedLayer Layer, IReadOnlyList<int> Inputs, Shape Output);
