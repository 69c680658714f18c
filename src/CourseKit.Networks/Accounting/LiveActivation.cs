namespace CourseKit.Networks.Accounting;

/// <summary>Activation in memory while a layer is computed.</summary>
/// <param name="Name">The path of the layer whose output it is, or <c>input</c>.</param>
/// <param name="Bytes">The size in bytes, the batch included.</param>
/// <param name="Use">The use of it by the layer that is computed.</param>
public sealed record LiveActivation(string Name, long Bytes, ActivationUse Use);
