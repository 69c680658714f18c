using Functions = CourseKit.Tensors.Kernels.Elementwise.Functions;

namespace CourseKit.Tensors;

/// <content>What networks put between their layers. Where a derivative has two sides, it is the one that PyTorch takes.</content>
public sealed partial class Tensor
{
    /// <summary>Each value, or 0 where it is negative; the derivative at 0 is taken as 0.</summary>
    public Tensor Relu() => Map(default(Functions.Relu));

    /// <summary>Each value, but no less than 0 and no more than 6.</summary>
    /// <remarks>Howard et al. 2017, https://arxiv.org/abs/1704.04861.</remarks>
    public Tensor Relu6() => Map(default(Functions.Relu6));

    /// <summary>Each value, times <paramref name="slope"/> where it is negative.</summary>
    public Tensor LeakyRelu(double slope = 0.01) => Map(new Functions.LeakyRelu((float)slope));

    /// <summary>Each value, or α·(eˣ − 1) where it is negative.</summary>
    /// <remarks>Clevert et al. 2015, https://arxiv.org/abs/1511.07289.</remarks>
    public Tensor Elu(double alpha = 1) => Map(new Functions.Elu((float)alpha));

    /// <summary>x·sigmoid(x) of each value, also called swish.</summary>
    /// <remarks>Ramachandran et al. 2017, https://arxiv.org/abs/1710.05941.</remarks>
    public Tensor Silu() => Map(default(Functions.Silu));

    /// <summary>x·relu6(x + 3) / 6 of each value: swish in straight pieces.</summary>
    /// <remarks>Howard et al. 2019, https://arxiv.org/abs/1905.02244.</remarks>
    public Tensor HardSwish() => Map(default(Functions.HardSwish));

    /// <summary>relu6(x + 3) / 6 of each value: sigmoid in straight pieces.</summary>
    public Tensor HardSigmoid() => Map(default(Functions.HardSigmoid));

    private Tensor Activated(Activation activation) => activation switch
    {
        Activation.Relu => Relu(),
        Activation.Relu6 => Relu6(),
        Activation.HardSwish => HardSwish(),
        Activation.Silu => Silu(),
        _ => this,
    };

    /// <summary>
    /// The gradient in front of an activation that this tensor is the result of; only those that can
    /// be told from their result are recorded so.
    /// </summary>
    private Tensor GradientBeforeActivation(Activation activation, Tensor dy) => activation switch
    {
        Activation.Relu => Slope(default(Functions.Relu), this, dy),
        Activation.Relu6 => Slope(default(Functions.Relu6), this, dy),
        _ => dy,
    };
}
