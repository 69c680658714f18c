using CourseKit.Tensors.Memory;

namespace CourseKit.Tensors.Kernels.Convolution;

/// <summary>The images of a convolution, padded if need be, and the positions of their pixels' vectors.</summary>
internal readonly unsafe ref struct DirectWindows
{
    private readonly Scratch padded;
    private readonly Scratch offsets;

    public DirectWindows(ConvolutionGeometry geometry, float* x, InputScaling scaling, int lanes)
    {
        var inPlace = PaddedImages.AreNotNeeded(geometry, scaling);
        var layout = new WindowLayout(geometry, inPlace);
        padded = Scratch.Take(inPlace ? 0 : geometry.Images * layout.ImageSize);
        var images = inPlace ? x : padded.Pointer;
        if (PaddedMaps.Suit(geometry, scaling) && !inPlace)
        {
            PaddedMaps.Write(geometry, x, images);
        }
        else if (!inPlace)
        {
            PaddedImages.Write(geometry, x, scaling, layout, images);
        }

        offsets = Scratch.Take((2 * geometry.Taps) + PixelVectors.CountPerImage(layout, lanes));
        var taps = (int*)offsets.Pointer;
        var listed = taps + geometry.Taps;
        layout.ListTaps(geometry, listed);
        var order = new KernelRowOrder(geometry);
        for (var turn = 0; turn < geometry.Taps; turn++)
        {
            taps[turn] = listed[order.Weight(turn)];
        }

        Vectors = new PixelVectors(images, layout, lanes, taps, listed + geometry.Taps);
    }

    public PixelVectors Vectors { get; }

    public void Dispose()
    {
        padded.Dispose();
        offsets.Dispose();
    }
}
