using CourseKit.Networks;
using CourseKit.Tensors;
using CourseKit.Tensors.Gradients;
using CourseKit.Tensors.Randomness;
using CourseKit.Tests.Tensors;

namespace CourseKit.Tests.Networks.Blocks;

/// <summary>A layer in prediction whose parameters, running statistics too, all have values of
/// chance; and what its parts are by definition.</summary>
internal sealed class BuiltBlock
{
    private const float Step = 2e-3f;

    private const double Rounding = 3e-3; // What is left of losses of up to a hundred, divided by twice the step.

    private readonly Layer layer;
    private readonly Dictionary<string, Parameter> parameters;

    public BuiltBlock(Layer layer, Shape input)
    {
        this.layer = layer.Build(input, new Generator(1)).Eval();
        parameters = layer.Parameters.ToDictionary(named => named.Name, named => named.Parameter);
        var random = new Generator(2);
        foreach (var (name, parameter) in parameters.Where(named => named.Value.Spec.Kind != ParameterKind.Counter))
        {
            var (low, high) = name.EndsWith("running_var", StringComparison.Ordinal) ? (0.5f, 1.5f) : (-0.7f, 0.7f);
            parameter.Set(random.Uniform(parameter.Shape, low, high));
        }

        Input = random.Uniform(input, -2, 2);
    }

    /// <summary>What it is tried on.</summary>
    public Tensor Input { get; }

    /// <summary>What it gives for that.</summary>
    public Tensor Output => layer.Call(Input);

    /// <summary>How many numbers it learns.</summary>
    public long Learned => parameters.Values.Where(parameter => parameter.Spec.Kind == ParameterKind.Learned)
        .Sum(parameter => parameter.Shape.Elements);

    /// <summary>The names of its parameters, in their order.</summary>
    public IEnumerable<string> Names => parameters.Keys;

    /// <summary>One of its parameters.</summary>
    public Tensor this[string name] => parameters[name].Value.Detach();

    /// <summary>(x − μ) / √(σ² + eps) · weight + bias, with the parameters of a normalization.</summary>
    public Tensor Normalized(string name, Tensor x, float eps = 1e-5f) =>
        ((x - Each($"{name}.running_mean")) / (Each($"{name}.running_var") + eps).Sqrt() * Each($"{name}.weight")) + Each($"{name}.bias");

    /// <summary>Compares the gradients of the input and of all that learns with what comes of moving each value a little.</summary>
    public void ShouldHaveGradientsAsTried()
    {
        var weight = Expectations.Random(Output.Shape, 3);
        var x = Input.Detach().RequireGrad();
        (layer.Call(x) * weight).Sum().Backward();

        Compare("input", x.Grad!, NumericalGradient.Of(moved => (layer.Call(moved) * weight).Sum(), Input, Step));
        foreach (var (name, parameter) in parameters.Where(named => named.Value.IsTrainable))
        {
            var (value, gradient) = (Tensor.From(parameter.Shape, parameter.Value.ToArray()), parameter.Value.Grad!);
            Compare(name, gradient, NumericalGradient.Of(moved => Moved(parameter, moved, weight), value, Step));
            parameter.Set(value);
        }
    }

    private Tensor Each(string name) => this[name].Reshape(1, -1, 1, 1);

    private Tensor Moved(Parameter parameter, Tensor value, Tensor weight)
    {
        parameter.Set(value);
        return (layer.Call(Input) * weight).Sum();
    }

    private static void Compare(string name, Tensor gradient, Tensor tried)
    {
        Length(tried).Should().BeGreaterThan(5 * Rounding, name);
        Length(gradient - tried).Should().BeLessThan((0.02 * Length(tried)) + Rounding, name);
    }

    private static double Length(Tensor x) => Math.Sqrt(x.Square().Sum().Item());
}
