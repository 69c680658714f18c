using System.Runtime.CompilerServices;
using CourseKit.Tensors.Kernels.Elementwise;
using Functions = CourseKit.Tensors.Kernels.Elementwise.Functions;

namespace CourseKit.Tensors;

/// <content>Elementwise functions.</content>
public sealed unsafe partial class Tensor
{
    /// <summary>Computes eˣ of each value.</summary>
    public Tensor Exp() => Map(default(Functions.Exp));

    /// <summary>Computes the natural logarithm of each value.</summary>
    public Tensor Log() => Map(default(Functions.Log));

    /// <summary>Computes the square root of each value.</summary>
    public Tensor Sqrt() => Map(default(Functions.Sqrt));

    /// <summary>Computes the square of each value.</summary>
    public Tensor Square() => Map(default(Functions.Square));

    /// <summary>Computes each value to the power of a constant.</summary>
    public Tensor Pow(double exponent) => Map(new Functions.Power((float)exponent));

    /// <summary>Computes the absolute value of each value; the derivative at 0 is 0.</summary>
    public Tensor Abs() => Map(default(Functions.Abs));

    /// <summary>Computes each value clamped to <paramref name="low"/>…<paramref name="high"/>; the derivative is 0 outside and 1 at both
    /// bounds.</summary>
    public Tensor Clamp(double low, double high) => Map(new Functions.Clamp((float)low, (float)high));

    /// <summary>Computes the hyperbolic tangent of each value.</summary>
    public Tensor Tanh() => Map(default(Functions.Tanh));

    /// <summary>Computes the logistic sigmoid, 1 / (1 + e⁻ˣ), of each value.</summary>
    public Tensor Sigmoid() => Map(default(Functions.Sigmoid));

    private Tensor Map<TFunction>(TFunction function, [CallerMemberName] string operation = "")
        where TFunction : struct, IUnary
    {
        var y = Uninitialized(Shape, operation);
        Unary.Apply(function, Pointer, y.Pointer, Count);
        var saved = TFunction.Saved switch { SavedValue.Input => this, SavedValue.Output => y, _ => null };
        return y.Record(this, dy => Slope(function, saved ?? dy, dy), [saved], name: operation);
    }

    /// <summary>Computes the gradient of a function's input from that of its result and the saved value.</summary>
    private static Tensor Slope<TFunction>(TFunction function, Tensor kept, Tensor dy)
        where TFunction : struct, IUnary
    {
        var dx = GradientOver(dy);
        Unary.Gradient(function, kept.Pointer, dy.Pointer, dx.Pointer, dy.Count);
        GC.KeepAlive((kept, dy));
        return dx;
    }

    /// <summary>Returns a tensor for the gradient of an input that has the shape of the result: that of the result's own gradient, which
    /// nobody needs after this, unless it is someone else's too.</summary>
    private static Tensor GradientOver(Tensor dy) => dy.Storage.IsShared ? Uninitialized(dy.Shape) : dy;
}
