using System.Numerics;

namespace CourseKit.Tensors.Kernels.Elementwise.Functions;

/// <summary>eˣ.</summary>
internal readonly struct Exp : IUnary
{
    public static SavedValue Saved => SavedValue.Output;

    public Vector<float> Of(Vector<float> x) => VectorMath.Exp(x);

    public Vector<float> Gradient(Vector<float> y, Vector<float> dy) => dy * y;
}

/// <summary>The natural logarithm.</summary>
internal readonly struct Log : IUnary
{
    public static SavedValue Saved => SavedValue.Input;

    public Vector<float> Of(Vector<float> x) => Vector.Log(x);

    public Vector<float> Gradient(Vector<float> x, Vector<float> dy) => dy / x;
}

/// <summary>The hyperbolic tangent.</summary>
internal readonly struct Tanh : IUnary
{
    public static SavedValue Saved => SavedValue.Output;

    public Vector<float> Of(Vector<float> x) => VectorMath.Tanh(x);

    public Vector<float> Gradient(Vector<float> y, Vector<float> dy) => dy * (Vector<float>.One - (y * y));
}

/// <summary>1 / (1 + e⁻ˣ).</summary>
internal readonly struct Sigmoid : IUnary
{
    public static SavedValue Saved => SavedValue.Output;

    public Vector<float> Of(Vector<float> x) => VectorMath.Sigmoid(x);

    public Vector<float> Gradient(Vector<float> y, Vector<float> dy) => dy * (y * (Vector<float>.One - y));
}

/// <summary>x · sigmoid(x), also called swish.</summary>
internal readonly struct Silu : IUnary
{
    public static SavedValue Saved => SavedValue.Input;

    public Vector<float> Of(Vector<float> x) => x / (Vector<float>.One + VectorMath.Exp(-x));

    public Vector<float> Gradient(Vector<float> x, Vector<float> dy)
    {
        var s = VectorMath.Sigmoid(x);
        return dy * (s * (Vector<float>.One + (x * (Vector<float>.One - s))));
    }
}

/// <summary>x where it is positive, α·(eˣ − 1) where not; slope α at 0.</summary>
internal readonly record struct Elu(float Alpha) : IUnary
{
    public static SavedValue Saved => SavedValue.Input;

    public Vector<float> Of(Vector<float> x) =>
        Vector.ConditionalSelect(Vector.GreaterThan(x, Vector<float>.Zero), x, new Vector<float>(Alpha) * VectorMath.ExpMinusOne(x));

    public Vector<float> Gradient(Vector<float> x, Vector<float> dy) =>
        Vector.ConditionalSelect(Vector.LessThanOrEqual(x, Vector<float>.Zero), dy * (new Vector<float>(Alpha) * VectorMath.Exp(x)), dy);
}
