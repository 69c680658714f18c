namespace CourseKit.Tensors.Gradients;

/// <summary>The numerical gradient, by central differences: the independent check of <see cref="Tensor.Backward()"/>.</summary>
/// <remarks>The independent check of <see cref="Tensor.Backward()"/>; exact for functions of degree two, up to rounding.</remarks>
public static class NumericalGradient
{
    /// <summary>Computes (f(x + step) − f(x − step)) / (2·step) for each value of x, where f gives a single number.</summary>
    public static Tensor Of(Func<Tensor, Tensor> function, Tensor at, double step = 1e-2)
    {
        using var _ = new NoGrad();
        var moved = at.Detach();
        var gradient = Tensor.Zeros(at.Shape);
        for (var i = 0; i < moved.Data.Length; i++)
        {
            var value = moved.Data[i];
            var (up, down) = (value + (float)step, value - (float)step);
            moved.Data[i] = up;
            var above = function(moved).Item();
            moved.Data[i] = down;
            var below = function(moved).Item();
            moved.Data[i] = value;
            gradient.Data[i] = (float)(((double)above - below) / ((double)up - down));
        }

        return gradient;
    }
}
