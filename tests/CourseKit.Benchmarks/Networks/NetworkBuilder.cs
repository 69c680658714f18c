using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Benchmarks.Networks;

/// <summary>One step of a network; the first call makes its parameters, when the shape of the input is known.</summary>
internal delegate Tensor Step(Tensor x);

/// <summary>Puts networks together for timing: random parameters, activations computed with the layer in front.</summary>
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
                at.FreeAfterBackward();
            }

            at = next;
        }

        return at;
    };

    public static Step MaxPool(int kernel, int stride) => x => x.MaxPool2d(kernel, stride);

    public static Step AvgPool(int kernel, int stride) => x => x.AvgPool2d(kernel, stride);

    public Step Conv(int filters, int kernel, int padding = 0)
    {
        Tensor? weight = null, bias = null;
        return x => x.FusedConv2d(
            weight ??= Weight([filters, x.Shape[1], kernel, kernel]), bias ??= Bias(filters), padding: padding,
                activation: Activation.Relu);
    }

    public Step Linear(int features, Activation activation = Activation.None)
    {
        Tensor? weight = null, bias = null;
        return x => x.FusedLinear(weight ??= Weight([features, x.Shape[1]]), bias ??= Bias(features), activation);
    }

    public Step Dropout(float probability) => x => x.Dropout(probability, random);

    /// <summary>Uniform in ±1/√(inputs of a value), as PyTorch begins.</summary>
    private Tensor Weight(Shape shape)
    {
        var bound = 1 / MathF.Sqrt(shape.Without(0).Elements);
        return Parameter(random.Uniform(shape, -bound, bound));
    }

    private Tensor Bias(int features) => Parameter(random.Uniform([features], -0.1f, 0.1f));

    private Tensor Parameter(Tensor values)
    {
        Parameters.Add(values.RequireGrad());
        return values;
    }
}
