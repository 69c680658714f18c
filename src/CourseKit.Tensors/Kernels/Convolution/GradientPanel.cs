using System.Runtime.CompilerServices;
using CourseKit.Tensors.Kernels.Vectors;

namespace CourseKit.Tensors.Kernels.Convolution;

/// <summary>Packs output gradients in the order in which <see cref="DirectTile{TLanes, TWindow, TVector}"/> reads them.</summary>
internal static unsafe class GradientPanel<TLanes, TWindow, TVector>
    where TLanes : struct, ILanes<TVector>
    where TWindow : struct, IWindowLanes<TVector>
    where TVector : struct
{
    /// <summary>Writes one vector of each row. Lanes before <paramref name="from"/> and from
    /// <paramref name="to"/> on become zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write(float* source, nint stride, int rows, int from, int to, float* panel)
    {
        var lanes = TWindow.Lanes(from, to);
        for (var row = 0; row < rows; row++)
        {
            TLanes.Store(TWindow.Load(source + (row * stride), lanes), panel + (row * TLanes.Count));
        }
    }
}
