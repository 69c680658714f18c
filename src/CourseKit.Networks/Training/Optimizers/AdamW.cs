using CourseKit.Tensors;
using Rule = CourseKit.Tensors.Kernels.Elementwise.Updates.Adam;

namespace CourseKit.Networks.Training.Optimizers;

/// <summary>Adam whose weight decay is apart from the gradient (Loshchilov and Hutter 2017), as torch.optim.AdamW: p ← (1 − η·λ)·p
/// before the step of <see cref="Adam"/>.</summary>
/// <remarks>λ is 0.01 unless set.</remarks>
public sealed class AdamW : AdaptiveMoments
{
    /// <inheritdoc cref="Sgd(Layer, double)"/>
    public AdamW(Layer network, double learningRate = 1e-3)
        : base(network, learningRate) => WeightDecay = UsualWeightDecay;

    /// <inheritdoc cref="Sgd(IEnumerable{ParameterGroup}, double)"/>
    public AdamW(IEnumerable<ParameterGroup> groups, double learningRate = 1e-3)
        : base(groups, learningRate) => WeightDecay = UsualWeightDecay;

    private protected override double UsualWeightDecay => 0.01;

    private protected override void Update(Tensor parameter, ParameterState state, float rate, float decay) =>
        parameter.ApplyUpdate(
            new Rule(rate, (float)Beta1, (float)Beta2, (float)Epsilon, decay, decoupled: true, state.Steps), state.First,
            state.Second);
}
