using System.Runtime.CompilerServices;
using CourseKit.Tensors.Kernels.Elementwise;
using Functions = CourseKit.Tensors.Kernels.Elementwise.Functions;

namespace CourseKit.Tensors;

/// <content>Functions of each value by itself.</content>
public sealed unsafe partial class Tensor
{
    /// <summary>e to the power of each value.</summary>
    public Tensor Exp() => Map(default(Functions.Exp));

    /// <summary>The natural logarithm of each value.</summary>
    public Tensor Log() => Map(default(Functions.Log));

    /// <summary>The square root of each value.</summary>
    public Tensor Sqrt() => Map(default(Functions.Sqrt));

    /// <summary>Each value times itself.</summary>
    public Tensor Square() => Map(default(Functions.Square));

    /// <summary>Each value to the power of a constant.</summary>
    public Tensor Pow(double exponent) => Map(new Functions.Power((float)exponent));

    /// <summary>Each value without its sign; the derivative at 0 is taken as 0.</summary>
    public Tensor Abs() => Map(default(Functions.Abs));

    /// <summary>Each value, but no less than <paramref name="low"/> and no more than
    /// <paramref name="high"/>; outside of them the derivative is 0.</summary>
    public Tensor Clamp(double low, double high) => Map(new Functions.Clamp((float)low, (float)high));

    /// <summary>The hyperbolic tangent of each value.</summary>
    public Tensor Tanh() => Map(default(Functions.Tanh));

    /// <summary>1 / (1 + e⁻ˣ) of each value.</summary>
    public Tensor Sigmoid() => Map(default(Functions.Sigmoid));

    private Tensor Map<TFunction>(TFunction function, [CallerMemberName] string operation = "")
        where TFunction : struct, IUnary
    {
        var y = Uninitialized(Shape, operation);
        Unary.Apply(function, Pointer, y.Pointer, Count);
        var saved = TFunction.Kept switch { Kept.Input => this, Kept.Output => y, _ => null };
        return y.Record(this, dy => Slope(function, saved ?? dy, dy), [saved], name: operation);
    }

    /// <summary>The gradient of what a function was applied to, from that of its results and what it kept.</summary>
    /// <remarks>Written over the gradient of the results, unless that is someone else's too: nobody needs it after this.</remarks>
    private static Tensor Slope<TFunction>(TFunction function, Tensor kept, Tensor dy)
        where TFunction : struct, IUnary
    {
        var dx = dy.Storage.IsShared ? Uninitialized(dy.Shape) : dy;
        Unary.Gradient(function, kept.Pointer, dy.Pointer, dx.Pointer, dy.Count);
        GC.KeepAlive((kept, dy));
        return dx;
    }
}
