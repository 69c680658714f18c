namespace CourseKit.Grading.Recording;

/// <summary>Pixels that have one number in all images of one size.</summary>
internal sealed class ConstantPixels
{
    private float[] first = [];
    private bool[] varies = [];

    /// <summary>Gets their places in an image, in the order of reading, and the number.</summary>
    public IEnumerable<(int Place, float Number)> All => first.Index().Where(pixel => !varies[pixel.Index]);

    /// <summary>Adds an image.</summary>
    public void Add(ReadOnlySpan<float> image)
    {
        if (first.Length == 0)
        {
            (first, varies) = (image.ToArray(), new bool[image.Length]);
        }

        for (var at = 0; at < image.Length; at++)
        {
            varies[at] |= image[at] != first[at];
        }
    }
}
