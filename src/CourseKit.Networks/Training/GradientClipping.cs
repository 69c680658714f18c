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
    public static double ClipGradients(this Layer network, double limit)
    {
        if (limit is not > 0)
        {
            throw new ArgumentOutOfRangeException(nameof(limit), $"The largest norm of gradients is above 0. Received: {limit}.");
        }

        using var _ = new NoGrad();
        var values = network.Parameters.Select(named => named.Parameter.Value).Where(value => value.HasGrad).ToList();
        var norm = Math.Sqrt(values.Sum(value => (double)value.Grad.Square().Sum().Item()));
        var scale = (float)(limit / (norm + 1e-6));
        if (scale < 1)
        {
            foreach (var value in values)
            {
                var whole = value.Grad;
                value.Grad = whole * scale;
                whole.FreeAfterBackward();
            }
        }

        return norm;
    }
}
