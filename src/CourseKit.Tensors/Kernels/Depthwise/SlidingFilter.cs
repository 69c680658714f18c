using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using CourseKit.Tensors.Kernels.Vectors;
using CourseKit.Tensors.Kernels.Windows;

namespace CourseKit.Tensors.Kernels.Depthwise;

/// <summary>A 3×3 filter with its bias and the bounds of its results.</summary>
internal readonly unsafe struct SlidingFilter
{
    private static readonly bool Has512Bits = Avx512F.IsSupported && Vector512.IsHardwareAccelerated;
    private static readonly bool Has256Bits = Avx2.IsSupported && Fma.IsSupported;

    /// <summary>Gets the nine weights, row by row.</summary>
    public required float* Taps { get; init; }

    /// <summary>Gets the initial value of every sum.</summary>
    public required float Bias { get; init; }

    /// <summary>Gets the lower bound of the results.</summary>
    public required float Least { get; init; }

    /// <summary>Gets the upper bound of the results.</summary>
    public required float Most { get; init; }

    /// <summary>Returns whether such filters can slide over these windows, and this processor has masked loads (and fast masked stores, if
    /// needed).</summary>
    public static bool Suits(ImageWindows windows) =>
        windows is { Rows: { Kernel: 3, Dilation: 1, Before: <= 2, Stride: 1 or 2 }, Columns: { Kernel: 3, Dilation: 1 } }
        && windows.Rows.Stride == windows.Columns.Stride
        && (Has512Bits || (Has256Bits && windows.Columns.Places >= Vector256<float>.Count));

    /// <summary>Computes the map of one image.</summary>
    public void Apply(float* image, ImageWindows windows, float* map)
    {
        if (Has512Bits)
        {
            Apply512(image, windows, map);
        }
        else
        {
            Apply256(image, windows, map);
        }
    }

    public void Apply512(float* image, ImageWindows windows, float* map) =>
        SlidingColumns<Lanes512, PartLanes512, WholeLanes512, Vector512<float>>.Compute(image, windows, this, map);

    public void Apply256(float* image, ImageWindows windows, float* map) =>
        SlidingColumns<Lanes256, PartLanes256, WholeLanes256, Vector256<float>>.Compute(image, windows, this, map);
}
