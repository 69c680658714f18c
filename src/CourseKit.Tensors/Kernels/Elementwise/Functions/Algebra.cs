using System.Numerics;

namespace CourseKit.Tensors.Kernels.Elementwise.Functions;

/// <summary>scale·x + shift: the product or the sum with a constant, and −x.</summary>
internal readonly record struct Affine(float Scale, float Shift) : IUnary
{
    public static Affine Negate => new(-1, 0);

    public static SavedValue Saved => SavedValue.None;

    // −0 as the shift keeps the sign of a zero: −0 + −0 = −0.
    public Vector<float> Of(Vector<float> x) => (x * new Vector<float>(Scale)) + new Vector<float>(Shift == 0 ? -0f : Shift);

    public Vector<float> Gradient(Vector<float> kept, Vector<float> dy) => dy * new Vector<float>(Scale);
}

/// <summary>|x|, with slope 0 at 0.</summary>
internal readonly struct Abs : IUnary
{
    public static SavedValue Saved => SavedValue.Input;

    public Vector<float> Of(Vector<float> x) => Vector.Abs(x);

    public Vector<float> Gradient(Vector<float> x, Vector<float> dy)
    {
        var sign = Vector.ConditionalSelect(Vector.LessThan(x, Vector<float>.Zero), new Vector<float>(-1), Vector<float>.Zero);
        return dy * Vector.ConditionalSelect(Vector.GreaterThan(x, Vector<float>.Zero), Vector<float>.One, sign);
    }
}

/// <summary>x².</summary>
internal readonly struct Square : IUnary
{
    public static SavedValue Saved => SavedValue.Input;

    public Vector<float> Of(Vector<float> x) => x * x;

    public Vector<float> Gradient(Vector<float> x, Vector<float> dy) => dy * (x + x);
}

/// <summary>√x.</summary>
internal readonly struct Sqrt : IUnary
{
    public static SavedValue Saved => SavedValue.Output;

    public Vector<float> Of(Vector<float> x) => Vector.SquareRoot(x);

    public Vector<float> Gradient(Vector<float> y, Vector<float> dy) => dy / (y + y);
}

/// <summary>x to a constant power. The powers with a name are fast; others are as fast as <see cref="MathF.Pow"/>.</summary>
internal readonly record struct Power(float Exponent) : IUnary
{
    public static SavedValue Saved => SavedValue.Input;

    public Vector<float> Of(Vector<float> x) => Raise(x, Exponent);

    public Vector<float> Gradient(Vector<float> x, Vector<float> dy) =>
        Exponent == 0 ? Vector<float>.Zero : dy * (new Vector<float>(Exponent) * Raise(x, Exponent - 1));

    private static Vector<float> Raise(Vector<float> x, float exponent) => exponent switch
    {
        0 => Vector<float>.One,
        1 => x,
        2 => x * x,
        3 => x * x * x,
        -1 => Vector<float>.One / x,
        -2 => Vector<float>.One / (x * x),
        _ => RaiseEach(x, exponent),
    };

    private static Vector<float> RaiseEach(Vector<float> x, float exponent)
    {
        Span<float> y = stackalloc float[Vector<float>.Count];
        for (var lane = 0; lane < y.Length; lane++)
        {
            y[lane] = MathF.Pow(x[lane], exponent);
        }

        return new Vector<float>(y);
    }
}
