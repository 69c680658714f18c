namespace CourseKit.Tensors.Gradients;

/// <summary>How a tensor came about, kept for <see cref="Tensor.Backward()"/>.</summary>
/// <param name="Inputs">What it was computed from.</param>
/// <param name="Gradients">Turns the gradient of the result into one gradient an input, in their
/// order; null where an input has none.</param>
internal sealed record Operation(Tensor[] Inputs, Func<Tensor, Tensor?[]> Gradients)
{
    /// <summary>Stands in for an operation that <see cref="Tensor.Backward()"/> has passed: the values that it held are let go.</summary>
    public static Operation Released { get; } = new([], _ => []);
}
