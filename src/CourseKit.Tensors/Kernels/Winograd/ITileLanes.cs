using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace CourseKit.Tensors.Kernels.Winograd;

/// <summary>Vectors of one width, so that the transforms are written once for all of them.</summary>
/// <typeparam name="TVector">The vector itself: a local variable of this type is a register.</typeparam>
internal unsafe interface ITileLanes<TVector>
    where TVector : struct
{
    /// <summary>How many numbers a vector holds.</summary>
    static abstract int Count { get; }

    static abstract TVector Load(float* source);

    /// <summary>Four numbers from each of several places, the number of lanes divided by four.</summary>
    static abstract TVector Gather(float* source, int* starts);

    static abstract void Store(TVector vector, float* target);

    static abstract TVector Add(TVector left, TVector right);

    static abstract TVector Subtract(TVector left, TVector right);

    /// <summary>factor · vector + addend.</summary>
    static abstract TVector MultiplyAdd(float factor, TVector vector, TVector addend);

    static abstract TVector Multiply(float factor, TVector vector);

    /// <summary>Of every four numbers the first two, in turn from either vector.</summary>
    static abstract TVector Low(TVector even, TVector odd);

    /// <summary>Of every four numbers the last two, in turn from either vector.</summary>
    static abstract TVector High(TVector even, TVector odd);
}

/// <summary>Sixteen numbers: AVX-512.</summary>
internal readonly unsafe struct TileLanes512 : ITileLanes<Vector512<float>>
{
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512<float>.Count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(float* source) => Vector512.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Gather(float* source, int* starts) =>
        Vector512.Create(TileLanes256.Gather(source, starts), TileLanes256.Gather(source, starts + 2));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> vector, float* target) => vector.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Add(Vector512<float> left, Vector512<float> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Subtract(Vector512<float> left, Vector512<float> right) => left - right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MultiplyAdd(float factor, Vector512<float> vector, Vector512<float> addend) =>
        Vector512.MultiplyAddEstimate(Vector512.Create(factor), vector, addend);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Multiply(float factor, Vector512<float> vector) => factor * vector;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Low(Vector512<float> even, Vector512<float> odd) =>
        Avx512F.IsSupported
            ? Avx512F.UnpackLow(even, odd)
            : Vector512.Create(TileLanes256.Low(even.GetLower(), odd.GetLower()), TileLanes256.Low(even.GetUpper(), odd.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> High(Vector512<float> even, Vector512<float> odd) =>
        Avx512F.IsSupported
            ? Avx512F.UnpackHigh(even, odd)
            : Vector512.Create(TileLanes256.High(even.GetLower(), odd.GetLower()), TileLanes256.High(even.GetUpper(), odd.GetUpper()));
}

/// <summary>Eight numbers: AVX2.</summary>
internal readonly unsafe struct TileLanes256 : ITileLanes<Vector256<float>>
{
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256<float>.Count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load(float* source) => Vector256.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Gather(float* source, int* starts) =>
        Vector256.Create(Vector128.Load(source + starts[0]), Vector128.Load(source + starts[1]));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> vector, float* target) => vector.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Add(Vector256<float> left, Vector256<float> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Subtract(Vector256<float> left, Vector256<float> right) => left - right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> MultiplyAdd(float factor, Vector256<float> vector, Vector256<float> addend) =>
        Vector256.MultiplyAddEstimate(Vector256.Create(factor), vector, addend);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Multiply(float factor, Vector256<float> vector) => factor * vector;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Low(Vector256<float> even, Vector256<float> odd) =>
        Avx.IsSupported
            ? Avx.UnpackLow(even, odd)
            : Vector256.Create(TileLanes128.Low(even.GetLower(), odd.GetLower()), TileLanes128.Low(even.GetUpper(), odd.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> High(Vector256<float> even, Vector256<float> odd) =>
        Avx.IsSupported
            ? Avx.UnpackHigh(even, odd)
            : Vector256.Create(TileLanes128.High(even.GetLower(), odd.GetLower()), TileLanes128.High(even.GetUpper(), odd.GetUpper()));
}

/// <summary>Four numbers: SSE and Arm.</summary>
internal readonly unsafe struct TileLanes128 : ITileLanes<Vector128<float>>
{
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128<float>.Count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Load(float* source) => Vector128.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Gather(float* source, int* starts) => Vector128.Load(source + starts[0]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> vector, float* target) => vector.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Add(Vector128<float> left, Vector128<float> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Subtract(Vector128<float> left, Vector128<float> right) => left - right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> MultiplyAdd(float factor, Vector128<float> vector, Vector128<float> addend) =>
        Vector128.MultiplyAddEstimate(Vector128.Create(factor), vector, addend);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Multiply(float factor, Vector128<float> vector) => factor * vector;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Low(Vector128<float> even, Vector128<float> odd) =>
        Sse.IsSupported ? Sse.UnpackLow(even, odd)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipLow(even, odd)
        : Vector128.Create(even[0], odd[0], even[1], odd[1]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> High(Vector128<float> even, Vector128<float> odd) =>
        Sse.IsSupported ? Sse.UnpackHigh(even, odd)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipHigh(even, odd)
        : Vector128.Create(even[2], odd[2], even[3], odd[3]);
}

/// <summary>One number, for the few columns that fill no vector.</summary>
internal readonly unsafe struct SingleLane : ITileLanes<float>
{
    public static int Count => 1;

    public static float Load(float* source) => *source;

    public static void Store(float vector, float* target) => *target = vector;

    public static float Add(float left, float right) => left + right;

    public static float Subtract(float left, float right) => left - right;

    public static float MultiplyAdd(float factor, float vector, float addend) => MathF.FusedMultiplyAdd(factor, vector, addend);

    public static float Multiply(float factor, float vector) => factor * vector;

    public static float Gather(float* source, int* starts) => throw new NotSupportedException();

    public static float Low(float even, float odd) => throw new NotSupportedException();

    public static float High(float even, float odd) => throw new NotSupportedException();
}
