namespace CourseKit.Tensors;

/// <content>Functions of one value, each beside its derivative as a function of the value x and the result y.</content>
public sealed partial class Tensor
{
    /// <summary>e to the power of each value.</summary>
    public Tensor Exp() => Map(MathF.Exp, (_, y) => y);

    /// <summary>The natural logarithm of each value.</summary>
    public Tensor Log() => Map(MathF.Log, (x, _) => 1 / x);

    /// <summary>The square root of each value.</summary>
    public Tensor Sqrt() => Map(MathF.Sqrt, (_, y) => 0.5f / y);

    /// <summary>Each value times itself.</summary>
    public Tensor Square() => Map(x => x * x, (x, _) => 2 * x);

    /// <summary>Each value without its sign; the derivative at 0 is taken as 0.</summary>
    public Tensor Abs() => Map(MathF.Abs, (x, _) => x > 0 ? 1 : x < 0 ? -1 : 0);

    /// <summary>The hyperbolic tangent of each value.</summary>
    public Tensor Tanh() => Map(MathF.Tanh, (_, y) => 1 - (y * y));

    /// <summary>1 / (1 + e⁻ˣ) of each value.</summary>
    public Tensor Sigmoid() => Map(x => 1 / (1 + MathF.Exp(-x)), (_, y) => y * (1 - y));

    /// <summary>Each value, or 0 where it is negative; the derivative at 0 is taken as 0.</summary>
    public Tensor Relu() => Map(x => x > 0 || float.IsNaN(x) ? x : 0, (x, _) => x > 0 ? 1 : 0);

    private Tensor Map(Func<float, float> function, Func<float, float, float> derivative)
    {
        var y = Zeros(Shape);
        for (var i = 0; i < Count; i++)
        {
            y.Values[i] = function(Values[i]);
        }

        return y.MadeFrom(this, dy => Combine(dy, Combine(this, y, derivative), (d, slope) => d * slope));
    }

    /// <summary>One result for each pair of values of two tensors of the same shape, outside the record.</summary>
    private static Tensor Combine(Tensor left, Tensor right, Func<float, float, float> function)
    {
        var result = Zeros(left.Shape);
        for (var i = 0; i < result.Count; i++)
        {
            result.Values[i] = function(left.Values[i], right.Values[i]);
        }

        return result;
    }
}
