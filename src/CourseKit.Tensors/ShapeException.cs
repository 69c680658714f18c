namespace CourseKit.Tensors;

/// <summary>Shapes that do not fit: the message states the rule, then what was received.</summary>
public sealed class ShapeException(string rule, string received) : ArgumentException($"{rule} Received: {received}.");
