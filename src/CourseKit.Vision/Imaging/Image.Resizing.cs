using static System.FormattableString;

namespace CourseKit.Vision.Imaging;

/// <content>Resizing.</content>
public sealed partial class Image
{
    /// <summary>Beyond that, a mistyped size would take all memory.</summary>
    private const long MostPixels = 100_000_000;

    /// <summary>Returns the image in another size, to the bit as Pillow resizes it.</summary>
    /// <param name="height">The height in pixels.</param>
    /// <param name="width">The width in pixels.</param>
    /// <param name="filter">The filter; <see cref="Resampling.Bilinear"/> if left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is less than 1, or there are more than 100 million pixels.</exception>
    public Image Resize(int height, int width, Resampling? filter = null)
    {
        CheckSize(height, width);
        filter ??= Resampling.Bilinear;
        if (filter == Resampling.Nearest)
        {
            var (rows, columns) = (Nearest(Height, height), Nearest(Width, width));
            return Rearranged(height, width, (row, column) => (rows[row], columns[column]));
        }

        return (width == Width ? this : Resampled(Height, width, new Resampler(Width, width, filter))) is var wide && height == Height
            ? wide
            : wide.Resampled(height, width, new Resampler(Height, height, filter));
    }

    /// <summary>Returns the image in a size at which its shorter side has a length, and its proportions stay.</summary>
    /// <remarks>As torchvision's <c>Resize(size)</c>, which published weights expect before a <see cref="CenterCrop"/>.</remarks>
    /// <param name="length">The length of the shorter side in pixels.</param>
    /// <param name="filter">The filter; <see cref="Resampling.Bilinear"/> if left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is less than 1, or there are more than 100 million pixels.</exception>
    public Image ResizeShorterSide(int length, Resampling? filter = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        var longer = (long)length * Math.Max(Height, Width) / Math.Min(Height, Width);
        return longer > MostPixels ? throw TooLarge(length, longer)
            : Height < Width ? Resize(length, (int)longer, filter) : Resize((int)longer, length, filter);
    }

    /// <summary>Along the rows where the width changes, else along the columns.</summary>
    private Image Resampled(int height, int width, Resampler resampler)
    {
        var result = new byte[height * width * Channels];
        for (var row = 0; row < height; row++)
        {
            var line = result.AsSpan(row * width * Channels, width * Channels);
            if (width != Width)
            {
                resampler.ResizeLine(values.AsSpan(row * Width * Channels, Width * Channels), line, Channels);
            }
            else
            {
                resampler.ResizeAcross(values, line, row);
            }
        }

        return new Image(height, width, Channels, result);
    }

    /// <summary>The pixel nearest to each of a line that is longer or shorter; halfway between two, as Pillow's sums are rounded.</summary>
    private static int[] Nearest(int from, int to)
    {
        var (nearest, scale) = (new int[to], (double)from / to);
        var center = scale * 0.5;
        for (var place = 0; place < to; place++, center += scale)
        {
            nearest[place] = Math.Min((int)center, from - 1);
        }

        return nearest;
    }

    private static void CheckSize(int height, int width)
    {
        if (height < 1 || width < 1 || (long)height * width > MostPixels)
        {
            throw TooLarge(height, width);
        }
    }

    private static ArgumentOutOfRangeException TooLarge(long height, long width) => new(null, Invariant(
        $"An image has at least 1 and at most {MostPixels / 1_000_000} million pixels. Received: {height} × {width} (height × width)."));
}
