using CourseKit.Tensors;

namespace CourseKit.Networks.Weights.Safetensors;

/// <summary>The entry of a header for one tensor.</summary>
/// <param name="Name">The name of the tensor.</param>
/// <param name="Type">The type of the numbers.</param>
/// <param name="Shape">The shape of the tensor.</param>
/// <param name="Begin">The offset of the tensor's first byte, from the end of the header.</param>
/// <param name="End">The offset behind the tensor's last byte.</param>
internal sealed record SafetensorsEntry(string Name, NumberType Type, Shape Shape, long Begin, long End);
