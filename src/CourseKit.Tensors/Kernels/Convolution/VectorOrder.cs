namespace CourseKit.Tensors.Kernels.Convolution;

/// <summary>
/// The order in which the vectors of a batch are computed. Where enough of what windows see is padding, vectors of the same rows in a
/// few images follow each other, so that a tile of them leaves that padding out; elsewhere those of an image do.
/// </summary>
internal readonly unsafe struct VectorOrder
{
    /// <summary>How many images take turns: a multiple of what tiles have, and so few that they stay in the second cache.</summary>
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

    /// <summary>What comes at some turn.</summary>
    public (int Image, int Number) this[int turn]
    {
        get
        {
            var (block, rest) = Math.DivRem(turn, images * vectors.PerImage);
            var (number, image) = Math.DivRem(rest, InBlock(block));
            return ((block * images) + image, number);
        }
    }

    /// <summary>What comes next.</summary>
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

    /// <summary>The lines of a filter that lie on the image for some pixel of a vector.</summary>
    public Lines Lines(int number) => leavesOut ? LinesOnImage(number) : new(0, geometry.Kernel.Depth * geometry.Kernel.Height);

    private int InBlock(int block) => Math.Min(images, geometry.Images - (block * images));

    private Lines LinesOnImage(int number)
    {
        var first = vectors.Pixel(number) / geometry.Output.Width;
        var last = (vectors.Pixel(number) + vectors.Lanes - 1) / geometry.Output.Width;
        var (stride, padding) = (geometry.Stride.Height, geometry.Padding.Height);
        return new(LinesBefore(padding - (last * stride)), LinesBefore(padding + geometry.Input.Height - (first * stride)));
    }

    /// <summary>How many lines of a filter lie less than so many rows below its first.</summary>
    private int LinesBefore(int rows) =>
        Math.Clamp((rows + geometry.Dilation.Height - 1) / geometry.Dilation.Height, 0, geometry.Kernel.Height);

    /// <summary>Whether a tenth of all lines lie on padding.</summary>
    private bool LeavesOutEnough()
    {
        var seen = 0L;
        for (var number = 0; number < vectors.PerImage; number++)
        {
            seen += LinesOnImage(number).Count;
        }

        return seen * 10 < vectors.PerImage * 9L * geometry.Kernel.Height;
    }
}
