using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CourseKit.Tensors.Kernels.Vectors;

/// <summary>Masked vectors, for rows of pixels that are shorter than a vector.</summary>
internal unsafe interface IWindowLanes<TVector>
    where TVector : struct
{
    /// <summary>Returns the mask of the lanes from one up to just before another.</summary>
    static abstract TVector Lanes(int from, int to);

    /// <summary>Loads the lanes of a mask; the others become zero.</summary>
    static abstract TVector Load(float* source, TVector lanes);

    static abstract void Store(TVector vector, float* target, TVector lanes);
}

/// <summary>Up to sixteen numbers: AVX-512.</summary>
internal readonly unsafe struct PartLanes512 : IWindowLanes<Vector512<float>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Lanes(int from, int to) => Vector512.AndNot(
        Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(to)),
            Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(from))).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(float* source, Vector512<float> lanes) => Avx512F.MaskLoad(source, lanes, Vector512<float>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> vector, float* target, Vector512<float> lanes) => Avx512F.MaskStore(target, lanes, vector);
}

/// <summary>Up to eight numbers: AVX2.</summary>
internal readonly unsafe struct PartLanes256 : IWindowLanes<Vector256<float>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Lanes(int from, int to) => Vector256.AndNot(
        Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(to)),
            Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(from))).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load(float* source, Vector256<float> lanes) => Avx.MaskLoad(source, lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> vector, float* target, Vector256<float> lanes) => Avx.MaskStore(target, lanes, vector);
}

/// <summary>All sixteen numbers, whichever lanes are named: without masks, which take time.</summary>
internal readonly unsafe struct WholeLanes512 : IWindowLanes<Vector512<float>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Lanes(int from, int to) => Vector512<float>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(float* source, Vector512<float> lanes) => Vector512.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> vector, float* target, Vector512<float> lanes) => vector.Store(target);
}

/// <summary>All eight numbers, whichever lanes are named: without masks, which take time.</summary>
internal readonly unsafe struct WholeLanes256 : IWindowLanes<Vector256<float>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Lanes(int from, int to) => Vector256<float>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load(float* source, Vector256<float> lanes) => Vector256.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> vector, float* target, Vector256<float> lanes) => vector.Store(target);
}
