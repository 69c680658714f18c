using System.Numerics;

namespace CourseKit.Tensors.Kernels.Elementwise.Updates;

/// <summary>Adam with Nesterov's momentum (Dozat 2016) as torch.optim.NAdam: μₜ = β₁·(1 − 0.96^(t·ψ)
/// / 2) in place of a constant β₁.</summary>
/// <param name="rate">η, the learning rate.</param>
/// <param name="beta1">β₁.</param>
/// <param name="beta2">β₂.</param>
/// <param name="epsilon">ε.</param>
/// <param name="weightDecay">λ: λ·p is added to the gradient.</param>
/// <param name="momentumDecay">ψ; PyTorch's default is 0.004.</param>
/// <param name="step">t, from 1.</param>
internal readonly struct NAdam(float rate, float beta1, float beta2, float epsilon, float weightDecay, double momentumDecay, int step)
    : IUpdate
{
    private readonly float gradientStep =
        (float)(rate * (1 - Momentum(beta1, momentumDecay, step)) / (1 - MomentumProduct(beta1, momentumDecay, step)));

    private readonly float momentumStep =
        (float)(rate * Momentum(beta1, momentumDecay, step + 1) / (1 - MomentumProduct(beta1, momentumDecay, step + 1)));

    private readonly float correction = (float)(1 - Math.Pow(beta2, step));

    public void Step(ref Vector<float> parameter, Vector<float> gradient, ref Vector<float> first, ref Vector<float> second)
    {
        gradient += parameter * weightDecay;
        first += (gradient - first) * (1 - beta1);
        second = (second * beta2) + (gradient * gradient * (1 - beta2));
        var spread = Vector.SquareRoot(second / new Vector<float>(correction)) + new Vector<float>(epsilon);
        parameter -= ((gradient * gradientStep) + (first * momentumStep)) / spread;
    }

    private static double Momentum(float beta1, double decay, int step) => beta1 * (1 - (0.5 * Math.Pow(0.96, step * decay)));

    /// <summary>Computes μ₁·μ₂·…·μₜ; only the first few hundred factors matter to a float.</summary>
    private static double MomentumProduct(float beta1, double decay, int step)
    {
        var product = 1.0;
        for (var t = 1; t <= step && product > 1e-12; t++)
        {
            product *= Momentum(beta1, decay, t);
        }

        return product;
    }
}
