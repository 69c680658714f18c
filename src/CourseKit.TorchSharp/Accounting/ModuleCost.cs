using CourseKit.Networks.Costs;
using CourseKit.Tensors;
using CourseKit.TorchSharp.Conversion;
using TorchSharp;
using TorchSharp.Modules;

namespace CourseKit.TorchSharp.Accounting;

/// <summary>Cost of one call of a module that is not made of others, by the conventions of the course's layers.</summary>
/// <param name="Operations">The function from the input shapes and the output shape to the operations; null where they are not known.
/// </param>
/// <param name="Step">The step of the receptive field.</param>
/// <param name="Memory">The memory of the output.</param>
internal sealed record ModuleCost(
    Func<IReadOnlyList<Shape>, Shape, Operations>? Operations, ReceptiveFieldStep Step, MemoryUse Memory = MemoryUse.Allocated)
{
    /// <summary>Operations for each value, of modules that compute value by value.</summary>
    private static readonly Dictionary<Type, int> Elementwise = new()
    {
        [typeof(ReLU)] = 1,
        [typeof(ReLU6)] = 2,
        [typeof(LeakyReLU)] = 2,
        [typeof(ELU)] = 4,
        [typeof(SiLU)] = 4,
        [typeof(Hardswish)] = 5,
        [typeof(Hardsigmoid)] = 4,
        [typeof(Sigmoid)] = 3,
        [typeof(Tanh)] = 1,
        [typeof(Softmax)] = 5,
        [typeof(LogSoftmax)] = 5,
        [typeof(BatchNorm1d)] = 2,
        [typeof(BatchNorm2d)] = 2,
        [typeof(BatchNorm3d)] = 2,
    };

    /// <summary>The cost of what is not a module, or of a module of another's making.</summary>
    public static ModuleCost Unknown { get; } = new(null, ReceptiveFieldStep.Unknown);

    /// <summary>No operations on values that stay where they are.</summary>
    public static ModuleCost Nothing { get; } =
        new((_, _) => Networks.Costs.Operations.None, ReceptiveFieldStep.Pointwise, MemoryUse.View);

    /// <summary>Returns the cost of a module.</summary>
    public static ModuleCost Of(torch.nn.Module module) => module switch
    {
        LayerModule { Layer: var layer } => new(layer.CountOperations, layer.ReceptiveFieldStep, layer.MemoryUse),
        ConvolutionTranspose transposed => new((inputs, output) => Weighted(
                Product(transposed.kernel_size) * (transposed.out_channels / transposed.groups) * Arithmetic.Product(inputs[0]),
                transposed.bias, output),
            transposed.kernel_size.Length == 2 ? ReceptiveFieldStep.Transposed(Window(transposed)) : ReceptiveFieldStep.Unknown),
        Convolution convolution => new((_, output) => Weighted(
                Product(convolution.kernel_size) * (convolution.in_channels / convolution.groups) * Arithmetic.Product(output),
                convolution.bias, output),
            convolution.kernel_size.Length == 2 ? ReceptiveFieldStep.Sliding(Window(convolution)) : ReceptiveFieldStep.Unknown),
        Linear linear => new(
            (_, output) => Weighted(linear.in_features * Arithmetic.Product(output), linear.bias, output), ReceptiveFieldStep.Pointwise),
        Bilinear bilinear => new(
            (_, output) => Weighted(
                bilinear.in1_features * (Arithmetic)bilinear.in2_features * Arithmetic.Product(output), bilinear.bias, output),
            ReceptiveFieldStep.Pointwise),
        LSTM or GRU or RNN => new(
            (inputs, _) => Recurrent(module, Arithmetic.Product(inputs[0][..^1])), ReceptiveFieldStep.Unknown),
        MaxPool2d pool => Pooling(Window(pool.kernel_size, pool.stride, pool.padding, pool.dilation), divides: false),
        AvgPool2d pool => Pooling(Window(pool.kernel_size, pool.stride, pool.padding, [1]), divides: true),
        AdaptiveAvgPool2d or AdaptiveMaxPool2d => new(
            (inputs, _) => Networks.Costs.Operations.Of(Arithmetic.Product(inputs[0])), ReceptiveFieldStep.Global),
        Flatten => Nothing with { Step = ReceptiveFieldStep.Global },
        Identity => Nothing,
        Dropout or Dropout2d => Nothing with { Memory = MemoryUse.IdentityInPrediction },
        Embedding => Nothing with { Memory = MemoryUse.Allocated },
        _ when Elementwise.TryGetValue(module.GetType(), out var each) => new(
            (_, output) => Networks.Costs.Operations.Of(each * Arithmetic.Product(output)), ReceptiveFieldStep.Pointwise,
            MemoryUse.InPlace),
        _ => Unknown,
    };

    private static ModuleCost Pooling(Window2d window, bool divides)
    {
        Arithmetic pixels = (long)window.Rows.Kernel * window.Columns.Kernel;
        return new(
            (_, output) => Networks.Costs.Operations.Of((divides ? pixels : pixels - 1) * Arithmetic.Product(output)),
            ReceptiveFieldStep.Sliding(window));
    }

    private static Operations Weighted(Arithmetic products, torch.Tensor? bias, Shape output) =>
        new(products, bias is null ? 0 : Arithmetic.Product(output));

    /// <summary>For each step of each sequence a product with every matrix, and a sum with every bias; gates are left out.</summary>
    private static Operations Recurrent(torch.nn.Module module, Arithmetic steps)
    {
        var parameters = module.parameters().ToList();
        return new(
            steps * parameters.Where(parameter => parameter.dim() > 1).Sum(parameter => parameter.numel()),
            steps * parameters.Where(parameter => parameter.dim() == 1).Sum(parameter => parameter.numel()));
    }

    private static Arithmetic Product(long[] sizes) => Arithmetic.Product(sizes.Select(size => (int)size));

    private static Window2d Window(Convolution convolution) => convolution.padding_type == global::TorchSharp.Padding.Same
        ? Window(convolution.kernel_size, convolution.stride, null, convolution.dilation)
        : Window(convolution.kernel_size, convolution.stride, convolution.padding, convolution.dilation);

    /// <summary>A window along both axes; without padding in numbers it is that of equal sizes. One number stands for both axes.</summary>
    private static Window2d Window(long[] kernel, long[]? stride, long[]? padding, long[]? dilation)
    {
        return new(Along(0), Along(^1));

        Window Along(Index axis) => new(
            (int)kernel[axis], (int)(Given(stride) ?? kernel)[axis],
            padding is null ? CourseKit.Tensors.Padding.Same : (int)(Given(padding)?[axis] ?? 0), (int)(Given(dilation)?[axis] ?? 1));

        static long[]? Given(long[]? numbers) => numbers is { Length: > 0 } ? numbers : null;
    }
}
