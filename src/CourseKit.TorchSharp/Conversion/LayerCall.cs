using TorchSharp;

namespace CourseKit.TorchSharp.Conversion;

/// <summary>One call of a layer, which a converter computes.</summary>
/// <param name="Inputs">The inputs; most layers have one.</param>
/// <param name="IsTraining">True in training mode.</param>
/// <param name="Owner">The module that has the parameters and buffers.</param>
internal readonly record struct LayerCall(IReadOnlyList<torch.Tensor> Inputs, bool IsTraining, torch.nn.Module Owner)
{
    /// <summary>The first input.</summary>
    public torch.Tensor X => Inputs[0];

    /// <summary>A parameter or buffer that the layer always has.</summary>
    public torch.Tensor this[string name] => Optional(name)!;

    /// <summary>A parameter or buffer, or null.</summary>
    public torch.Tensor? Optional(string name) => Owner.get_parameter(name) ?? Owner.get_buffer(name);
}
