using System.Numerics;

namespace CourseKit.Tensors.Kernels.Elementwise;

/// <summary>Elementwise functions of one value. The result may be written over the operand.</summary>
/// <remarks>A value gives the same bits wherever it stands in the run.</remarks>
internal static unsafe class Unary
{
    /// <summary>y = f(x).</summary>
    public static void Apply<TFunction>(TFunction function, float* x, float* y, nint count)
        where TFunction : struct, IUnary =>
        Pieces.For(count, (from, to) => ApplyRun(function, x + from, y + from, to - from));

    /// <summary>dx = dy · f′(x), from <paramref name="kept"/>: x or y as <see cref="IUnary.Saved"/>
    /// says, and not read if it says nothing.</summary>
    public static void Gradient<TFunction>(TFunction function, float* kept, float* dy, float* dx, nint count)
        where TFunction : struct, IUnary
    {
        var known = TFunction.Saved == SavedValue.None ? dy : kept;
        Pieces.For(count, (from, to) => GradientRun(function, known + from, dy + from, dx + from, to - from));
    }

    /// <summary><inheritdoc cref="Apply" path="/summary/node()"/> On the calling thread, and without an allocation: for short
    /// runs.</summary>
    public static void ApplyRun<TFunction>(TFunction function, float* x, float* y, nint count)
        where TFunction : struct, IUnary
    {
        nint i = 0;
        for (; i <= count - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector.Store(function.Of(Vector.Load(x + i)), y + i);
        }

        if (i < count)
        {
            PartialVector.Store(function.Of(PartialVector.Load(x + i, count - i)), y + i, count - i);
        }
    }

    /// <summary><inheritdoc cref="Gradient" path="/summary/node()"/> On the calling thread, and without an allocation: for short
    /// runs.</summary>
    public static void GradientRun<TFunction>(TFunction function, float* kept, float* dy, float* dx, nint count)
        where TFunction : struct, IUnary
    {
        nint i = 0;
        for (; i <= count - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector.Store(function.Gradient(Vector.Load(kept + i), Vector.Load(dy + i)), dx + i);
        }

        if (i < count)
        {
            var slopes = function.Gradient(PartialVector.Load(kept + i, count - i), PartialVector.Load(dy + i, count - i));
            PartialVector.Store(slopes, dx + i, count - i);
        }
    }
}
