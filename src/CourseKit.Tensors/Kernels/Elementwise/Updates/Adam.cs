using System.Numerics;

namespace CourseKit.Tensors.Kernels.Elementwise.Updates;

/// <summary>Adam (Kingma and Ba 2014) as torch.optim.Adam, or AdamW (Loshchilov and Hutter 2017) when
/// the decay is decoupled from the gradient.</summary>
/// <remarks>m ← β₁·m + (1 − β₁)·g, v ← β₂·v + (1 − β₂)·g², p ← p − η·m̂ / (√v̂ + ε), where m̂ = m /
/// (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ).</remarks>
internal readonly struct Adam(float rate, float beta1, float beta2, float epsilon, float weightDecay, bool decoupled, int step) : IUpdate
{
    private readonly float shrink = decoupled ? 1 - (rate * weightDecay) : 1;
    private readonly float decay = decoupled ? 0 : weightDecay;
    private readonly float stepSize = (float)(rate / (1 - Math.Pow(beta1, step)));
    private readonly float spread = (float)Math.Sqrt(1 - Math.Pow(beta2, step));

    public void Step(ref Vector<float> parameter, Vector<float> gradient, ref Vector<float> first, ref Vector<float> second)
    {
        parameter *= shrink;
        gradient += parameter * decay;
        first += (gradient - first) * (1 - beta1);
        second = (second * beta2) + (gradient * gradient * (1 - beta2));
        parameter -= first * stepSize / ((Vector.SquareRoot(second) / new Vector<float>(spread)) + new Vector<float>(epsilon));
    }
}
