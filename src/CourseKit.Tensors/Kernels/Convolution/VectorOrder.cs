namespace CourseKit.Tensors.Kernels.Convolution;

/// <summary>The order in which the vectors of a batch are computed. Where enough of the windows is padding, vectors of the same rows of
/// several images follow each other, so that a tile can leave out that padding; elsewhere, the vectors of an image do.</summary>
internal readonly unsafe struct VectorOrder
{
    /// <summary>The number of images that are interleaved: a multiple of a tile's vectors, and few enough for the L2 cache.</summary>
    private const int Most = 12;

    private readonly ConvolutionGeometry geometry;
    private readonly PixelVectors vectors;
    private readonly bool leavesOut;
    private readonly int images;

    public VectorOrder(ConvolutionGeometry geometry, PixelVectors vectors)
    {
        (this.geometry, this.vectors) = (geometry, vectors);
        leavesOut = geometry is { Kernel.Depth: 1, Output.Depth: 1 } && LeavesOutEnough();
        images = leavesOut ? Math.Min(Most, geometry.Images) : 1;
    }

    /// <summary>Gets the vector at a position of this order.</summary>
    public (int Image, int Number) this[int turn]
    {
        get
        {
            var (block, rest) = Math.DivRem(turn, images * vectors.PerImage);
            var (number, image) = Math.DivRem(rest, InBlock(block));
            return ((block * images) + image, number);
        }
    }

    /// <summary>Returns the vector after another.</summary>
    public (int Image, int Number) After(int image, int number)
    {
        if (images == 1)
        {
            return number + 1 < vectors.PerImage ? (image, number + 1) : (image + 1, 0);
        }

        var block = image / images;
        return image + 1 < (block * images) + InBlock(block) ? (image + 1, number)
            : number + 1 < vectors.PerImage ? (block * images, number + 1)
            : (image + 1, 0);
    }

    /// <summary>Returns the rows of the filter that lie on the image for some pixel of a vector.</summary>
    public KernelRows KernelRows(int number) =>
        leavesOut ? KernelRowsOnImage(number) : new(0, geometry.Kernel.Depth * geometry.Kernel.Height);

    private int InBlock(int block) => Math.Min(images, geometry.Images - (block * images));

    private KernelRows KernelRowsOnImage(int number)
    {
        var first = vectors.Pixel(number) / geometry.Output.Width;
        var last = (vectors.Pixel(number) + vectors.Lanes - 1) / geometry.Output.Width;
        var (stride, padding) = (geometry.Stride.Height, geometry.Padding.Height);
        return new(KernelRowsBefore(padding - (last * stride)), KernelRowsBefore(padding + geometry.Input.Height - (first * stride)));
    }

    /// <summary>Returns the number of filter rows less than <paramref name="rows"/> below the first.</summary>
    private int KernelRowsBefore(int rows) =>
        Math.Clamp((rows + geometry.Dilation.Height - 1) / geometry.Dilation.Height, 0, geometry.Kernel.Height);

    /// <summary>Returns whether at least a tenth of all filter rows lie on padding.</summary>
    private bool LeavesOutEnough()
    {
        var seen = 0L;
        for (var number = 0; number < vectors.PerImage; number++)
        {
            seen += KernelRowsOnImage(number).Count;
        }

        return seen * 10 < vectors.PerImage * 9L * geometry.Kernel.Height;
    }
}
