using System.Numerics;

namespace CourseKit.Tensors.Kernels.Reductions;

/// <summary>An order of values: the larger or the smaller is the extreme one.</summary>
internal interface IOrder
{

    /// <summary>Returns the lanes in which the candidate goes beyond the best so far; NaN goes beyond all numbers.</summary>
    static abstract Vector<int> Beyond(Vector<float> candidate, Vector<float> best);

    static abstract bool Beyond(float candidate, float best);
}

/// <summary>The order of the maximum.</summary>
internal readonly struct Largest : IOrder
{
    public static Vector<int> Beyond(Vector<float> candidate, Vector<float> best) =>
        Vector.GreaterThan(candidate, best) | (~Vector.Equals(candidate, candidate) & Vector.Equals(best, best));

    public static bool Beyond(float candidate, float best) => candidate > best || (float.IsNaN(candidate) && !float.IsNaN(best));
}

/// <summary>The order of the minimum.</summary>
internal readonly struct Smallest : IOrder
{
    public static Vector<int> Beyond(Vector<float> candidate, Vector<float> best) =>
        Vector.LessThan(candidate, best) | (~Vector.Equals(candidate, candidate) & Vector.Equals(best, best));

    public static bool Beyond(float candidate, float best) => candidate < best || (float.IsNaN(candidate) && !float.IsNaN(best));
}
