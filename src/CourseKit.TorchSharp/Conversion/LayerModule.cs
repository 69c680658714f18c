using CourseKit.Networks;
using TorchSharp;

namespace CourseKit.TorchSharp.Conversion;

/// <summary>A layer of the course as a module of TorchSharp, with its parameters and buffers.</summary>
internal sealed class LayerModule : torch.nn.Module<IReadOnlyList<torch.Tensor>, torch.Tensor>
{
    private torch.nn.Module owner;

    /// <summary>Makes the module, without parameters.</summary>
    public LayerModule(Layer layer)
        : base(layer.GetType().Name)
    {
        Layer = layer;
        owner = this;
    }

    /// <summary>Gets the layer; what it computes with are the parameters of the module.</summary>
    public Layer Layer { get; }

    /// <summary>Copies the layer's parameters and buffers into a module: this one, or one that is there already under the layer's
    /// path.</summary>
    public void CopyParametersInto(torch.nn.Module module)
    {
        owner = module;
        foreach (var parameter in Layer.OwnParameters)
        {
            var values = parameter.Value.Detach().ToTorch();
            if (parameter.Spec.Kind == ParameterKind.Learned)
            {
                module.register_parameter(parameter.Name, new(values, requires_grad: parameter.IsTrainable));
            }
            else
            {
                module.register_buffer(
                    parameter.Name, parameter.Spec.Kind == ParameterKind.Counter ? values.to(torch.ScalarType.Int64) : values);
            }
        }
    }

    /// <inheritdoc/>
    public override torch.Tensor forward(IReadOnlyList<torch.Tensor> input)
    {
        using var scope = torch.NewDisposeScope();
        return LayerConverter.Compute(Layer, new(input, training, owner)).MoveToOuterDisposeScope();
    }

    /// <summary>Registers no fields: the owner is no part of this module.</summary>
    protected override void RegisterComponents()
    {
    }

    /// <summary>Returns the layer with its options.</summary>
    public override string ToString() => $"{Layer}";
}
