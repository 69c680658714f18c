using System.Numerics;

namespace CourseKit.Tensors.Kernels.Elementwise;

/// <summary>The activations on vectors; NaN stays NaN, because every comparison with it is false.</summary>
internal static unsafe class Activations
{
    /// <summary>Returns whether an activation is a clamp, as ReLU, ReLU6 and the identity are, and its bounds.</summary>
    public static bool IsBetween(this Activation activation, out float least, out float most)
    {
        (least, most) = activation switch
        {
            Activation.Relu => (0, float.PositiveInfinity),
            Activation.Relu6 => (0, 6),
            _ => (float.NegativeInfinity, float.PositiveInfinity),
        };
        return activation is Activation.None or Activation.Relu or Activation.Relu6;
    }

    public static Vector<float> Apply(this Activation activation, Vector<float> x) => activation switch
    {
        Activation.Relu => Positive(x),
        Activation.Relu6 => UpToSix(Positive(x)),
        Activation.HardSwish => x * UpToSix(Positive(x + new Vector<float>(3))) / new Vector<float>(6),
        Activation.Silu => x / (Vector<float>.One + Vector.Exp(-x)),
        _ => x,
    };

    /// <summary>Applies an activation in place.</summary>
    public static void Apply(this Activation activation, float* values, nint count)
    {
        switch (activation)
        {
            case Activation.Relu:
                Unary.Apply(default(Functions.Relu), values, values, count);
                break;
            case Activation.Relu6:
                Unary.Apply(default(Functions.Relu6), values, values, count);
                break;
            case Activation.HardSwish:
                Unary.Apply(default(Functions.HardSwish), values, values, count);
                break;
            case Activation.Silu:
                Unary.Apply(default(Functions.Silu), values, values, count);
                break;
        }
    }

    /// <summary>dx = dy · f′, from the results y of an activation whose gradient follows from them; dx may be dy.</summary>
    public static void Gradient(this Activation activation, float* y, float* dy, float* dx, nint count)
    {
        switch (activation)
        {
            case Activation.Relu:
                Unary.GradientRun(default(Functions.Relu), y, dy, dx, count);
                break;
            case Activation.Relu6:
                Unary.GradientRun(default(Functions.Relu6), y, dy, dx, count);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(activation), activation, "Its gradient does not follow from its results.");
        }
    }

    private static Vector<float> Positive(Vector<float> x) =>
        Vector.ConditionalSelect(Vector.LessThan(x, Vector<float>.Zero), Vector<float>.Zero, x);

    private static Vector<float> UpToSix(Vector<float> x)
    {
        var six = new Vector<float>(6);
        return Vector.ConditionalSelect(Vector.GreaterThan(x, six), six, x);
    }
}
