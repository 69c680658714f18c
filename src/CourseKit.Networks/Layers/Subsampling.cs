using CourseKit.Networks.Costs;
using CourseKit.Networks.Initialization;
using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>Learned pooling of LeNet-5: the values of each window are added up, multiplied by a coefficient
/// and shifted by a bias, two numbers for each map.</summary>
/// <remarks>
/// [N, C, H, W] → [N, C, ⌊H / kernel⌋, ⌊W / kernel⌋]: weight · Σ x + bias. LeCun et al. 1998, section II.B
/// (https://doi.org/10.1109/5.726791), which squashes the result; that is a layer of its own here.
/// </remarks>
/// <param name="kernel">The height, the width and the stride of a window.</param>
public sealed class Subsampling(int kernel = 2) : Layer
{
    private readonly Window2d window = new(kernel, kernel);

    /// <summary>Gets the window.</summary>
    public Window2d Window => window;

    /// <summary>Gets the number of pixels in a window.</summary>
    public int Pixels => kernel * kernel;

    /// <summary>Gets the initializer of the coefficients; by default that of average pooling.</summary>
    public Initializer Initializer { get; init; } = (shape, _) => Tensor.Full(shape, 1f / (kernel * kernel));

    /// <inheritdoc/>
    public override Shape Infer(Shape input) => Pooling.Infer(input, window, ceilMode: false);

    /// <inheritdoc/>
    public override string ToString() => $"Subsampling({OptionText.Of(window)})";

    /// <inheritdoc/>
    protected internal override IEnumerable<ParameterSpec> Describe(Shape input) =>
        [new("weight", [input[1]], Initializer), new("bias", [input[1]], Initializers.Zeros)];

    /// <inheritdoc/>
    protected internal override Operations CountOperations(IReadOnlyList<Shape> inputs, Shape output) =>
        Operations.Of(((Arithmetic)Pixels + 1) * Arithmetic.Product(output));

    /// <inheritdoc/>
    protected internal override ReceptiveFieldStep ReceptiveFieldStep => ReceptiveFieldStep.Sliding(window);

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.AvgPool2d(window).ScaleShift(Pixels * this["weight"], this["bias"]);
}
