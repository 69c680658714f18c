using CourseKit.Tensors.Kernels.Normalization;

namespace CourseKit.Tensors;

/// <content>Scores seen in relation to each other.</content>
public sealed unsafe partial class Tensor
{
    /// <summary>Scores to probabilities along an axis: eˣ / Σ eˣ.</summary>
    public Tensor Softmax(int axis)
    {
        var (outer, count, inner) = Around(axis);
        var y = Uninitialized(Shape);
        if (Count > 0)
        {
            Kernels.Normalization.Softmax.Forward(Pointer, outer, count, inner, y.Pointer);
        }

        return y.MadeFrom(this, dy =>
        {
            var dx = Uninitialized(Shape);
            if (Count > 0)
            {
                SoftmaxGradient.Compute(y.Pointer, dy.Pointer, outer, count, inner, dx.Pointer);
            }

            return dx;
        });
    }

    /// <summary>The logarithm of the softmax along an axis, x − log Σ eˣ, without the loss of small probabilities.</summary>
    public Tensor LogSoftmax(int axis)
    {
        var (outer, count, inner) = Around(axis);
        var y = Uninitialized(Shape);
        if (Count > 0)
        {
            Kernels.Normalization.Softmax.LogForward(Pointer, outer, count, inner, y.Pointer);
        }

        return y.MadeFrom(this, dy =>
        {
            var dx = Uninitialized(Shape);
            if (Count > 0)
            {
                SoftmaxGradient.ComputeOfLog(y.Pointer, dy.Pointer, outer, count, inner, dx.Pointer);
            }

            return dx;
        });
    }
}
