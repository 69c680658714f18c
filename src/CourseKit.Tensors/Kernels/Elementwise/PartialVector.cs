using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CourseKit.Tensors.Kernels.Elementwise;

/// <summary>Loads and stores of the rest of a run that fills no vector; the other lanes are zero, so that the arithmetic is the
/// same.</summary>
internal static unsafe class PartialVector
{
    // Nothing beyond the run is touched: a masked instruction skips those lanes, and elsewhere the bytes are copied.
    private static bool CanMask => Avx.IsSupported && Vector<float>.Count == Vector256<float>.Count;

    /// <summary>Reads fewer values than a vector holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Load(float* from, nint count)
    {
        if (CanMask)
        {
            return Avx.MaskLoad(from, FirstLanes(count)).AsVector();
        }

        var vector = Vector<float>.Zero;
        Unsafe.CopyBlockUnaligned(&vector, from, (uint)(count * sizeof(float)));
        return vector;
    }

    /// <summary>Writes the first lanes of a vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector<float> vector, float* to, nint count)
    {
        if (CanMask)
        {
            Avx.MaskStore(to, FirstLanes(count), vector.AsVector256());
            return;
        }

        Unsafe.CopyBlockUnaligned(to, &vector, (uint)(count * sizeof(float)));
    }

    private static Vector256<float> FirstLanes(nint count) =>
        Vector256.LessThan(Vector256<int>.Indices, Vector256.Create((int)count)).AsSingle();
}
