using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CourseKit.Tensors.Kernels.Vectors;

/// <summary>Eight numbers: AVX2.</summary>
internal readonly unsafe struct Lanes256 : IQuadLanes<Vector256<float>>
{
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256<float>.Count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load(float* source) => Vector256.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> vector, float* target) => vector.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Fill(float value) => Vector256.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Add(Vector256<float> left, Vector256<float> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Subtract(Vector256<float> left, Vector256<float> right) => left - right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Multiply(Vector256<float> left, Vector256<float> right) => left * right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> MultiplyAdd(Vector256<float> left, Vector256<float> right, Vector256<float> addend) =>
        Vector256.MultiplyAddEstimate(left, right, addend);

    // Where one of two is NaN, x86 gives the second, and Arm gives NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> AtLeast(Vector256<float> vector, Vector256<float> least) => Vector256.MaxNative(least, vector);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> AtMost(Vector256<float> vector, Vector256<float> most) => Vector256.MinNative(most, vector);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Gather(float* source, int* starts) =>
        Vector256.Create(Vector128.Load(source + starts[0]), Vector128.Load(source + starts[1]));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Low(Vector256<float> even, Vector256<float> odd) =>
        Avx.IsSupported
            ? Avx.UnpackLow(even, odd)
            : Vector256.Create(Lanes128.Low(even.GetLower(), odd.GetLower()), Lanes128.Low(even.GetUpper(), odd.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> High(Vector256<float> even, Vector256<float> odd) =>
        Avx.IsSupported
            ? Avx.UnpackHigh(even, odd)
            : Vector256.Create(Lanes128.High(even.GetLower(), odd.GetLower()), Lanes128.High(even.GetUpper(), odd.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Evens(Vector256<float> first, Vector256<float> second) =>
        Avx2.IsSupported
            ? Avx2.Permute4x64(Avx.Shuffle(first, second, 0b10_00_10_00).AsDouble(), 0b11_01_10_00).AsSingle()
            : Vector256.Create(Lanes128.Evens(first.GetLower(), first.GetUpper()), Lanes128.Evens(second.GetLower(), second.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Odds(Vector256<float> first, Vector256<float> second) =>
        Avx2.IsSupported
            ? Avx2.Permute4x64(Avx.Shuffle(first, second, 0b11_01_11_01).AsDouble(), 0b11_01_10_00).AsSingle()
            : Vector256.Create(Lanes128.Odds(first.GetLower(), first.GetUpper()), Lanes128.Odds(second.GetLower(), second.GetUpper()));
}
