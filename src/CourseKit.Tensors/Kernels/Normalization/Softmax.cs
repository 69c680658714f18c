using System.Numerics;
using CourseKit.Tensors.Kernels.Elementwise;
using CourseKit.Tensors.Kernels.Reductions;

namespace CourseKit.Tensors.Kernels.Normalization;

/// <summary>Softmax and its logarithm along the middle axis of [outer, count, inner]; y may be x.</summary>
/// <remarks>The largest value is subtracted first, so that nothing overflows. A NaN makes all of its run NaN.</remarks>
internal static unsafe class Softmax
{
    /// <summary>y = eˣ / Σ eˣ.</summary>
    public static void Forward(float* x, nint outer, nint count, nint inner, float* y)
    {
        if (inner > 1)
        {
            Columns.ForEach(x, outer, count, inner, (columns, _) => OfColumns(columns, columns.In(x, y)));
            return;
        }

        Pieces.ForItems(outer, 4 * count, (from, to) =>
        {
            for (var row = from; row < to; row++)
            {
                float* values = x + (row * count), results = y + (row * count);
                var sum = Exponentials(values, Largest(values, count), count, results);
                Scaling.Apply<NoEpilogue>(results, 0, (float)(1 / sum), -0f, results, count);
            }
        });
    }

    /// <summary>y = x − log Σ eˣ.</summary>
    public static void LogForward(float* x, nint outer, nint count, nint inner, float* y)
    {
        if (inner > 1)
        {
            Columns.ForEach(x, outer, count, inner, (columns, _) => LogOfColumns(columns, columns.In(x, y)));
            return;
        }

        Pieces.ForItems(outer, 4 * count, (from, to) =>
        {
            for (var row = from; row < to; row++)
            {
                float* values = x + (row * count), results = y + (row * count);
                var largest = Largest(values, count);
                var log = (float)Math.Log(SumOfExponentials(values, largest, count));
                for (nint i = 0; i < count; i++)
                {
                    results[i] = values[i] - largest - log;
                }
            }
        });
    }

    /// <summary>Returns the largest value of a run; NaN if there is one.</summary>
    public static float Largest(float* x, nint count)
    {
        nint i = 0;
        var largest = float.NegativeInfinity;
        if (count >= Vector<float>.Count)
        {
            var best = Vector.Load(x);
            for (i = Vector<float>.Count; i <= count - Vector<float>.Count; i += Vector<float>.Count)
            {
                best = Vector.Max(best, Vector.Load(x + i));
            }

            for (var lane = 0; lane < Vector<float>.Count; lane++)
            {
                largest = MathF.Max(largest, best[lane]);
            }
        }

        for (; i < count; i++)
        {
            largest = MathF.Max(largest, x[i]);
        }

        return largest;
    }

    /// <summary>Σ e^(x − center).</summary>
    public static double SumOfExponentials(float* x, float center, nint count) =>
        Summation.Of(new ShiftedExponentials(x, center), 0, count);

    /// <summary>y = e^(x − center), and returns their sum.</summary>
    public static double Exponentials(float* x, float center, nint count, float* y)
    {
        nint i = 0;
        for (; i <= count - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector.Store(VectorMath.Exp(Vector.Load(x + i) - new Vector<float>(center)), y + i);
        }

        if (i < count)
        {
            PartialVector.Store(VectorMath.Exp(PartialVector.Load(x + i, count - i) - new Vector<float>(center)), y + i, count - i);
        }

        return Summation.Of(new Values(y), 0, count);
    }

    private static void OfColumns(Columns x, Columns y)
    {
        var largest = Largest(x);
        for (nint row = 0; row < x.Count; row++)
        {
            y[row] = VectorMath.Exp(x[row] - largest);
        }

        y.Sum(out var lower, out var upper);
        var scale = Vector<float>.One / Vector.Narrow(lower, upper);
        for (nint row = 0; row < x.Count; row++)
        {
            y[row] *= scale;
        }
    }

    private static void LogOfColumns(Columns x, Columns y)
    {
        var largest = Largest(x);
        var sum = Vector<float>.Zero;
        for (nint row = 0; row < x.Count; row++)
        {
            sum += VectorMath.Exp(x[row] - largest);
        }

        var log = Vector.Log(sum);
        for (nint row = 0; row < x.Count; row++)
        {
            y[row] = x[row] - largest - log;
        }
    }

    private static Vector<float> Largest(Columns x)
    {
        var largest = x[0];
        for (nint row = 1; row < x.Count; row++)
        {
            largest = Vector.Max(largest, x[row]);
        }

        return largest;
    }
}
