using CourseKit.Tensors;

namespace CourseKit.Networks.Initialization;

/// <summary>Initializers of parameters. Weights are [outputs, inputs, …]: each output sums fan-in = inputs · kernel numbers.</summary>
public static class Initializers
{
    /// <summary>All zero: biases of normalization, running means.</summary>
    public static Initializer Zeros { get; } = (shape, _) => Tensor.Zeros(shape);

    /// <summary>All one: scales of normalization, running variances.</summary>
    public static Initializer Ones { get; } = (shape, _) => Tensor.Ones(shape);

    /// <summary>Uniform in ±√(6 / fan-in), which keeps the variance through ReLU. He et al. 2015,
    /// https://arxiv.org/abs/1502.01852.</summary>
    public static Initializer HeUniform { get; } = (shape, random) => Uniform(MathF.Sqrt(6f / FanIn(shape)))(shape, random);

    /// <summary>Normal with deviation √(2 / fan-in). He et al. 2015, https://arxiv.org/abs/1502.01852.</summary>
    public static Initializer HeNormal { get; } = (shape, random) => random.Normal(shape, 0, MathF.Sqrt(2f / FanIn(shape)));

    /// <summary>Normal with deviation √(2 / fan-out), which keeps the variance of gradients. He et
    /// al. 2015, https://arxiv.org/abs/1502.01852.</summary>
    public static Initializer HeNormalFanOut { get; } = (shape, random) => random.Normal(shape, 0, MathF.Sqrt(2f / FanOut(shape)));

    /// <summary>Uniform in ±√(6 / (fan-in + fan-out)). Glorot and Bengio 2010, https://proceedings.mlr.press/v9/glorot10a.html.</summary>
    public static Initializer XavierUniform { get; } = (shape, random) =>
        Uniform(MathF.Sqrt(6f / (FanIn(shape) + FanOut(shape))))(shape, random);

    /// <summary>Normal with deviation √(2 / (fan-in + fan-out)). Glorot and Bengio 2010.</summary>
    public static Initializer XavierNormal { get; } = (shape, random) =>
        random.Normal(shape, 0, MathF.Sqrt(2f / (FanIn(shape) + FanOut(shape))));

    /// <summary>Uniform in ±√(3 / fan-in), for layers without activation, or with SELU. LeCun et al. 1998, «Efficient BackProp».</summary>
    public static Initializer LeCunUniform { get; } = (shape, random) => Uniform(MathF.Sqrt(3f / FanIn(shape)))(shape, random);

    /// <summary>Normal with deviation √(1 / fan-in). LeCun et al. 1998.</summary>
    public static Initializer LeCunNormal { get; } = (shape, random) => random.Normal(shape, 0, MathF.Sqrt(1f / FanIn(shape)));

    /// <summary>Uniform in ±1/√fan-in: where PyTorch starts the weights of convolutions and dense
    /// layers (its Kaiming rule with a = √5).</summary>
    public static Initializer KaimingDefault { get; } = (shape, random) => Uniform(1 / MathF.Sqrt(FanIn(shape)))(shape, random);

    /// <summary>Uniform in ±<paramref name="bound"/>: biases, with bound 1/√fan-in of their weights.</summary>
    public static Initializer Uniform(float bound) => (shape, random) => random.Uniform(shape, -bound, bound);

    /// <summary>Normal with a deviation that is given.</summary>
    public static Initializer Normal(float deviation) => (shape, random) => random.Normal(shape, 0, deviation);

    /// <summary>Gets the transposed-convolution weights of bilinear interpolation, for enlarging each channel by half the kernel.</summary>
    public static Initializer Bilinear { get; } = BilinearInterpolation.Weights;

    /// <summary>Computes the fan-in of weights of this shape: the number of values that one output sums.</summary>
    public static int FanIn(Shape weight) => Math.Max(1, (int)weight.Without(0).Elements);

    private static int FanOut(Shape weight) => Math.Max(1, (int)(weight[0] * weight[2..].Elements));
}
