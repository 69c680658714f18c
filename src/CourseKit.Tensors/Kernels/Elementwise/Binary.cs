using System.Numerics;

namespace CourseKit.Tensors.Kernels.Elementwise;

/// <summary>Elementwise operations on pairs of values; a broadcast operand is never materialized.</summary>
internal static unsafe class Binary
{
    /// <summary>y = a ∘ b for operands of the same shape; y may be either of them.</summary>
    public static void Apply<TOperation>(float* a, float* b, float* y, nint count)
        where TOperation : struct, IBinary =>
        Pieces.For(count, (from, to) => Run<TOperation, Values, Values>(new(a + from), new(b + from), y + from, to - from));

    /// <summary>y = a ∘ b for operands lined up as <paramref name="shape"/> says; y may be an operand that is not repeated.</summary>
    public static void Apply<TOperation>(Broadcast shape, float* a, float* b, float* y)
        where TOperation : struct, IBinary =>
        Pieces.For(shape.Count, (from, to) => ApplyPiece<TOperation>(shape, a, b, y, from, to));

    private static void ApplyPiece<TOperation>(Broadcast shape, float* a, float* b, float* y, nint from, nint to)
        where TOperation : struct, IBinary
    {
        var length = shape.Sizes[^1];
        while (from < to)
        {
            var (row, place) = Math.DivRem(from, length);
            var count = nint.Min(length - place, to - from);
            var rowOfA = a + shape.Offset(row, shape.AStrides);
            var rowOfB = b + shape.Offset(row, shape.BStrides);
            if (shape.AStrides[^1] == 0)
            {
                Run<TOperation, Repeated, Values>(new(*rowOfA), new(rowOfB + place), y + from, count);
            }
            else if (shape.BStrides[^1] == 0)
            {
                Run<TOperation, Values, Repeated>(new(rowOfA + place), new(*rowOfB), y + from, count);
            }
            else
            {
                Run<TOperation, Values, Values>(new(rowOfA + place), new(rowOfB + place), y + from, count);
            }

            from += count;
        }
    }

    private static void Run<TOperation, TA, TB>(TA a, TB b, float* y, nint count)
        where TOperation : struct, IBinary
        where TA : struct, IOperand
        where TB : struct, IOperand
    {
        nint i = 0;
        for (; i <= count - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector.Store(TOperation.Of(a.Load(i), b.Load(i)), y + i);
        }

        for (; i < count; i++)
        {
            y[i] = TOperation.Of(a[i], b[i]);
        }
    }

    private interface IOperand
    {
        float this[nint i] { get; }

        Vector<float> Load(nint i);
    }

    private readonly struct Values(float* values) : IOperand
    {
        public float this[nint i] => values[i];

        public Vector<float> Load(nint i) => Vector.Load(values + i);
    }

    private readonly struct Repeated(float value) : IOperand
    {
        public float this[nint i] => value;

        public Vector<float> Load(nint i) => new(value);
    }
}
