using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Benchmarks.Networks;

/// <summary>One step of a network; the first call makes its parameters, when the shape of the input is known.</summary>
internal delegate Tensor Step(Tensor x);

/// <summary>Puts networks together for timing: random parameters, batch norm folded into the convolution that it follows.</summary>
internal sealed class NetworkBuilder(Generator random)
{
    /// <summary>What has been made so far.</summary>
    public List<Tensor> Parameters { get; } = [];

    public static Step Flatten { get; } = x => x.Reshape(x.Shape[0], -1);

    public static Step Chain(params Step[] steps) => x =>
    {
        var at = x;
        foreach (var step in steps)
        {
            var next = step(at);
            if (at != x && at != next)
            {
                at.LetGo();
            }

            at = next;
        }

        return at;
    };

    public static Step MaxPool(int kernel, int stride, int padding = 0, bool ceilMode = false) =>
        x => x.MaxPool2d(new Window2d(kernel, stride, padding), ceilMode);

    public static Step AvgPool(int kernel, int stride) => x => x.AvgPool2d(new Window2d(kernel, stride));

    public static Step GlobalAvgPool { get; } = x => x.AdaptiveAvgPool2d(1, 1);

    public Step Conv(int filters, int kernel, int stride = 1, int padding = 0, int groups = 1, Activation activation = Activation.Relu)
    {
        Tensor? weight = null, bias = null;
        return x => x.Conv2d(
            weight ??= Weight([filters, x.Shape[1] / groups, kernel, kernel]), bias ??= Bias(filters), stride, padding, groups: groups, activation: activation);
    }

    /// <summary>A convolution with the batch normalization behind it built in, as networks predict.</summary>
    public Step ConvNorm(int filters, int kernel, int stride = 1, int padding = 0, int groups = 1, Activation activation = Activation.Relu)
    {
        (Tensor Filters, Tensor Bias)? folded = null;
        return x =>
        {
            var (weight, bias) = folded ??= FoldedFilters([filters, x.Shape[1] / groups, kernel, kernel]);
            return x.Conv2d(weight, bias, stride, padding, groups: groups, activation: activation);
        };
    }

    /// <summary>A normalized convolution of <paramref name="inner"/>'s result, plus the input (or its projection), activated.</summary>
    public Step Residual(Step inner, int filters, int kernel, Activation activation, Step? projection = null)
    {
        (Tensor Filters, Tensor Bias)? folded = null;
        return x =>
        {
            var (maps, skip) = (inner(x), projection?.Invoke(x) ?? x);
            var (weight, bias) = folded ??= FoldedFilters([filters, maps.Shape[1], kernel, kernel]);
            var sum = maps.Conv2d(weight, bias, padding: kernel / 2, activation: activation, addend: skip);
            maps.LetGo();
            if (skip != x)
            {
                skip.LetGo();
            }

            return sum;
        };
    }

    /// <summary>Batch norm in prediction and ReLU: a scale, a shift and a cut at zero for each channel.</summary>
    public Step NormRelu()
    {
        Tensor? scale = null, shift = null;
        return x => x.ScaleShift(scale ??= Bias(x.Shape[1]), shift ??= Bias(x.Shape[1]), Activation.Relu);
    }

    /// <summary>The same before a 1×1 convolution with the batch normalization behind it built in, or none.</summary>
    public Step NormReluConv(int filters, bool normalized, Activation activation)
    {
        Tensor? scale = null, shift = null;
        (Tensor Filters, Tensor Bias)? made = null;
        return x =>
        {
            Shape shape = [filters, x.Shape[1], 1, 1];
            var (weight, bias) = made ??= normalized ? FoldedFilters(shape) : (Weight(shape), Bias(filters));
            return x.PreActivatedConv2d(scale ??= Bias(x.Shape[1]), shift ??= Bias(x.Shape[1]), weight, bias, activation: activation);
        };
    }

    public Step Linear(int features, Activation activation = Activation.None)
    {
        Tensor? weight = null, bias = null;
        return x => x.Linear(weight ??= Weight([features, x.Shape[1]]), bias ??= Bias(features), activation);
    }

    public Step Dropout(float probability) => x => x.Dropout(probability, random);

    /// <summary>Uniform in ±1/√(inputs of a value), as PyTorch begins.</summary>
    private Tensor Weight(Shape shape)
    {
        var bound = 1 / MathF.Sqrt(shape.Without(0).Elements);
        return Parameter(random.Uniform(shape, -bound, bound));
    }

    private (Tensor Filters, Tensor Bias) FoldedFilters(Shape shape)
    {
        var filters = shape[0];
        return Tensor.FoldBatchNorm(Weight(shape), null, Bias(filters) + 1, Bias(filters), Bias(filters), Bias(filters) + 1);
    }

    private Tensor Bias(int features) => Parameter(random.Uniform([features], -0.1f, 0.1f));

    private Tensor Parameter(Tensor values)
    {
        Parameters.Add(values.RequireGrad());
        return values;
    }
}
