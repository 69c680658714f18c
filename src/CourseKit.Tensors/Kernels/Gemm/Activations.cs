using System.Numerics;

namespace CourseKit.Tensors.Kernels.Gemm;

/// <summary>The activations on vectors; NaN stays NaN, because every comparison with it is false.</summary>
internal static class Activations
{
    public static Vector<float> Apply(this Activation activation, Vector<float> x) => activation switch
    {
        Activation.Relu => Positive(x),
        Activation.Relu6 => UpToSix(Positive(x)),
        Activation.HardSwish => x * UpToSix(Positive(x + new Vector<float>(3))) / new Vector<float>(6),
        Activation.Silu => x / (Vector<float>.One + Vector.Exp(-x)),
        _ => x,
    };

    private static Vector<float> Positive(Vector<float> x) => Vector.ConditionalSelect(Vector.LessThan(x, Vector<float>.Zero), Vector<float>.Zero, x);

    private static Vector<float> UpToSix(Vector<float> x)
    {
        var six = new Vector<float>(6);
        return Vector.ConditionalSelect(Vector.GreaterThan(x, six), six, x);
    }
}
