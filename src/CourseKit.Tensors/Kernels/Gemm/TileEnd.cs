using System.Runtime.CompilerServices;
using CourseKit.Tensors.Kernels.Vectors;

namespace CourseKit.Tensors.Kernels.Gemm;

/// <summary>What a tile does to its sums while they are still in registers: sum + bias + addend, held between two numbers.</summary>
internal unsafe struct TileEnd
{
    /// <summary>One number a row, or null.</summary>
    public float* Bias;

    /// <summary>Numbers to add, whose rows are as far apart as those of the tile, or null.</summary>
    public float* Addend;

    /// <summary>What smaller numbers become.</summary>
    public float Least;

    /// <summary>What larger numbers become.</summary>
    public float Most;

    /// <summary>The same for the tile that begins at another row and place.</summary>
    public readonly TileEnd At(int row, nint place) =>
        this with { Bias = Bias == null ? null : Bias + row, Addend = Addend == null ? null : Addend + place };

    /// <summary>Finishes the vector that is <paramref name="place"/> numbers from the tile's first.</summary>
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
