namespace CourseKit.Tensors;

/// <content>Batch normalization folded into the layer before it, for prediction.</content>
public sealed partial class Tensor
{
    /// <summary>Computes the weights and bias of a convolution or fully connected layer that includes the batch normalization behind
    /// it.</summary>
    /// <remarks>
    /// In prediction, normalization is a scale and a shift of each map: s·(w∗x + b − μ) + β with s = γ / √(σ² + eps).
    /// The scale can be taken into the filters, s·w, and the rest into the bias, s·(b − μ) + β.
    /// </remarks>
    /// <param name="filters">The layer's weights: [F, …].</param>
    /// <param name="filterBias">The layer's bias, [F], or none.</param>
    /// <param name="weight">γ of the normalization, [F], or none for 1.</param>
    /// <param name="bias">β of the normalization, [F], or none for 0.</param>
    /// <param name="runningMean">μ: [F].</param>
    /// <param name="runningVariance">σ²: [F].</param>
    /// <param name="eps">The ε of the normalization.</param>
    /// <exception cref="ShapeException">The shapes do not fit each other.</exception>
    internal static (Tensor Filters, Tensor Bias) FoldBatchNorm(
        Tensor filters, Tensor? filterBias, Tensor? weight, Tensor? bias, Tensor runningMean, Tensor runningVariance, float eps = 1e-5f)
    {
        foreach (var perFilter in new[] { filterBias, weight, bias, runningMean, runningVariance })
        {
            if (filters.Shape.Rank == 0 || (perFilter is not null && perFilter.Shape != [filters.Shape[0]]))
            {
                throw new ShapeException("Batch normalization behind filters [F, …] has one number a filter: [F].",
                    $"filters {filters.Shape}, {perFilter?.Shape}");
            }
        }

        var scale = (weight ?? Ones(runningMean.Shape)) / (runningVariance + eps).Sqrt();
        var shift = ((filterBias ?? Zeros(runningMean.Shape)) - runningMean) * scale;
        return (filters * scale.Reshape([-1, .. Enumerable.Repeat(1, filters.Shape.Rank - 1)]), bias is null ? shift : shift + bias);
    }
}
