namespace CourseKit.Tensors.Gradients;

/// <summary>One recorded operation: a node of the graph that <see cref="Tensor.Backward()"/> walks.</summary>
/// <param name="Name">The method that computed the result, for messages.</param>
/// <param name="Inputs">The tensors that the result was computed from; null for those that want no gradient.</param>
/// <param name="Gradients">Computes one gradient an input, in their order, from the gradient of the result; null where an input
/// has none.</param>
internal sealed record Operation(string Name, Tensor?[] Inputs, Func<Tensor, Tensor?[]> Gradients)
{
    /// <summary>Gets the placeholder of an operation that <see cref="Tensor.Backward()"/> has passed, and whose values are freed.</summary>
    public static Operation Released { get; } = new("", [], _ => []);

    /// <summary>Gets the tensors whose values <see cref="Gradients"/> reads.</summary>
    public SavedTensor[] Saved { get; init; } = [];

    /// <summary>Gets the result as it was computed; what is written into it later is unknown to this operation.</summary>
    public SavedTensor Result { get; init; }

    /// <summary>Gets an input that had been computed and then written to before this operation read it, or null.</summary>
    public Tensor? OverwrittenInput { get; init; }
}
