namespace CourseKit.Networks.Accounting;

/// <summary>Step of a prediction or of training: the computation of one layer, forward or backward, and the activations in memory
/// meanwhile.</summary>
/// <param name="Name">The path of the layer; empty if the network is one layer, <c>input</c> for the input.</param>
/// <param name="Kind">The type of the layer: <c>Conv2d</c>; empty for the input.</param>
/// <param name="IsBackward">True for a step of the backward pass.</param>
/// <param name="Activations">The activations in memory, in the order of their computation.</param>
public sealed record MemoryStep(string Name, string Kind, bool IsBackward, IReadOnlyList<LiveActivation> Activations)
{
    /// <summary>Gets the size of the activations in bytes; parameters and what belongs to them are not included.</summary>
    public long ActivationBytes => Activations.Sum(activation => activation.Bytes);
}
