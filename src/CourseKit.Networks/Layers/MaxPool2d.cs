using CourseKit.Networks.Costs;
using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>Max pooling: the largest value of each window, map by map.</summary>
/// <remarks>[N, C, H, W] → [N, C, H', W'], where H' = ⌊(H + 2·padding − extent) / stride⌋ + 1, or rounded up in ceil mode.</remarks>
/// <param name="window">The size, stride and padding of the window.</param>
/// <param name="ceilMode">True to let a last window reach beyond the edge: ⌈ ⌉ instead of ⌊ ⌋ in the output's size.</param>
public sealed class MaxPool2d(Window2d window, bool ceilMode = false) : Layer
{
    /// <summary>Pooling with a square window that by default moves by its own size.</summary>
    public MaxPool2d(int kernel, int? stride = null, Padding padding = default, bool ceilMode = false)
        : this(new Window2d(kernel, stride ?? kernel, padding), ceilMode)
    {
    }

    /// <summary>Gets the window.</summary>
    public Window2d Window => window;

    /// <summary>Gets whether output sizes round up, so that a last window may reach beyond the edge: PyTorch's <c>ceil_mode</c>.</summary>
    public bool CeilMode => ceilMode;

    /// <inheritdoc/>
    public override Shape Infer(Shape input) => Pooling.Infer(input, window, ceilMode);

    /// <inheritdoc/>
    public override string ToString() => $"MaxPool2d({OptionText.Of(window)}{(ceilMode ? ", ceil mode" : null)})";

    /// <inheritdoc/>
    protected internal override Operations CountOperations(IReadOnlyList<Shape> inputs, Shape output) =>
        Pooling.CountOperations(window, output);

    /// <inheritdoc/>
    protected internal override ReceptiveFieldStep ReceptiveFieldStep => ReceptiveFieldStep.Sliding(window);

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.MaxPool2d(window, ceilMode);
}
