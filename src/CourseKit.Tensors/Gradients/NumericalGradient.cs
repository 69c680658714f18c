namespace CourseKit.Tensors.Gradients;

/// <summary>The numerical gradient, by central differences: the independent check of <see cref="Tensor.Backward()"/>.</summary>
/// <remarks>Exact for functions of degree two, up to rounding.</remarks>
public static class NumericalGradient
{
    /// <summary>Computes (f(x + step) − f(x − step)) / (2·step) for each value of x, where f gives a single number.</summary>
    public static Tensor Of(Func<Tensor, Tensor> function, Tensor at, double step = 1e-2)
    {
        using var _ = new NoGrad();
        var moved = at.Detach();
        var gradient = Tensor.Zeros(at.Shape);
        for (var i = 0; i < moved.Count; i++)
        {
            var value = moved.Values[i];
            var (up, down) = (value + (float)step, value - (float)step);
            var (above, below) = (At(i, up), At(i, down));
            Write(i, value);
            gradient.Values[i] = (float)((above - below) / ((double)up - down));
        }

        return gradient;

        double At(int place, float value)
        {
            Write(place, value);
            return function(moved).Item();
        }

        unsafe void Write(int place, float value) => moved.PointerToWrite[place] = value;
    }
}
