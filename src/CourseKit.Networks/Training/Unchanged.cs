using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Networks.Training;

/// <summary>Scope at whose end a network has the modes, buffers, generators and gradients with which it began.</summary>
internal sealed class Unchanged(Layer network) : IDisposable
{
    private readonly (Layer Layer, bool IsTraining)[] modes =
        [.. network.NamedLayers().Select(named => (named.Layer, named.Layer.IsSetToTraining))];

    private readonly (Parameter Buffer, Tensor Values)[] buffers =
    [
        .. from named in network.Parameters
           where named.Parameter.Spec.Kind != ParameterKind.Learned
           select (named.Parameter, named.Parameter.Value.Detach()),
    ];

    private readonly (Generator Generator, ulong State)[] generators =
    [
        .. network.NamedLayers().Select(named => named.Layer.Randomness).OfType<Generator>()
            .Select(generator => (generator, generator.State)),
    ];

    private readonly (Tensor Values, Tensor? Gradient)[] gradients =
    [
        .. from named in network.Parameters
           let values = named.Parameter.Value
           where values.RequiresGrad
           select (values, values.HasGrad ? values.Grad : null),
    ];

    public void Dispose()
    {
        // A layer sets the mode of its children, which come behind it.
        foreach (var (layer, isTraining) in modes)
        {
            _ = isTraining ? layer.Train() : layer.Eval();
        }

        foreach (var (values, gradient) in gradients)
        {
            values.Grad = gradient;
        }

        foreach (var (buffer, values) in buffers)
        {
            buffer.Set(values);
        }

        foreach (var (generator, state) in generators)
        {
            generator.State = state;
        }
    }
}
