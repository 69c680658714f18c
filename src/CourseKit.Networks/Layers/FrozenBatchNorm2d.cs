using CourseKit.Networks.Costs;
using CourseKit.Networks.Initialization;
using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>Batch normalization that stays as it was trained, as detectors have it, whose batches are
/// too small to measure anything.</summary>
/// <remarks>
/// [N, C, …] → [N, C, …]: weight·(x − running mean) / √(running variance + eps) + bias, in training
/// too. As torchvision's, nothing of it is learned.
/// </remarks>
/// <param name="eps">The number ε added to the variance, which keeps constant channels from being divided by 0.</param>
public sealed class FrozenBatchNorm2d(float eps = 1e-5f) : Layer
{
    /// <summary>Gets ε, which is added to the variance.</summary>
    public float Eps => eps;

    /// <inheritdoc/>
    public override Shape Infer(Shape input) => input.Rank >= 2
        ? input
        : throw new ShapeException("Batch normalization takes images [N, C, H, W] or rows [N, C].", $"{input}");

    /// <inheritdoc/>
    public override string ToString() => "FrozenBatchNorm2d()";

    /// <inheritdoc/>
    protected internal override IEnumerable<ParameterSpec> Describe(Shape input)
    {
        Shape channels = [input[1]];
        yield return new("weight", channels, Initializers.Ones, ParameterKind.Buffer);
        yield return new("bias", channels, Initializers.Zeros, ParameterKind.Buffer);
        yield return new("running_mean", channels, Initializers.Zeros, ParameterKind.Buffer);
        yield return new("running_var", channels, Initializers.Ones, ParameterKind.Buffer);
    }

    /// <inheritdoc/>
    protected internal override Operations CountOperations(IReadOnlyList<Shape> inputs, Shape output) =>
        Operations.Of(2 * Arithmetic.Product(output));

    /// <inheritdoc/>
    protected internal override MemoryUse MemoryUse => MemoryUse.InPlace;

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) =>
        x.BatchNorm(this["weight"], this["bias"], this["running_mean"], this["running_var"], training: false, eps: eps);
}
