using CourseKit.Tensors;
using Rule = CourseKit.Tensors.Kernels.Elementwise.Updates.Sgd;

namespace CourseKit.Networks.Training.Optimizers;

/// <summary>Stochastic gradient descent as torch.optim.SGD: b ← μ·b + g, then p ← p − η·b, or with Nesterov's look ahead p − η·(g +
/// μ·b); g includes λ·p.</summary>
public sealed class Sgd : Optimizer
{
    /// <summary>Initializes an optimizer of all trainable parameters of a network.</summary>
    /// <param name="network">The network, which is built.</param>
    /// <param name="learningRate">The learning rate η.</param>
    public Sgd(Layer network, double learningRate = 1e-3)
        : base(network, learningRate)
    {
    }

    /// <summary>Initializes an optimizer of groups of parameters.</summary>
    /// <param name="groups">The groups.</param>
    /// <param name="learningRate">The learning rate η of groups without their own.</param>
    public Sgd(IEnumerable<ParameterGroup> groups, double learningRate = 1e-3)
        : base(groups, learningRate)
    {
    }

    /// <summary>Gets the momentum μ, from 0 to below 1: 0 unless set.</summary>
    public double Momentum
    {
        get;
        init => field = Checks.BelowOne(value, nameof(Momentum));
    }

    /// <summary>Gets whether momentum, of which there must be some, looks ahead (Nesterov 1983).</summary>
    public bool Nesterov { get; init; }

    private protected override IEnumerable<(string Name, double Value, double Usual)> Settings =>
        [(Nesterov ? "Nesterov momentum" : "momentum", Momentum, 0), .. base.Settings];

    private protected override void Update(Tensor parameter, ParameterState state, float rate, float decay)
    {
        if (Nesterov && Momentum == 0)
        {
            throw new InvalidOperationException(
                "Nesterov's look ahead is one of momentum. Received: Nesterov without Momentum. Set Momentum, such as 0.9.");
        }

        parameter.ApplyUpdate(new Rule(rate, (float)Momentum, decay, Nesterov), Momentum == 0 ? null : state.First);
    }
}
