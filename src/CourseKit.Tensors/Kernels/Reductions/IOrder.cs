using System.Numerics;

namespace CourseKit.Tensors.Kernels.Reductions;

/// <summary>Which of two values is the extreme one.</summary>
internal interface IOrder
{

    /// <summary>Where the candidate goes beyond the best so far. A candidate that is not a number goes beyond all that are.</summary>
    static abstract Vector<int> Beyond(Vector<float> candidate, Vector<float> best);

    static abstract bool Beyond(float candidate, float best);
}

/// <summary>For the maximum.</summary>
internal readonly struct Largest : IOrder
{
    public static Vector<int> Beyond(Vector<float> candidate, Vector<float> best) =>
        Vector.GreaterThan(candidate, best) | (~Vector.Equals(candidate, candidate) & Vector.Equals(best, best));

    public static bool Beyond(float candidate, float best) => candidate > best || (float.IsNaN(candidate) && !float.IsNaN(best));
}

/// <summary>For the minimum.</summary>
internal readonly struct Smallest : IOrder
{
    public static Vector<int> Beyond(Vector<float> candidate, Vector<float> best) =>
        Vector.LessThan(candidate, best) | (~Vector.Equals(candidate, candidate) & Vector.Equals(best, best));

    public static bool Beyond(float candidate, float best) => candidate < best || (float.IsNaN(candidate) && !float.IsNaN(best));
}
