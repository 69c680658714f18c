using System.Runtime.CompilerServices;
using CourseKit.Tensors.Kernels.Vectors;

namespace CourseKit.Tensors.Kernels.Convolution;

/// <summary>The operand that windows are multiplied with in a <see cref="DirectTile{TLanes, TWindow, TVector}"/>.</summary>
internal unsafe interface IWindowFactor
{
    /// <summary>Returns the number of values that a row has for each step.</summary>
    static abstract int Numbers<TLanes, TVector>()
        where TLanes : struct, ILanes<TVector>
        where TVector : struct;

    /// <summary>Returns the factor of a row.</summary>
    static abstract TVector Load<TLanes, TVector>(float* factors, int row)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct;

    /// <summary>Returns the initial value of a row's sum.</summary>
    static abstract TVector Begin<TLanes, TVector>(float* bias, int row, float* target)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct;
}

/// <summary>Weights, one for all pixels; sums begin with the bias.</summary>
internal readonly unsafe struct WeightFactor : IWindowFactor
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Numbers<TLanes, TVector>()
        where TLanes : struct, ILanes<TVector>
        where TVector : struct => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Load<TLanes, TVector>(float* factors, int row)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct => TLanes.Fill(factors[row]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Begin<TLanes, TVector>(float* bias, int row, float* target)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct => TLanes.Fill(bias[row]);
}

/// <summary>Gradients, one for each pixel; sums begin with what they were.</summary>
internal readonly unsafe struct GradientFactor : IWindowFactor
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Numbers<TLanes, TVector>()
        where TLanes : struct, ILanes<TVector>
        where TVector : struct => TLanes.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Load<TLanes, TVector>(float* factors, int row)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct => TLanes.Load(factors + (row * TLanes.Count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Begin<TLanes, TVector>(float* bias, int row, float* target)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct => TLanes.Load(target);
}
