using CourseKit.Tensors;

namespace CourseKit.Networks.Weights.Safetensors;

/// <summary>The entry of a header for one tensor.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its kind of numbers.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Begin">Where its numbers begin, from the end of the header.</param>
/// <param name="End">Where they end.</param>
internal sealed record SafetensorsEntry(string Name, NumberType Type, Shape Shape, long Begin, long End);
