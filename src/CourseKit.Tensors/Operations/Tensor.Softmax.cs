using System.Runtime.CompilerServices;
using CourseKit.Tensors.Kernels.Normalization;

namespace CourseKit.Tensors;

/// <content>Scores seen in relation to each other.</content>
public sealed unsafe partial class Tensor
{
    /// <summary>Scores to probabilities along an axis: eˣ / Σ eˣ.</summary>
    public Tensor Softmax(int axis) => Along(axis, &Kernels.Normalization.Softmax.Forward, &SoftmaxGradient.Compute);

    /// <summary>The logarithm of the softmax along an axis, x − log Σ eˣ, without the loss of small probabilities.</summary>
    public Tensor LogSoftmax(int axis) => Along(axis, &Kernels.Normalization.Softmax.LogForward, &SoftmaxGradient.ComputeOfLog);

    /// <summary>What a kernel makes of [outer, count, inner], its gradient being told from the result.</summary>
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
