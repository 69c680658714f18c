using CourseKit.Networks.Costs;
using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>Average pooling: the mean of each window, map by map.</summary>
/// <remarks>[N, C, H, W] → [N, C, H', W'], where H' = ⌊(H + 2·padding − extent) / stride⌋ + 1, or rounded up in ceil mode.</remarks>
/// <param name="window">The size, stride and padding of the window.</param>
/// <param name="ceilMode">True to let a last window reach beyond the edge: ⌈ ⌉ instead of ⌊ ⌋ in the output's size.</param>
/// <param name="countIncludePad">True to count the padding as zeros; false for the average of the pixels alone.</param>
public sealed class AvgPool2d(Window2d window, bool ceilMode = false, bool countIncludePad = true) : Layer
{
    /// <summary>Pooling with a square window that by default moves by its own size.</summary>
    public AvgPool2d(int kernel, int? stride = null, Padding padding = default, bool ceilMode = false, bool countIncludePad = true)
        : this(new Window2d(kernel, stride ?? kernel, padding), ceilMode, countIncludePad)
    {
    }

    /// <summary>Gets the window.</summary>
    public Window2d Window => window;

    /// <summary>Gets whether output sizes round up, so that a last window may reach beyond the edge: PyTorch's <c>ceil_mode</c>.</summary>
    public bool CeilMode => ceilMode;

    /// <summary>Gets whether padding zeros count in the average: PyTorch's <c>count_include_pad</c>.</summary>
    public bool CountIncludePad => countIncludePad;

    /// <inheritdoc/>
    public override Shape Infer(Shape input) => Pooling.Infer(input, window, ceilMode);

    /// <inheritdoc/>
    public override string ToString() =>
        $"AvgPool2d({OptionText.Of(window)}{(ceilMode ? ", ceil mode" : null)}{(countIncludePad ? null : ", without padding")})";

    /// <inheritdoc/>
    protected internal override Operations CountOperations(IReadOnlyList<Shape> inputs, Shape output) =>
        Pooling.CountOperations(window, output, divides: true);

    /// <inheritdoc/>
    protected internal override ReceptiveFieldStep ReceptiveFieldStep => ReceptiveFieldStep.Sliding(window);

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.AvgPool2d(window, ceilMode, countIncludePad);
}
