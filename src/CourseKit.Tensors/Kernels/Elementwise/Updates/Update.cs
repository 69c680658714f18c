using System.Numerics;

namespace CourseKit.Tensors.Kernels.Elementwise.Updates;

/// <summary>Optimizer steps over all parameters of a run, reading and writing each value once.</summary>
internal static unsafe class Update
{
    /// <summary>A step of <see cref="Sgd"/>; <paramref name="momentum"/> starts as zeros, and is null without momentum.</summary>
    public static void Step(Sgd update, float* parameters, float* gradients, float* momentum, nint count) =>
        Step(update, parameters, gradients, momentum, null, count);

    /// <summary>A step of an update with two running values for each parameter, which start as zeros; null where it keeps none.</summary>
    public static void Step<TUpdate>(TUpdate update, float* parameters, float* gradients, float* first, float* second, nint count)
        where TUpdate : struct, IUpdate =>
        Pieces.For(count, (from, to) => StepPiece(update, parameters, gradients, first, second, from, to));

    private static void StepPiece<TUpdate>(TUpdate update, float* parameters, float* gradients, float* first, float* second, nint from,
        nint to)
        where TUpdate : struct, IUpdate
    {
        var i = from;
        for (; i <= to - Vector<float>.Count; i += Vector<float>.Count)
        {
            var p = Vector.Load(parameters + i);
            var m = first == null ? Vector<float>.Zero : Vector.Load(first + i);
            var v = second == null ? Vector<float>.Zero : Vector.Load(second + i);
            update.Step(ref p, Vector.Load(gradients + i), ref m, ref v);
            Vector.Store(p, parameters + i);
            if (first != null)
            {
                Vector.Store(m, first + i);
            }

            if (second != null)
            {
                Vector.Store(v, second + i);
            }
        }

        if (i < to)
        {
            StepLast(update, parameters + i, gradients + i, first == null ? null : first + i, second == null ? null : second + i, to - i);
        }
    }

    private static void StepLast<TUpdate>(TUpdate update, float* parameters, float* gradients, float* first, float* second, nint count)
        where TUpdate : struct, IUpdate
    {
        var p = PartialVector.Load(parameters, count);
        var m = first == null ? Vector<float>.Zero : PartialVector.Load(first, count);
        var v = second == null ? Vector<float>.Zero : PartialVector.Load(second, count);
        update.Step(ref p, PartialVector.Load(gradients, count), ref m, ref v);
        PartialVector.Store(p, parameters, count);
        if (first != null)
        {
            PartialVector.Store(m, first, count);
        }

        if (second != null)
        {
            PartialVector.Store(v, second, count);
        }
    }
}
