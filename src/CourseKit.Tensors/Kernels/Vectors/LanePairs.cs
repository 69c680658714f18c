using System.Numerics;

namespace CourseKit.Tensors.Kernels.Vectors;

/// <summary>Interleaving of neighboring lanes on vectors of any width: a pair of floats is one 64-bit lane.</summary>
internal static class LanePairs
{
    /// <summary>Returns lanes 0, 2, 4, … of the first vector, then of the second.</summary>
    public static Vector<float> Even(Vector<float> first, Vector<float> second) =>
        Vector.AsVectorSingle(Vector.Narrow(Vector.AsVectorUInt64(first), Vector.AsVectorUInt64(second)));

    /// <summary>Returns lanes 1, 3, 5, … of the first vector, then of the second.</summary>
    public static Vector<float> Odd(Vector<float> first, Vector<float> second) =>
        Vector.AsVectorSingle(Vector.Narrow(Vector.AsVectorUInt64(first) >>> 32, Vector.AsVectorUInt64(second) >>> 32));

    /// <summary>Returns each lane twice: those of the first half of the vector, and those of the second.</summary>
    public static (Vector<uint> First, Vector<uint> Second) Double(Vector<uint> lanes)
    {
        Vector.Widen(lanes, out var first, out var second);
        return (Vector.AsVectorUInt32(first | (first << 32)), Vector.AsVectorUInt32(second | (second << 32)));
    }
}
