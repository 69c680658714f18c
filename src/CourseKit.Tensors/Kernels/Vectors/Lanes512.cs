using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CourseKit.Tensors.Kernels.Vectors;

/// <summary>Sixteen numbers: AVX-512.</summary>
internal readonly unsafe struct Lanes512 : IQuadLanes<Vector512<float>>
{
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512<float>.Count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(float* source) => Vector512.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> vector, float* target) => vector.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Fill(float value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Add(Vector512<float> left, Vector512<float> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Subtract(Vector512<float> left, Vector512<float> right) => left - right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Multiply(Vector512<float> left, Vector512<float> right) => left * right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MultiplyAdd(Vector512<float> left, Vector512<float> right, Vector512<float> addend) =>
        Vector512.MultiplyAddEstimate(left, right, addend);

    // Where one of two is NaN, x86 gives the second, and Arm gives NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> AtLeast(Vector512<float> vector, Vector512<float> least) => Vector512.MaxNative(least, vector);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> AtMost(Vector512<float> vector, Vector512<float> most) => Vector512.MinNative(most, vector);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Gather(float* source, int* starts) =>
        Vector512.Create(Lanes256.Gather(source, starts), Lanes256.Gather(source, starts + 2));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Low(Vector512<float> even, Vector512<float> odd) =>
        Avx512F.IsSupported
            ? Avx512F.UnpackLow(even, odd)
            : Vector512.Create(Lanes256.Low(even.GetLower(), odd.GetLower()), Lanes256.Low(even.GetUpper(), odd.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> High(Vector512<float> even, Vector512<float> odd) =>
        Avx512F.IsSupported
            ? Avx512F.UnpackHigh(even, odd)
            : Vector512.Create(Lanes256.High(even.GetLower(), odd.GetLower()), Lanes256.High(even.GetUpper(), odd.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Evens(Vector512<float> first, Vector512<float> second) =>
        Avx512F.IsSupported
            ? Avx512F.PermuteVar16x32x2(first, Vector512.CreateSequence(0, 2), second)
            : Vector512.Create(Lanes256.Evens(first.GetLower(), first.GetUpper()), Lanes256.Evens(second.GetLower(), second.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Odds(Vector512<float> first, Vector512<float> second) =>
        Avx512F.IsSupported
            ? Avx512F.PermuteVar16x32x2(first, Vector512.CreateSequence(1, 2), second)
            : Vector512.Create(Lanes256.Odds(first.GetLower(), first.GetUpper()), Lanes256.Odds(second.GetLower(), second.GetUpper()));
}
