namespace CourseKit.Tensors.Kernels.Convolution;

/// <summary>The output pixels of a batch, cut into vectors, image after image.</summary>
/// <remarks>
/// The last vector of a run begins early enough to end with it, and so repeats a few pixels of the one before; where a run is
/// shorter than a vector, the last lanes take no part. Hence nothing beside the run is ever touched.
/// </remarks>
internal readonly unsafe struct PixelVectors
{
    private readonly WindowLayout layout;
    private readonly float* images;
    private readonly int* places;
    private readonly int width;

    /// <param name="images">Padded images.</param>
    /// <param name="layout">The layout of the images.</param>
    /// <param name="lanes">The numbers in a vector.</param>
    /// <param name="taps">The offsets of all taps, <see cref="KernelRowOrder"/>.</param>
    /// <param name="places">Memory for as many numbers as an image has vectors.</param>
    public PixelVectors(float* images, WindowLayout layout, int lanes, int* taps, int* places)
    {
        this.images = images;
        this.layout = layout;
        this.places = places;
        width = lanes;
        Taps = taps;
        PerRun = (layout.Run + lanes - 1) / lanes;
        PerImage = CountPerImage(layout, lanes);
        Lanes = Math.Min(lanes, layout.Run);
        for (var vector = 0; vector < PerImage; vector++)
        {
            places[vector] = (int)layout.Place(Pixel(vector), out _);
        }
    }

    /// <summary>Gets the offsets of all taps in <see cref="KernelRowOrder"/>.</summary>
    public int* Taps { get; }

    public int PerRun { get; }

    public int PerImage { get; }

    /// <summary>Gets the number of lanes of every vector that take part.</summary>
    public int Lanes { get; }

    public static int CountPerImage(WindowLayout layout, int lanes) => layout.Pixels / layout.Run * ((layout.Run + lanes - 1) / lanes);

    /// <summary>Returns the first pixel of a vector of an image.</summary>
    public int Pixel(int vector)
    {
        var (run, number) = Math.DivRem(vector, PerRun);
        return (run * layout.Run) + Math.Min(number * width, layout.Run - Lanes);
    }

    /// <summary>Returns the number of its pixels that the vector before had too.</summary>
    public int Repeated(int vector)
    {
        var number = vector % PerRun;
        return (number * width) - Math.Min(number * width, layout.Run - Lanes);
    }

    /// <summary>Returns the offset of a vector within its image.</summary>
    public int Place(int vector) => places[vector];

    /// <summary>Returns the address of the first channel of a group.</summary>
    public float* Image(int image, int firstChannel) => images + (image * layout.ImageSize) + ((nint)firstChannel * layout.ChannelSize);

    /// <summary>Gets the distance from one image to the next.</summary>
    public nint ImageSize => layout.ImageSize;
}
