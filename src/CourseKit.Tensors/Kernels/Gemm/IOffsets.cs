using System.Runtime.CompilerServices;

namespace CourseKit.Tensors.Kernels.Gemm;

/// <summary>Where the rows of something begin, counted in values.</summary>
internal interface IOffsets
{
    nint this[int row] { get; }
}

/// <summary>Rows that lie equally far apart.</summary>
internal readonly struct EvenOffsets(nint stride) : IOffsets
{
    public nint this[int row]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => row * stride;
    }
}

/// <summary>Rows that begin where a table says.</summary>
internal readonly unsafe struct ListedOffsets(int* starts) : IOffsets
{
    public nint this[int row]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => starts[row];
    }
}
