using CourseKit.Tensors;
using CourseKit.Tensors.Gradients;

namespace CourseKit.Networks.Training;

/// <summary>Bounds of gradients, between <c>Backward()</c> and a step, so that no batch throws a network off its course.</summary>
public static class GradientClipping
{
    /// <summary>Scales all gradients of a network so that their common norm, √Σg², is a limit at most, as
    /// torch.nn.utils.clip_grad_norm_.</summary>
    /// <param name="network">The network.</param>
    /// <param name="limit">The largest norm.</param>
    /// <returns>The norm before.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not above 0.</exception>
    /// <exception cref="InvalidOperationException">A gradient is not a number, or infinite.</exception>
    public static double ClipGradients(this Layer network, double limit)
    {
        if (limit is not > 0)
        {
            throw new ArgumentOutOfRangeException(nameof(limit), $"The largest norm of gradients is above 0. Received: {limit}.");
        }

        using var _ = new NoGrad();
        var norm = 0.0;
        List<Tensor> values = [];
        foreach (var (name, parameter) in network.Parameters.Where(named => named.Parameter.Value.HasGrad))
        {
            values.Add(parameter.Value);
            norm += SumOfSquares(parameter.Value.Grad) is var sum && double.IsFinite(sum) ? sum : throw new InvalidOperationException(
                $"Gradients are numbers. Received: NaN or infinity in the gradient of {name}. A smaller learning rate usually helps.");
        }

        norm = Math.Sqrt(norm);
        var scale = (float)(limit / (norm + 1e-6));
        foreach (var value in values.Where(_ => scale < 1))
        {
            value.Grad *= scale;
        }

        return norm;
    }

    private static double SumOfSquares(Tensor gradient)
    {
        var sum = 0.0;
        foreach (var slope in gradient.Values)
        {
            sum += (double)slope * slope;
        }

        return sum;
    }
}
