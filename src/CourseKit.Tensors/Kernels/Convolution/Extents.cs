namespace CourseKit.Tensors.Kernels.Convolution;

/// <summary>A size, stride or offset for each axis along which windows slide. Images have a depth of one; sequences, a height of one
/// too.</summary>
internal readonly record struct Extents(int Depth, int Height, int Width)
{
    public static Extents One { get; } = new(1, 1, 1);

    /// <summary>Returns the sizes of up to three axes, the last of them along the width.</summary>
    public static Extents Of(IEnumerable<int> sizes, int missing = 1)
    {
        int[] all = [missing, missing, .. sizes];
        return new Extents(all[^3], all[^2], all[^1]);
    }

    /// <summary>Gets depth · height · width.</summary>
    public int Places => Depth * Height * Width;
}
