using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CourseKit.Tensors.Kernels.Convolution;

/// <summary>Vectors of which only the first lanes touch memory, for rows of pixels that are shorter than a vector.</summary>
internal unsafe interface IWindowLanes<TVector>
    where TVector : struct
{
    /// <summary>Which lanes take part, for the methods below: from one up to just before another.</summary>
    static abstract TVector Lanes(int from, int to);

    /// <summary>The lanes that do not take part become zero.</summary>
    static abstract TVector Load(float* source, TVector lanes);

    static abstract void Store(TVector vector, float* target, TVector lanes);

    /// <summary>The larger number; NaN stays NaN.</summary>
    static abstract TVector AtLeast(TVector vector, TVector least);
}

/// <summary>Sixteen numbers: AVX-512.</summary>
internal readonly unsafe struct WindowLanes512 : IWindowLanes<Vector512<float>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Lanes(int from, int to) => Vector512.AndNot(
        Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(to)), Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(from))).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(float* source, Vector512<float> lanes) => Avx512F.MaskLoad(source, lanes, Vector512<float>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> vector, float* target, Vector512<float> lanes) => Avx512F.MaskStore(target, lanes, vector);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> AtLeast(Vector512<float> vector, Vector512<float> least) =>
        Vector512.ConditionalSelect(Vector512.LessThan(vector, least), least, vector);
}

/// <summary>Eight numbers: AVX2.</summary>
internal readonly unsafe struct WindowLanes256 : IWindowLanes<Vector256<float>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Lanes(int from, int to) => Vector256.AndNot(
        Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(to)), Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(from))).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load(float* source, Vector256<float> lanes) => Avx.MaskLoad(source, lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> vector, float* target, Vector256<float> lanes) => Avx.MaskStore(target, lanes, vector);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> AtLeast(Vector256<float> vector, Vector256<float> least) =>
        Vector256.ConditionalSelect(Vector256.LessThan(vector, least), least, vector);
}
