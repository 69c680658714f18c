using System.Numerics;

namespace CourseKit.Tensors.Kernels.Elementwise.Updates;

/// <summary>RMSProp (Tieleman and Hinton 2012) as torch.optim.RMSprop: v ← α·v + (1 − α)·g², b ← μ·b + g / (√v + ε), p ← p −
/// η·b.</summary>
internal readonly struct RmsProp(float rate, float smoothing, float epsilon, float momentum, float weightDecay) : IUpdate
{
    public void Step(ref Vector<float> parameter, Vector<float> gradient, ref Vector<float> first, ref Vector<float> second)
    {
        gradient += parameter * weightDecay;
        second = (second * smoothing) + (gradient * gradient * (1 - smoothing));
        first = (first * momentum) + (gradient / (Vector.SquareRoot(second) + new Vector<float>(epsilon)));
        parameter -= first * rate;
    }
}
