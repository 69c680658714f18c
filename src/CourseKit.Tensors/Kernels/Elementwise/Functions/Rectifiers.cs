using System.Numerics;

namespace CourseKit.Tensors.Kernels.Elementwise.Functions;

// Slopes at the kinks are PyTorch's. Comparisons are put so that NaN comes through, as a value, and dy as its gradient, as on PyTorch's
// GPUs and in the golden values; its CPU vectors, from 16 values on, give 0 (ReLU6) or NaN (ELU, hard-swish) instead, its scalars dy too.

/// <summary>x, or 0 where it is negative; slope 0 at 0.</summary>
internal readonly struct Relu : IUnary
{
    public static SavedValue Saved => SavedValue.Output;

    public Vector<float> Of(Vector<float> x) =>
        Vector.ConditionalSelect(Vector.LessThanOrEqual(x, Vector<float>.Zero), Vector<float>.Zero, x);

    public Vector<float> Gradient(Vector<float> y, Vector<float> dy) =>
        Vector.ConditionalSelect(Vector.LessThanOrEqual(y, Vector<float>.Zero), Vector<float>.Zero, dy);
}

/// <summary>x, held between 0 and 6; slope 0 at both.</summary>
internal readonly struct Relu6 : IUnary
{
    public static SavedValue Saved => SavedValue.Output;

    public Vector<float> Of(Vector<float> x) => new Clamp(0, 6).Of(x);

    public Vector<float> Gradient(Vector<float> y, Vector<float> dy)
    {
        var flat = Vector.LessThanOrEqual(y, Vector<float>.Zero) | Vector.GreaterThanOrEqual(y, new Vector<float>(6));
        return Vector.ConditionalSelect(flat, Vector<float>.Zero, dy);
    }
}

/// <summary>x where it is positive, slope·x where not, 0 included.</summary>
internal readonly record struct LeakyRelu(float Slope) : IUnary
{
    public static SavedValue Saved => SavedValue.Input;

    public Vector<float> Of(Vector<float> x) => Gradient(x, x);

    public Vector<float> Gradient(Vector<float> x, Vector<float> dy) =>
        Vector.ConditionalSelect(Vector.GreaterThan(x, Vector<float>.Zero), dy, dy * new Vector<float>(Slope));
}

/// <summary>x, held between two bounds, both of which still let the gradient through.</summary>
internal readonly record struct Clamp(float Low, float High) : IUnary
{
    public static SavedValue Saved => SavedValue.Input;

    public Vector<float> Of(Vector<float> x)
    {
        Vector<float> low = new(Low), high = new(High);
        x = Vector.ConditionalSelect(Vector.LessThan(x, low), low, x);
        return Vector.ConditionalSelect(Vector.GreaterThan(x, high), high, x);
    }

    public Vector<float> Gradient(Vector<float> x, Vector<float> dy)
    {
        var within = Vector.GreaterThanOrEqual(x, new Vector<float>(Low)) & Vector.LessThanOrEqual(x, new Vector<float>(High));
        return Vector.ConditionalSelect(within, dy, Vector<float>.Zero);
    }
}

/// <summary>x / 6 + 1/2, held between 0 and 1 (at x = −3 and 3); slope 0 at both.</summary>
internal readonly struct HardSigmoid : IUnary
{
    public static SavedValue Saved => SavedValue.Input;

    public Vector<float> Of(Vector<float> x) => new Clamp(0, 6).Of(x + new Vector<float>(3)) / new Vector<float>(6);

    public Vector<float> Gradient(Vector<float> x, Vector<float> dy)
    {
        var rising = Vector.GreaterThan(x, new Vector<float>(-3)) & Vector.LessThan(x, new Vector<float>(3));
        return Vector.ConditionalSelect(rising, dy / new Vector<float>(6), Vector<float>.Zero);
    }
}

/// <summary>x · hard-sigmoid(x); slope 0 at −3 and 1 at 3.</summary>
internal readonly struct HardSwish : IUnary
{
    public static SavedValue Saved => SavedValue.Input;

    public Vector<float> Of(Vector<float> x) => x * new Clamp(0, 6).Of(x + new Vector<float>(3)) / new Vector<float>(6);

    public Vector<float> Gradient(Vector<float> x, Vector<float> dy)
    {
        var inner = dy * ((x / new Vector<float>(3)) + new Vector<float>(0.5f));
        var risen = Vector.ConditionalSelect(Vector.LessThan(x, new Vector<float>(3)), inner, dy);
        return Vector.ConditionalSelect(Vector.LessThanOrEqual(x, new Vector<float>(-3)), Vector<float>.Zero, risen);
    }
}
