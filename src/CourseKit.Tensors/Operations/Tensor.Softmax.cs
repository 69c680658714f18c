using System.Runtime.CompilerServices;
using CourseKit.Tensors.Kernels.Normalization;

namespace CourseKit.Tensors;

/// <content>Softmax.</content>
public sealed unsafe partial class Tensor
{
    /// <summary>Computes the softmax along an axis, eˣ / Σ eˣ: scores to probabilities.</summary>
    public Tensor Softmax(int axis) => Along(axis, &Kernels.Normalization.Softmax.Forward, &SoftmaxGradient.Compute);

    /// <summary>Computes the logarithm of the softmax along an axis, x − log Σ eˣ, without loss of precision for small
    /// probabilities.</summary>
    public Tensor LogSoftmax(int axis) => Along(axis, &Kernels.Normalization.Softmax.LogForward, &SoftmaxGradient.ComputeOfLog);

    /// <summary>Applies a kernel to [outer, count, inner], whose gradient follows from its result.</summary>
    private Tensor Along(
        int axis, delegate*<float*, nint, nint, nint, float*, void> forward, delegate*<float*, float*, nint, nint, nint, float*,
            void> gradient,
        [CallerMemberName] string operation = "")
    {
        var (outer, count, inner) = Around(axis);
        var y = Uninitialized(Shape, operation);
        if (Count > 0)
        {
            forward(Pointer, outer, count, inner, y.Pointer);
        }

        return y.Record(this, dy => From(Shape, dx =>
        {
            if (Count > 0)
            {
                gradient(y.Pointer, dy.Pointer, outer, count, inner, dx.Pointer);
            }
        }), [y], name: operation);
    }
}
