using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace CourseKit.Tensors.Kernels.Vectors;

/// <summary>The transpose of a 4×4 matrix in registers, by interleaving its rows twice.</summary>
internal static class Transpose4x4
{
    /// <summary>Returns the columns of the matrix with these rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector128<float> First, Vector128<float> Second, Vector128<float> Third, Vector128<float> Fourth) Of(
        Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d)
    {
        var (lowAc, lowBd) = (Low(a, c), Low(b, d));
        var (highAc, highBd) = (High(a, c), High(b, d));
        return (Low(lowAc, lowBd), High(lowAc, lowBd), Low(highAc, highBd), High(highAc, highBd));
    }

    /// <summary>Returns the lower halves of two vectors, interleaved: a₀, b₀, a₁, b₁.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Low(Vector128<float> even, Vector128<float> odd) =>
        Sse.IsSupported ? Sse.UnpackLow(even, odd)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipLow(even, odd)
        : PortableLow(even, odd);

    /// <summary>Returns the upper halves of two vectors, interleaved: a₂, b₂, a₃, b₃.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> High(Vector128<float> even, Vector128<float> odd) =>
        Sse.IsSupported ? Sse.UnpackHigh(even, odd)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipHigh(even, odd)
        : PortableHigh(even, odd);

    /// <summary>Returns what <see cref="Low"/> does, without an instruction of one processor.</summary>
    public static Vector128<float> PortableLow(Vector128<float> even, Vector128<float> odd) =>
        Vector128.Create(even[0], odd[0], even[1], odd[1]);

    /// <summary>Returns what <see cref="High"/> does, without an instruction of one processor.</summary>
    public static Vector128<float> PortableHigh(Vector128<float> even, Vector128<float> odd) =>
        Vector128.Create(even[2], odd[2], even[3], odd[3]);
}
