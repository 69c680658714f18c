using CourseKit.Tensors.Kernels.Elementwise.Updates;

namespace CourseKit.Tensors;

/// <content>A step of an optimizer.</content>
public sealed partial class Tensor
{
    /// <summary>Changes the values of this leaf by its gradient.</summary>
    /// <param name="update">The rule.</param>
    /// <param name="first">The first tensor of the optimizer's state, which changes too; null for a rule without.</param>
    /// <param name="second">The second tensor of the optimizer's state; null for a rule without.</param>
    internal unsafe void ApplyUpdate<TUpdate>(TUpdate update, Tensor? first = null, Tensor? second = null)
        where TUpdate : struct, IUpdate =>
        Update.Step(update, PointerToWrite, Grad.Pointer, first is null ? null : first.PointerToWrite,
            second is null ? null : second.PointerToWrite, Count);
}
