using CourseKit.Grading.Comparison;

namespace CourseKit.Grading.Cards;

/// <summary>One map of numbers that is large enough to be looked at as a picture.</summary>
internal sealed class Pixels
{
    private const int Smallest = 12, Most = 1 << 18;

    private Pixels(int channels, int height, int width, float[] values) =>
        (Channels, Height, Width, Values) = (channels, height, width, values);

    /// <summary>3 for red, green and blue, 1 for gray.</summary>
    public int Channels { get; }

    public int Height { get; }

    public int Width { get; }

    public float[] Values { get; }

    /// <summary>Gets whether all values are equal, so that there is little to see.</summary>
    public bool AreEqual => Array.TrueForAll(Values, value => value.Equals(Values[0]));

    /// <summary>The picture itself: [H, W], or [3, H, W].</summary>
    public Tensor Image => Tensor.From(Channels == 1 ? [Height, Width] : [Channels, Height, Width], Values);

    /// <summary>A map of some values, or all three channels of what can only be a photo; null where there is nothing to look at.</summary>
    public static Pixels? Of(Cells cells, int map)
    {
        var plane = cells.Rows * cells.Columns;
        if (Math.Min(cells.Rows, cells.Columns) < Smallest || plane > Most)
        {
            return null;
        }

        if (cells is { Sizes: [3, _, _], Reals: { } photo } && photo.All(value => value is >= 0 and <= 1))
        {
            return new Pixels(3, cells.Rows, cells.Columns, photo);
        }

        if (cells.Reals is { } reals)
        {
            return new Pixels(1, cells.Rows, cells.Columns, reals[(map * plane)..((map + 1) * plane)]);
        }

        double?[] numbers = [.. Enumerable.Range(map * plane, plane).Select(at => Number.Real(cells[at]))];
        return numbers.All(number => number is not null)
            ? new Pixels(1, cells.Rows, cells.Columns, [.. numbers.Select(number => (float)number!.Value)]) : null;
    }

    /// <summary>Returns the difference to a picture of equal size, of each pixel's channels on average; it is 0 between two equal
    /// infinities.</summary>
    public Pixels Minus(Pixels other)
    {
        var plane = Height * Width;
        return new Pixels(1, Height, Width, [.. Enumerable.Range(0, plane).Select(pixel => Enumerable.Range(0, Channels)
            .Average(channel => Between(Values[pixel + (channel * plane)], other.Values[pixel + (channel * plane)])))]);
    }

    private static float Between(float mine, float theirs) => mine.Equals(theirs) ? 0 : mine - theirs;
}
