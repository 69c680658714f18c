using CourseKit.Networks.Layers;
using CourseKit.Tensors;

namespace CourseKit.Networks.Prediction;

/// <summary>Weights with the batch normalization behind them built in, each computed once.</summary>
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
            weights = norm is null ? (weight, bias) : Tensor.FoldBatchNorm(
                weight, bias, Parameter(norm, "weight"), Parameter(norm, "bias"), Parameter(norm, "running_mean")!,
                    Parameter(norm, "running_var")!, norm.Eps);
            ofConvolutions.Add((layer, norm), weights);
        }

        return weights;
    }

    /// <summary>What normalization by itself comes to: a scale and a shift of each channel.</summary>
    public (Tensor Scale, Tensor Shift) Of(BatchNorm2d norm)
    {
        if (!ofNormalizations.TryGetValue(norm, out var both))
        {
            var mean = Parameter(norm, "running_mean")!;
            var (scale, shift) = Tensor.FoldBatchNorm(
                Tensor.Ones(mean.Shape), null, Parameter(norm, "weight"), Parameter(norm, "bias"), mean, Parameter(norm, "running_var")!,
                    norm.Eps);
            both = (scale, shift);
            ofNormalizations.Add(norm, both);
        }

        return both;
    }

    /// <summary>Apart from what is trained on, which may change.</summary>
    private static Tensor? Parameter(Layer layer, string name) =>
        layer.OwnParameters.FirstOrDefault(parameter => parameter.Name == name)?.Value.Detach();
}
