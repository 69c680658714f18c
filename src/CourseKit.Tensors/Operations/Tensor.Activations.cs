using Functions = CourseKit.Tensors.Kernels.Elementwise.Functions;

namespace CourseKit.Tensors;

/// <content>Activation functions. Where a derivative has two sides, it is the one that PyTorch takes.</content>
public sealed partial class Tensor
{
    /// <summary>Computes max(x, 0) of each value; the derivative at 0 is 0.</summary>
    public Tensor Relu() => Map(default(Functions.Relu));

    /// <summary>Computes min(max(x, 0), 6) of each value; the derivative at 0 and at 6 is 0.</summary>
    /// <remarks>Howard et al. 2017, https://arxiv.org/abs/1704.04861.</remarks>
    public Tensor Relu6() => Map(default(Functions.Relu6));

    /// <summary>Computes x of each positive value and <paramref name="slope"/>·x of each other one.</summary>
    public Tensor LeakyRelu(double slope = 0.01) => Map(new Functions.LeakyRelu((float)slope));

    /// <summary>Computes x of each positive value and α·(eˣ − 1) of each other one.</summary>
    /// <remarks>Clevert et al. 2015, https://arxiv.org/abs/1511.07289.</remarks>
    public Tensor Elu(double alpha = 1) => Map(new Functions.Elu((float)alpha));

    /// <summary>Computes x·sigmoid(x) of each value, also called swish.</summary>
    /// <remarks>Ramachandran et al. 2017, https://arxiv.org/abs/1710.05941.</remarks>
    public Tensor Silu() => Map(default(Functions.Silu));

    /// <summary>Computes x·relu6(x + 3) / 6 of each value: a piecewise approximation of swish.</summary>
    /// <remarks>Howard et al. 2019, https://arxiv.org/abs/1905.02244.</remarks>
    public Tensor HardSwish() => Map(default(Functions.HardSwish));

    /// <summary>Computes relu6(x + 3) / 6 of each value: a piecewise linear approximation of the sigmoid.</summary>
    public Tensor HardSigmoid() => Map(default(Functions.HardSigmoid));

    private Tensor Activated(Activation activation) => activation switch
    {
        Activation.Relu => Relu(),
        Activation.Relu6 => Relu6(),
        Activation.HardSwish => HardSwish(),
        Activation.Silu => Silu(),
        _ => this,
    };

    /// <summary>Returns the gradient in front of an activation whose result this tensor is; only activations whose gradient follows from
    /// their result are recorded so.</summary>
    private Tensor ActivationGradient(Activation activation, Tensor dy) => activation switch
    {
        Activation.Relu => Slope(default(Functions.Relu), this, dy),
        Activation.Relu6 => Slope(default(Functions.Relu6), this, dy),
        _ => dy,
    };
}
