using System.Diagnostics.CodeAnalysis;

namespace CourseKit.Tensors;

/// <content>The gradient of a leaf.</content>
public sealed partial class Tensor
{
    private Tensor? grad;

    /// <summary>Gets whether gradients flow to or through this tensor.</summary>
    public bool RequiresGrad { get; private set; }

    /// <summary>Gets whether <see cref="Backward()"/> has left a gradient here.</summary>
    public bool HasGrad => grad is not null;

    /// <summary>Gets the gradient that <see cref="Backward()"/> left at this leaf, added up over calls; <c>Grad = null</c> takes it
    /// away.</summary>
    /// <exception cref="InvalidOperationException">There is none; the message says why. <see cref="HasGrad"/> asks.</exception>
    /// <exception cref="ShapeException">The value assigned has another shape than this tensor.</exception>
    [AllowNull]
    public Tensor Grad
    {
        get => grad ?? throw new InvalidOperationException(ReasonForNoGrad);
        set => grad = value is null || value.Shape == Shape
            ? value
            : throw new ShapeException($"A gradient has the shape of its tensor, {Shape}.", $"{value.Shape}");
    }

    private string ReasonForNoGrad => this switch
    {
        { operation: { } made } => "Backward() leaves gradients at leaves, the tensors that were marked with RequireGrad(). Received: "
            + $"a tensor of shape {Shape} that was computed{(made.Name.Length > 0 ? $" by {made.Name}" : "")}. Read Grad of the leaf that "
            + "it was computed from; after an update make the result a new leaf: w = (w - 0.1f * w.Grad).Detach().RequireGrad();",
        { RequiresGrad: true } => "A leaf has a gradient once Backward() has run on a loss that was computed from it. Received: a leaf of "
            + $"shape {Shape} that no Backward() has reached. Compute the loss from this tensor, then call loss.Backward().",
        _ => "Only a tensor that was marked with RequireGrad() gets a gradient. Received: a tensor of "
            + $"shape {Shape} without the mark. Call RequireGrad() on it before you compute the loss.",
    };

    /// <summary>Marks this tensor as a leaf whose gradient is wanted, and returns it.</summary>
    public Tensor RequireGrad()
    {
        RequiresGrad = true;
        return this;
    }

    /// <summary>Returns a tensor with the same values, cut off from the operations that led to them; writing to one of the two
    /// leaves the other as it was.</summary>
    public Tensor Detach() => Share(Shape);
}
