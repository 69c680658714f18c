using CourseKit.Networks.Costs;
using CourseKit.Networks.Initialization;
using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>Layer whose output values are dot products of filters with windows that slide over the
/// input: along one axis, two or three.</summary>
/// <remarks>[N, C, sizes] → [N, F, sizes'], where each size n becomes ⌊(n + 2·padding − extent) /
/// stride⌋ + 1 and extent = (kernel − 1)·dilation + 1.</remarks>
/// <param name="windows">The size, stride, padding and dilation of the kernel, axis by axis.</param>
/// <param name="bias">True to add a bias to each channel.</param>
public abstract class Convolution(IReadOnlyList<Window> windows, bool bias) : Layer
{
    /// <summary>Gets whether a bias is added to each channel.</summary>
    public bool HasBias => bias;

    /// <summary>Gets the initializer of the weights.</summary>
    public Initializer Initializer { get; init; } = Initializers.KaimingDefault;

    /// <summary>Returns the number of filters and groups for a number of input channels.</summary>
    protected abstract (int Filters, int Groups) For(int channels);

    /// <inheritdoc/>
    public sealed override Shape Infer(Shape input)
    {
        if (input.Rank != windows.Count + 2)
        {
            var images = windows.Count switch { 1 => "sequences [N, C, W]", 2 => "images [N, C, H, W]", _ => "volumes [N, C, D, H, W]" };
            throw new ShapeException($"A {windows.Count}-D convolution takes {images}.", $"{input}");
        }

        var (filters, groups) = For(input[1]);
        return input[1] % groups == 0 && filters % groups == 0
            ? [input[0], filters, .. windows.Select((window, axis) => window.Slide(input[axis + 2]))]
            : throw new ShapeException("Channels and filters are multiples of the groups.",
                $"{input[1]} channels, {filters} filters, {groups} groups");
    }

    /// <inheritdoc/>
    protected internal sealed override IEnumerable<ParameterSpec> Describe(Shape input)
    {
        var (filters, groups) = For(input[1]);
        Shape weight = [filters, input[1] / groups, .. windows.Select(window => window.Kernel)];
        yield return new("weight", weight, Initializer);
        if (bias)
        {
            yield return new("bias", [filters], Initializers.Uniform(1 / MathF.Sqrt(Initializers.FanIn(weight))));
        }
    }

    /// <inheritdoc/>
    protected internal sealed override Operations CountOperations(IReadOnlyList<Shape> inputs, Shape output)
    {
        var products = Arithmetic.Product([.. windows.Select(window => window.Kernel), inputs[0][1] / For(inputs[0][1]).Groups]);
        return new(products * Arithmetic.Product(output), bias ? Arithmetic.Product(output) : 0);
    }

    /// <summary>Filters or groups, as many as there may be.</summary>
    private protected static int AtLeastOne(int number, string rule) =>
        number >= 1 ? number : throw new ArgumentException($"{rule} Received: {number}.");
}
