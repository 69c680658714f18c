using CourseKit.Networks;
using CourseKit.Networks.Initialization;
using CourseKit.Tensors;

namespace CourseKit.Course.Tests.Exercises.Bank;

/// <summary>Unit that is a layer of its own, as a learner writes one: its parameters are declared in an order of its own.</summary>
/// <param name="output">The output shape for an input shape.</param>
/// <param name="parameters">The names and shapes of the parameters. Those whose names begin with «mean» or «var» are buffers, and those
/// that begin with «scale» or «var» are 1 at first; all others are 0.</param>
/// <param name="forward">The outputs for the parameters by name, an input, and whether the layer is in training mode.</param>
internal sealed class OwnUnit(
    Func<Shape, Shape> output, IEnumerable<(string Name, Shape Shape)> parameters, Func<Func<string, Tensor>, Tensor, bool, Tensor> forward)
    : Layer
{
    public override Shape Infer(Shape input) => output(input);

    protected override IEnumerable<ParameterSpec> Describe(Shape input) => parameters.Select(parameter => new ParameterSpec(
        parameter.Name, parameter.Shape,
        parameter.Name.StartsWith("scale") || parameter.Name.StartsWith("var") ? Initializers.Ones : Initializers.Zeros,
        parameter.Name.StartsWith("mean") || parameter.Name.StartsWith("var") ? ParameterKind.Buffer : ParameterKind.Learned));

    protected override Tensor Forward(Tensor x) => forward(name => this[name], x, IsTraining);
}
