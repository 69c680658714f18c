namespace CourseKit.Tensors;

/// <summary>The zero padding of an image: a number of pixels at each edge, or a rule.</summary>
public readonly record struct Padding
{
    private readonly bool same;
    private readonly int pixels;

    private Padding(bool same, int pixels) => (this.same, this.pixels) = (same, pixels);

    /// <summary>Gets the number of pixels at each edge; 0 for the rule <see cref="Same"/>.</summary>
    internal int Pixels => pixels;

    /// <summary>Gets no padding, the default: the window stays inside the image.</summary>
    public static Padding Valid => default;

    /// <summary>Gets the padding that makes n pixels come out as ⌈n / stride⌉; an odd zero goes to the end (TensorFlow's rule).</summary>
    public static Padding Same { get; } = new(same: true, 0);

    /// <summary>A padding of this many pixels at each of the four edges.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public static implicit operator Padding(int pixels)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pixels);
        return new Padding(same: false, pixels);
    }

    /// <summary>Returns the zeros before and behind <paramref name="size"/> pixels for a window that covers <paramref name="extent"/> of
    /// them.</summary>
    public (int Before, int After) Around(int size, int extent, int stride)
    {
        if (!same)
        {
            return (pixels, pixels);
        }

        var places = ((long)size + stride - 1) / stride;
        var zeros = (int)Math.Max(0, ((places - 1) * stride) + extent - size);
        return (zeros / 2, zeros - (zeros / 2));
    }

    /// <summary>Returns <c>same</c>, <c>valid</c> or the number of pixels.</summary>
    public override string ToString() => same ? "same" : pixels == 0 ? "valid" : $"{pixels}";
}
