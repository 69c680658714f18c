using System.Numerics;

namespace CourseKit.Tensors.Kernels.Elementwise.Updates;

/// <summary>Stochastic gradient descent as torch.optim.SGD: b ← μ·b + g, then p ← p − η·b, or with
/// Nesterov's look ahead p − η·(g + μ·b).</summary>
/// <param name="Rate">η, the learning rate.</param>
/// <param name="Momentum">μ.</param>
/// <param name="WeightDecay">λ: λ·p is added to the gradient.</param>
/// <param name="Nesterov">True for Nesterov's momentum, whose step looks ahead.</param>
internal readonly record struct Sgd(float Rate, float Momentum = 0, float WeightDecay = 0, bool Nesterov = false) : IUpdate
{
    public void Step(ref Vector<float> parameter, Vector<float> gradient, ref Vector<float> first, ref Vector<float> second)
    {
        gradient += parameter * WeightDecay;
        first = (first * Momentum) + gradient;
        parameter -= (Nesterov ? gradient + (first * Momentum) : first) * Rate;
    }
}
