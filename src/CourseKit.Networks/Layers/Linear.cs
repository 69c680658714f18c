using CourseKit.Networks.Costs;
using CourseKit.Networks.Initialization;
using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>A dense layer: each output is the dot product of all inputs with weights of its own, plus a bias.</summary>
/// <remarks>[N, …, C] → [N, …, F]: y = x · weightᵀ + bias.</remarks>
/// <param name="features">The number of output features.</param>
/// <param name="bias">True to add a bias to each output feature.</param>
public sealed class Linear(int features, bool bias = true) : Layer
{
    /// <summary>Gets the number of outputs: PyTorch's <c>out_features</c>.</summary>
    public int Features { get; } = features >= 1 ? features : throw new ArgumentException(
        $"A dense layer has at least one output. Received: {features}.");

    /// <summary>Gets whether a bias is added.</summary>
    public bool HasBias => bias;

    /// <summary>Gets the initializer of the weights.</summary>
    public Initializer Initializer { get; init; } = Initializers.KaimingDefault;

    /// <inheritdoc/>
    public override Shape Infer(Shape input) => input.Rank >= 2
        ? input.With(-1, Features)
        : throw new ShapeException("A dense layer takes rows of numbers [N, …, C]; Flatten makes them of images.", $"{input}");

    /// <inheritdoc/>
    public override string ToString() => $"Linear({Features}{OptionText.OfBias(bias)})";

    /// <inheritdoc/>
    protected internal override IEnumerable<ParameterSpec> Describe(Shape input)
    {
        yield return new("weight", [Features, input[^1]], Initializer);
        if (bias)
        {
            yield return new("bias", [Features], Initializers.Uniform(1 / MathF.Sqrt(input[^1])));
        }
    }

    /// <inheritdoc/>
    protected internal override Operations CountOperations(IReadOnlyList<Shape> inputs, Shape output) =>
        new(inputs[0][^1] * Arithmetic.Product(output), bias ? Arithmetic.Product(output) : 0);

    /// <inheritdoc/>
    internal override Func<Tensor, Tensor> FusedWith(Activation activation) =>
        x => x.FusedLinear(this["weight"], Optional("bias"), activation);

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.Linear(this["weight"], Optional("bias"));
}
