using System.Runtime.CompilerServices;
using CourseKit.Tensors.Kernels.Vectors;

namespace CourseKit.Tensors.Kernels.Gemm;

/// <summary>The epilogue of a tile, applied while its sums are in registers: sum + bias + addend, clamped.</summary>
internal unsafe struct TileEpilogue
{
    /// <summary>The number that is added to each row, or null.</summary>
    public float* Bias;

    /// <summary>The addend, whose rows are as far apart as those of the tile, or null.</summary>
    public float* Addend;

    /// <summary>The lower bound of the results.</summary>
    public float Least;

    /// <summary>The upper bound of the results.</summary>
    public float Most;

    /// <summary>Returns the epilogue of the tile that begins at another row and place.</summary>
    public readonly TileEpilogue At(int row, nint place) =>
        this with { Bias = Bias == null ? null : Bias + row, Addend = Addend == null ? null : Addend + place };

    /// <summary>Applies the epilogue to the vector <paramref name="place"/> values from the tile's first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly TVector Apply<TLanes, TVector>(TVector sums, int row, nint place)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        sums = Bias == null ? sums : TLanes.Add(sums, TLanes.Fill(Bias[row]));
        sums = Addend == null ? sums : TLanes.Add(sums, TLanes.Load(Addend + place));
        return TLanes.AtMost(TLanes.AtLeast(sums, TLanes.Fill(Least)), TLanes.Fill(Most));
    }
}
