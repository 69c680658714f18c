using CourseKit.Networks.Costs;
using CourseKit.Networks.Initialization;
using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>Batch normalization: brings each channel to mean 0 and variance 1, then scales and shifts it as learned.</summary>
/// <remarks>
/// [N, C, …] → [N, C, …]: weight·(x − μ) / √(σ² + eps) + bias. In training μ and σ² are those of the batch, and running ones come nearer
/// to them; in prediction they are the running ones. Ioffe and Szegedy 2015, https://arxiv.org/abs/1502.03167.
/// </remarks>
/// <param name="eps">The number ε added to the variance, which keeps constant channels from being divided by 0.</param>
/// <param name="momentum">The fraction of the running statistics that a batch's replace.</param>
/// <param name="affine">True to learn a scale γ and a shift β for each channel.</param>
public sealed class BatchNorm2d(float eps = 1e-5f, float momentum = 0.1f, bool affine = true) : Layer
{
    /// <summary>Gets ε, which is added to the variance.</summary>
    public float Eps => eps;

    /// <summary>Gets the fraction by which the running statistics move to those of each batch.</summary>
    public float Momentum => momentum;

    /// <inheritdoc/>
    public override Shape Infer(Shape input) => input.Rank >= 2
        ? input
        : throw new ShapeException("Batch normalization takes images [N, C, H, W] or rows [N, C].", $"{input}");

    /// <inheritdoc/>
    public override string ToString() => $"BatchNorm2d({(affine ? null : "no scale and shift")})";

    /// <inheritdoc/>
    protected internal override IEnumerable<ParameterSpec> Describe(Shape input)
    {
        Shape channels = [input[1]];
        if (affine)
        {
            yield return new("weight", channels, Initializers.Ones);
            yield return new("bias", channels, Initializers.Zeros);
        }

        yield return new("running_mean", channels, Initializers.Zeros, ParameterKind.Buffer);
        yield return new("running_var", channels, Initializers.Ones, ParameterKind.Buffer);
        yield return new("num_batches_tracked", [], Initializers.Zeros, ParameterKind.Counter);
    }

    /// <inheritdoc/>
    protected internal override Operations CountOperations(IReadOnlyList<Shape> inputs, Shape output) =>
        Operations.Of(2 * Arithmetic.Product(output));

    /// <inheritdoc/>
    protected internal override MemoryUse MemoryUse => MemoryUse.InPlace;

    internal override Func<Tensor, Tensor> FusedWith(Activation activation) => x => Normalized(x, activation);

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => Normalized(x, Activation.None);

    private Tensor Normalized(Tensor x, Activation activation)
    {
        if (IsTraining)
        {
            this["num_batches_tracked"][ReadOnlySpan<int>.Empty]++;
        }

        return x.FusedBatchNorm(
            Optional("weight"), Optional("bias"), this["running_mean"], this["running_var"], IsTraining, momentum, eps, activation);
    }
}
