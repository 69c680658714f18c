using System.Numerics;
using System.Runtime.CompilerServices;

namespace CourseKit.Tensors.Kernels.Elementwise;

/// <summary>The last few values of a run as a vector whose other lanes are zero, so that they go through the same arithmetic as all others.</summary>
internal static unsafe class PartialVector
{
    /// <summary>Reads fewer values than a vector holds.</summary>
    public static Vector<float> Load(float* from, nint count)
    {
        var vector = Vector<float>.Zero;
        Unsafe.CopyBlockUnaligned(&vector, from, (uint)(count * sizeof(float)));
        return vector;
    }

    /// <summary>Writes the first lanes of a vector.</summary>
    public static void Store(Vector<float> vector, float* to, nint count) =>
        Unsafe.CopyBlockUnaligned(to, &vector, (uint)(count * sizeof(float)));
}
