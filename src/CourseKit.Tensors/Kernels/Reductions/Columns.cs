using System.Numerics;
using System.Runtime.CompilerServices;
using CourseKit.Tensors.Kernels.Elementwise;

namespace CourseKit.Tensors.Kernels.Reductions;

/// <summary>A strip of neighboring columns, at most as many as a vector has lanes: the values of an axis that is not the last.</summary>
internal readonly unsafe struct Columns(float* first, nint count, nint stride, nint lanes)
{
    private const int Block = 16;

    /// <summary>Gets the number of values in a column.</summary>
    public nint Count => count;

    /// <summary>Gets the values of one row; lanes beyond the strip are zero.</summary>
    public Vector<float> this[nint row]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Load(first + (row * stride));
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        set => Store(value, first + (row * stride));
    }

    /// <summary>Calls <paramref name="work"/> for every strip of [outer, count, inner], with the
    /// place of its results in [outer, inner].</summary>
    public static void ForEach(float* x, nint outer, nint count, nint inner, Action<Columns, nint> work)
    {
        var strips = (inner + Vector<float>.Count - 1) / Vector<float>.Count;
        Pieces.ForItems(outer * strips, count * Vector<float>.Count, (from, to) =>
        {
            for (var i = from; i < to; i++)
            {
                var (block, strip) = Math.DivRem(i, strips);
                var column = strip * Vector<float>.Count;
                work(new(x + (block * count * inner) + column, count, inner, nint.Min(Vector<float>.Count, inner - column)),
                    (block * inner) + column);
            }
        });
    }

    /// <summary>Returns the corresponding strip of another tensor of this shape.</summary>
    public Columns In(float* mine, float* other) => new(other + (first - mine), count, stride, lanes);

    /// <summary>Computes the sum of each column, or that of its squared deviations from a center: 16 values in single precision at a time,
    /// these sums in double.</summary>
    public void Sum(out Vector<double> lower, out Vector<double> upper, Vector<float>? center = null)
    {
        (lower, upper) = (Vector<double>.Zero, Vector<double>.Zero);
        for (nint row = 0; row < count;)
        {
            var sum = Vector<float>.Zero;
            for (var end = nint.Min(row + Block, count); row < end; row++)
            {
                var value = center is { } middle ? this[row] - middle : this[row];
                sum += center is null ? value : value * value;
            }

            Vector.Widen(sum, out var low, out var high);
            lower += low;
            upper += high;
        }
    }

    /// <summary>Writes one result for each column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(Vector<float> results, float* to)
    {
        if (lanes == Vector<float>.Count)
        {
            Vector.Store(results, to);
        }
        else
        {
            PartialVector.Store(results, to, lanes);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector<float> Load(float* from) => lanes == Vector<float>.Count ? Vector.Load(from) : PartialVector.Load(from, lanes);
}
