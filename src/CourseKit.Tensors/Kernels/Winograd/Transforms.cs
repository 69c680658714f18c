using System.Runtime.Intrinsics;
using CourseKit.Tensors.Kernels.Gemm;
using CourseKit.Tensors.Kernels.Vectors;

namespace CourseKit.Tensors.Kernels.Winograd;

/// <summary>The transforms for one vector width, and the micro-kernel that they write panels for.</summary>
internal abstract unsafe class Transforms(MicroKernel kernel)
{
    /// <summary>Gets the transforms of this processor.</summary>
    public static Transforms Best { get; } =
        Vector512.IsHardwareAccelerated ? Of512Bits() : Vector256.IsHardwareAccelerated ? Of256Bits() : Of128Bits();

    public MicroKernel Kernel => kernel;

    public static Transforms Of512Bits() => new Transforms<Lanes512, Vector512<float>>(MicroKernel.Of512Bits());

    public static Transforms Of256Bits() => new Transforms<Lanes256, Vector256<float>>(MicroKernel.Of256Bits());

    public static Transforms Of128Bits() => new Transforms<Lanes128, Vector128<float>>(MicroKernel.Of128Bits());

    /// <inheritdoc cref="PointPanels{TLanes,TVector,TPoints}.Write"/>
    public abstract void WriteInput(float* images, PixelSource source, Range tiles, Range channels, float* panel, int width,
        nint pointStride);

    /// <inheritdoc cref="PointPanels{TLanes,TVector,TPoints}.Write"/>
    public abstract void WriteGradient(float* images, PixelSource source, Range tiles, Range channels, float* panel, int width,
        nint pointStride);

    /// <inheritdoc cref="WeightPoints{TLanes,TVector}.Write"/>
    public abstract void WriteWeights(float* taps, bool flipped, int count, float* target, nint pointStride);

    /// <inheritdoc cref="ResultPanels{TLanes,TVector}.Read"/>
    public abstract void ReadResults(float* products, int width, nint pointStride, Range filters, Range tiles, in Results results);

    /// <inheritdoc cref="WeightPoints{TLanes,TVector}.Read"/>
    public abstract void ReadWeights(float* points, nint pointStride, int count, float* taps);
}

/// <inheritdoc/>
internal sealed unsafe class Transforms<TLanes, TVector>(MicroKernel kernel) : Transforms(kernel)
    where TLanes : struct, IQuadLanes<TVector>
    where TVector : struct
{
    public override void WriteInput(float* images, PixelSource source, Range tiles, Range channels, float* panel, int width,
        nint pointStride) =>
        PointPanels<TLanes, TVector, InputPoints>.Write(images, source, tiles, channels, panel, width, pointStride);

    public override void WriteGradient(float* images, PixelSource source, Range tiles, Range channels, float* panel, int width,
        nint pointStride) =>
        PointPanels<TLanes, TVector, GradientPoints>.Write(images, source, tiles, channels, panel, width, pointStride);

    public override void WriteWeights(float* taps, bool flipped, int count, float* target, nint pointStride) =>
        WeightPoints<TLanes, TVector>.Write(taps, flipped, count, target, pointStride);

    public override void ReadResults(float* products, int width, nint pointStride, Range filters, Range tiles, in Results results) =>
        ResultPanels<TLanes, TVector>.Read(products, width, pointStride, filters, tiles, results);

    public override void ReadWeights(float* points, nint pointStride, int count, float* taps) =>
        WeightPoints<TLanes, TVector>.Read(points, pointStride, count, taps);
}
