using System.Runtime.CompilerServices;
using CourseKit.Tensors.Kernels.Vectors;

namespace CourseKit.Tensors.Kernels.Winograd;

/// <summary>One pass of a transform to the six points: from a column, or a row, of a tile.</summary>
internal interface IPointTransform
{
    /// <summary>Gets the pixels of a tile in each direction.</summary>
    static abstract int Pixels { get; }

    /// <summary>Computes six points from <see cref="Pixels"/> values.</summary>
    static abstract void Apply<TLanes, TVector>(
        ref TVector v0, ref TVector v1, ref TVector v2, ref TVector v3, ref TVector v4, ref TVector v5)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct;
}

/// <summary>Bᵀ, for the input: tiles of 6×6 pixels that overlap by two.</summary>
internal readonly struct InputPoints : IPointTransform
{
    public static int Pixels
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 6;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Apply<TLanes, TVector>(
        ref TVector v0, ref TVector v1, ref TVector v2, ref TVector v3, ref TVector v4, ref TVector v5)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var even = TLanes.MultiplyAdd(TLanes.Fill(-4), v2, v4);
        var odd = TLanes.MultiplyAdd(TLanes.Fill(-4), v1, v3);
        var evenStep = TLanes.Subtract(v4, v2);
        var oddStep = TLanes.Subtract(v3, v1);
        var first = TLanes.MultiplyAdd(TLanes.Fill(4), TLanes.Subtract(v0, v2), evenStep);
        var last = TLanes.MultiplyAdd(TLanes.Fill(-4), oddStep, TLanes.Subtract(v5, v3));
        v0 = first;
        v1 = TLanes.Add(even, odd);
        v2 = TLanes.Subtract(even, odd);
        v3 = TLanes.MultiplyAdd(TLanes.Fill(2), oddStep, evenStep);
        v4 = TLanes.MultiplyAdd(TLanes.Fill(-2), oddStep, evenStep);
        v5 = last;
    }
}

/// <summary>A, for the gradient of the output: tiles of 4×4 pixels.</summary>
internal readonly struct GradientPoints : IPointTransform
{
    public static int Pixels
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 4;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Apply<TLanes, TVector>(
        ref TVector v0, ref TVector v1, ref TVector v2, ref TVector v3, ref TVector v4, ref TVector v5)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var even = TLanes.Add(v0, v2);
        var odd = TLanes.Add(v1, v3);
        var evenAtTwo = TLanes.MultiplyAdd(TLanes.Fill(4), v2, v0);
        var halfOddAtTwo = TLanes.MultiplyAdd(TLanes.Fill(4), v3, v1);
        v5 = v3;
        v1 = TLanes.Add(even, odd);
        v2 = TLanes.Subtract(even, odd);
        v3 = TLanes.MultiplyAdd(TLanes.Fill(2), halfOddAtTwo, evenAtTwo);
        v4 = TLanes.MultiplyAdd(TLanes.Fill(-2), halfOddAtTwo, evenAtTwo);
    }
}
