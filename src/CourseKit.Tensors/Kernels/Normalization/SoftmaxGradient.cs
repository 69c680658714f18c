using System.Numerics;
using CourseKit.Tensors.Kernels.Elementwise;
using CourseKit.Tensors.Kernels.Reductions;

namespace CourseKit.Tensors.Kernels.Normalization;

/// <summary>The gradients of <see cref="Softmax"/>, from its results y; dx may be dy.</summary>
internal static unsafe class SoftmaxGradient
{
    /// <summary>The gradient of softmax: dx = y · (dy − Σ dy·y).</summary>
    public static void Compute(float* y, float* dy, nint outer, nint count, nint inner, float* dx)
    {
        if (inner > 1)
        {
            Columns.ForEach(y, outer, count, inner, (results, _) => OfColumns(results, results.In(y, dy), results.In(y, dx)));
            return;
        }

        Pieces.ForItems(outer, 2 * count, (from, to) =>
        {
            for (var row = from; row < to; row++)
            {
                float* results = y + (row * count), gradients = dy + (row * count), slopes = dx + (row * count);
                var dot = (float)Summation.Of(new WeightedDeviations(gradients, results, 0), 0, count);
                for (nint i = 0; i < count; i++)
                {
                    slopes[i] = results[i] * (gradients[i] - dot);
                }
            }
        });
    }

    /// <summary>The gradient of log-softmax: dx = dy − eʸ · Σ dy.</summary>
    public static void ComputeOfLog(float* y, float* dy, nint outer, nint count, nint inner, float* dx)
    {
        if (inner > 1)
        {
            Columns.ForEach(y, outer, count, inner, (results, _) => OfLogColumns(results, results.In(y, dy), results.In(y, dx)));
            return;
        }

        Pieces.ForItems(outer, 4 * count, (from, to) =>
        {
            for (var row = from; row < to; row++)
            {
                var sum = new Vector<float>((float)Summation.Of(new Values(dy + (row * count)), 0, count));
                nint i = row * count, end = (row + 1) * count;
                for (; i <= end - Vector<float>.Count; i += Vector<float>.Count)
                {
                    Vector.Store(Vector.Load(dy + i) - (VectorMath.Exp(Vector.Load(y + i)) * sum), dx + i);
                }

                if (i < end)
                {
                    PartialVector.Store(PartialVector.Load(dy + i, end - i) - (VectorMath.Exp(PartialVector.Load(y + i, end - i)) * sum),
                        dx + i, end - i);
                }
            }
        });
    }

    private static void OfColumns(Columns y, Columns dy, Columns dx)
    {
        var dot = Vector<float>.Zero;
        for (nint row = 0; row < y.Count; row++)
        {
            dot += y[row] * dy[row];
        }

        for (nint row = 0; row < y.Count; row++)
        {
            dx[row] = y[row] * (dy[row] - dot);
        }
    }

    private static void OfLogColumns(Columns y, Columns dy, Columns dx)
    {
        dy.Sum(out var lower, out var upper);
        var sum = Vector.Narrow(lower, upper);
        for (nint row = 0; row < y.Count; row++)
        {
            dx[row] = dy[row] - (VectorMath.Exp(y[row]) * sum);
        }
    }
}
