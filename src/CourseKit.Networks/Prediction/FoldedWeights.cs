using CourseKit.Networks.Layers;
using CourseKit.Tensors;

namespace CourseKit.Networks.Prediction;

/// <summary>Weights with batch normalization folded in, each computed once.</summary>
internal sealed class FoldedWeights
{
    private readonly Dictionary<(Layer Layer, Layer? Norm), (Tensor Weight, Tensor? Bias)> ofConvolutions = [];
    private readonly Dictionary<Layer, (Tensor Scale, Tensor Shift)> ofNormalizations = [];

    /// <summary>The weights of a convolution or dense layer.</summary>
    public (Tensor Weight, Tensor? Bias) Of(Layer layer, BatchNorm2d? norm)
    {
        if (!ofConvolutions.TryGetValue((layer, norm), out var weights))
        {
            var (weight, bias) = (Parameter(layer, "weight")!, Parameter(layer, "bias"));
            weights = norm is null ? (weight, bias) : Fold(weight, bias, norm);
            ofConvolutions.Add((layer, norm), weights);
        }

        return weights;
    }

    /// <summary>The scale and the shift of each channel that a normalization by itself amounts to.</summary>
    public (Tensor Scale, Tensor Shift) Of(BatchNorm2d norm)
    {
        if (!ofNormalizations.TryGetValue(norm, out var both))
        {
            both = Fold(Tensor.Ones(Parameter(norm, "running_mean")!.Shape), bias: null, norm);
            ofNormalizations.Add(norm, both);
        }

        return both;
    }

    private static (Tensor Weight, Tensor Bias) Fold(Tensor weight, Tensor? bias, BatchNorm2d norm) => Tensor.FoldBatchNorm(
        weight, bias,
        Parameter(norm, "weight"), Parameter(norm, "bias"),
        Parameter(norm, "running_mean")!, Parameter(norm, "running_var")!, norm.Eps);

    /// <summary>A parameter without its record for gradients.</summary>
    private static Tensor? Parameter(Layer layer, string name) =>
        layer.OwnParameters.FirstOrDefault(parameter => parameter.Name == name)?.Value.Detach();
}
