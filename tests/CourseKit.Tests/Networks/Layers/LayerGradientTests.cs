using CourseKit.Networks;
using CourseKit.Tensors;
using CourseKit.Tensors.Gradients;
using CourseKit.Tests.Tensors;
using CourseKit.Tests.Tensors.Gradients;
using Generator = CourseKit.Tensors.Randomness.Generator;

namespace CourseKit.Tests.Networks.Layers;

/// <summary>Gradients of inputs and parameters, against trying.</summary>
public sealed class LayerGradientTests
{
    private const double Tolerance = 3e-3;

    public static TheoryData<string> Names => LayerSample.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void In_training(string name) => Check(LayerSample.Named(name), training: true);

    [Theory]
    [MemberData(nameof(Names))]
    public void In_prediction(string name) => Check(LayerSample.Named(name), training: false);

    private static void Check(LayerSample sample, bool training)
    {
        var random = new Generator(11);
        var inputs = sample.Draw(seed: 12);
        var parameters = sample.Build(training).OwnParameters.Where(parameter => parameter.IsTrainable)
            .ToDictionary(parameter => parameter.Name, parameter => Separated.Values(parameter.Shape, random));
        var weights = random.Uniform(sample.Build(training).Forward(inputs).Shape, -1, 1);

        var leaves = inputs.Select(input => input.Detach().RequireGrad()).ToArray();
        var layer = WithParameters(parameters);
        if (sample.WithoutGradient.Length == inputs.Length)
        {
            Loss(layer, leaves).RequiresGrad.Should().BeFalse();
            return;
        }

        Loss(layer, leaves).Backward();
        foreach (var i in sample.WithoutGradient)
        {
            leaves[i].HasGrad.Should().BeFalse();
        }

        foreach (var i in Enumerable.Range(0, inputs.Length).Except(sample.WithoutGradient))
        {
            (leaves[i].HasGrad ? leaves[i].Grad : Tensor.Zeros(inputs[i].Shape)).ShouldBeCloseTo(
                NumericalGradient.Of(x => Loss(WithParameters(parameters), [.. inputs[..i], x, .. inputs[(i + 1)..]]), inputs[i]),
                    Tolerance);
        }

        foreach (var (name, value) in parameters)
        {
            layer.OwnParameters.Single(parameter => parameter.Name == name).Value.Grad!.ShouldBeCloseTo(
                NumericalGradient.Of(x => Loss(WithParameters(new(parameters) { [name] = x }), inputs), value), Tolerance);
        }

        // Made anew for each call, so that dropout draws the same numbers and running statistics are where they were.
        Layer WithParameters(Dictionary<string, Tensor> values)
        {
            var made = sample.Build(training);
            foreach (var parameter in made.OwnParameters.Where(parameter => values.ContainsKey(parameter.Name)))
            {
                parameter.Set(values[parameter.Name]);
            }

            return made;
        }

        Tensor Loss(Layer made, Tensor[] x) => (made.Forward(x) * weights).Sum();
    }
}
