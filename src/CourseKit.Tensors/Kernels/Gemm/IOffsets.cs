using System.Runtime.CompilerServices;

namespace CourseKit.Tensors.Kernels.Gemm;

/// <summary>The offsets of rows, in values.</summary>
internal interface IOffsets
{
    nint this[int row] { get; }
}

/// <summary>Offsets of rows that are equally far apart.</summary>
internal readonly struct EvenOffsets(nint stride) : IOffsets
{
    public nint this[int row]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => row * stride;
    }
}

/// <summary>Offsets of rows from a table.</summary>
internal readonly unsafe struct ListedOffsets(int* starts) : IOffsets
{
    public nint this[int row]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => starts[row];
    }
}
