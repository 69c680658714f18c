using CourseKit.Networks;
using CourseKit.Tensors;
using CourseKit.Tensors.Gradients;
using CourseKit.Tensors.Randomness;
using CourseKit.Tests.Tensors;

namespace CourseKit.Tests.Networks.Layers;

/// <summary>Compares the gradients of a layer with those found by trying.</summary>
internal static class GradientCheck
{
    /// <summary>Asserts them for the input and for each parameter, of a loss that weighs every output differently.</summary>
    public static void ShouldHaveTheGradientsFoundByTrying(this Layer layer, Tensor at)
    {
        var weights = new Generator(9).Uniform(layer.Infer(at.Shape), -1, 1);
        var x = at.Detach().RequireGrad();
        Loss(x).Backward();

        x.Grad!.ShouldBeCloseTo(NumericalGradient.Of(Loss, at), 3e-3);
        foreach (var (name, parameter) in layer.Parameters.ToList())
        {
            var (value, gradient) = (parameter.Value.Detach(), parameter.Value.Grad);
            gradient.Should().NotBeNull(name);
            var tried = NumericalGradient.Of(
                moved =>
                {
                    parameter.Set(moved);
                    return Loss(at);
                },
                value);
            parameter.Set(value);
            gradient!.ShouldBeCloseTo(tried, 3e-3);
        }

        Tensor Loss(Tensor input) => (layer.Call(input) * weights).Sum();
    }
}
