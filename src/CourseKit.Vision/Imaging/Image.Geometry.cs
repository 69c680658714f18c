using static System.FormattableString;

namespace CourseKit.Vision.Imaging;

/// <content>Parts, borders and turns of an image.</content>
public sealed partial class Image
{
    /// <summary>Ways to bring a picture upright, by the number of its EXIF orientation: whether rows become columns, and which are then
    /// reversed.</summary>
    /// <remarks>Exif 2.32, tag 274, https://www.cipa.jp/std/documents/e/DC-X008-Translation-2019-E.pdf.</remarks>
    private static readonly (bool Transposes, bool ReversesRows, bool ReversesColumns)[] Orientations =
    [
        (false, false, false), (false, false, false), (false, false, true), (false, true, true), (false, true, false),
        (true, false, false), (true, false, true), (true, true, true), (true, true, false),
    ];

    /// <summary>Returns a rectangle of the image.</summary>
    /// <param name="top">The first row.</param>
    /// <param name="left">The first column.</param>
    /// <param name="height">The number of rows.</param>
    /// <param name="width">The number of columns.</param>
    /// <exception cref="ArgumentOutOfRangeException">It does not lie inside the image.</exception>
    public Image Crop(int top, int left, int height, int width)
    {
        if (top < 0 || left < 0 || height < 1 || width < 1 || height > Height - top || width > Width - left)
        {
            throw new ArgumentOutOfRangeException(null, Invariant(
                $"A part lies inside its image of {Height} × {Width} pixels (height × width). Received: {height} × {width} pixels from ")
                + Invariant($"row {top} and column {left} on."));
        }

        return Rearranged(height, width, (row, column) => (top + row, left + column));
    }

    /// <summary>Returns the rectangle in the middle of the image; a larger one has a black border.</summary>
    /// <remarks>As torchvision's <c>CenterCrop</c>.</remarks>
    /// <param name="height">The number of rows.</param>
    /// <param name="width">The number of columns.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is less than 1, or there are more than 100 million pixels.</exception>
    public Image CenterCrop(int height, int width)
    {
        CheckSize(height, width);
        var (tall, wide) = (Math.Max(0, height - Height), Math.Max(0, width - Width));
        var padded = Pad(tall / 2, (tall + 1) / 2, wide / 2, (wide + 1) / 2);
        return padded.Crop(
            (int)Math.Round((padded.Height - height) / 2.0), (int)Math.Round((padded.Width - width) / 2.0), height, width);
    }

    /// <summary>Returns the image with a border.</summary>
    /// <param name="top">The number of rows above.</param>
    /// <param name="bottom">The number of rows below.</param>
    /// <param name="left">The number of columns at the left.</param>
    /// <param name="right">The number of columns at the right.</param>
    /// <param name="brightness">The brightness of the border, from 0 for black to 1 for white.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, or there are more than 100 million pixels.</exception>
    public Image Pad(int top, int bottom, int left, int right, double brightness = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(top);
        ArgumentOutOfRangeException.ThrowIfNegative(bottom);
        ArgumentOutOfRangeException.ThrowIfNegative(left);
        ArgumentOutOfRangeException.ThrowIfNegative(right);
        var (height, width) = ((long)Height + top + bottom, (long)Width + left + right);
        if (height * width > MostPixels)
        {
            throw TooLarge(height, width);
        }

        var padded = Filled((int)height, (int)width, Channels, brightness);
        for (var row = 0; row < Height; row++)
        {
            values.AsSpan(Place(row, 0), Width * Channels).CopyTo(padded.values.AsSpan(padded.Place(top + row, left)));
        }

        return padded;
    }

    /// <summary>Returns the mirror image: left and right are exchanged.</summary>
    public Image FlipHorizontal() => Rearranged(Height, Width, (row, column) => (row, Width - 1 - column));

    /// <summary>Returns the image upside down: top and bottom are exchanged.</summary>
    public Image FlipVertical() => Rearranged(Height, Width, (row, column) => (Height - 1 - row, column));

    /// <summary>Returns the image with rows and columns exchanged.</summary>
    public Image Transpose() => Rearranged(Width, Height, (row, column) => (column, row));

    /// <summary>Returns the image turned about its center, in the same size; corners are cut off.</summary>
    /// <param name="degrees">The angle, counterclockwise.</param>
    /// <param name="filter"><see cref="Resampling.Bilinear"/>, or <see cref="Resampling.Nearest"/> for maps of classes.</param>
    /// <param name="brightness">The brightness of what was outside, from 0 for black to 1 for white.</param>
    /// <exception cref="ArgumentException">The filter is another.</exception>
    public Image Rotate(double degrees, Resampling? filter = null, double brightness = 0) =>
        Transform(AffineMap.Rotation(degrees).About(Width / 2.0, Height / 2.0), filter, brightness);

    /// <summary>Returns the image in the same size with each of its points moved by an affine map.</summary>
    /// <param name="map">The map, of points x to the right and y downward in pixels, from the top left corner of the image.</param>
    /// <param name="filter"><see cref="Resampling.Bilinear"/>, or <see cref="Resampling.Nearest"/> for maps of classes.</param>
    /// <param name="brightness">The brightness of what was outside, from 0 for black to 1 for white.</param>
    /// <exception cref="ArgumentException">The filter is another, or the map takes all points to one line.</exception>
    public Image Transform(AffineMap map, Resampling? filter = null, double brightness = 0)
    {
        if (filter is not null && filter != Resampling.Bilinear && filter != Resampling.Nearest)
        {
            throw new ArgumentException(
                $"An affine map takes the filters {Resampling.Bilinear} and {Resampling.Nearest}. Received: {filter}.", nameof(filter));
        }

        var (back, result) = (map.Inverse(), Filled(Height, Width, Channels, brightness));
        for (var (row, at) = (0, 0); row < Height; row++)
        {
            for (var column = 0; column < Width; column++, at += Channels)
            {
                var (x, y) = back.Apply(column + 0.5, row + 0.5);
                if (x < 0 || y < 0 || x >= Width || y >= Height)
                {
                    continue;
                }

                for (var channel = 0; channel < Channels; channel++)
                {
                    result.values[at + channel] = filter == Resampling.Nearest
                        ? values[Place((int)y, (int)x) + channel]
                        : Between(x - 0.5, y - 0.5, channel);
                }
            }
        }

        return result;
    }

    /// <summary>Turned as the number of an EXIF orientation says; one that there is not leaves the image as it is.</summary>
    internal Image Upright(int orientation)
    {
        var (transposes, reversesRows, reversesColumns) = Orientations[orientation is >= 1 and <= 8 ? orientation : 1];
        return !transposes && !reversesRows && !reversesColumns ? this : Reoriented(transposes, reversesRows, reversesColumns);
    }

    private Image Reoriented(bool transposes, bool reversesRows, bool reversesColumns)
    {
        var (height, width) = transposes ? (Width, Height) : (Height, Width);
        var turned = Rearranged(height, width, (row, column) =>
        {
            var (y, x) = (reversesRows ? height - 1 - row : row, reversesColumns ? width - 1 - column : column);
            return transposes ? (x, y) : (y, x);
        });
        return new Image(height, width, Channels, turned.values) { Notice = Notice };
    }

    /// <summary>The value between the centers of four pixels, or of fewer at the border.</summary>
    private byte Between(double x, double y, int channel)
    {
        var (left, top) = ((int)Math.Floor(x), (int)Math.Floor(y));
        var (ofX, ofY) = (x - left, y - top);
        var (rows, columns) = ((Math.Max(top, 0), Math.Min(top + 1, Height - 1)), (Math.Max(left, 0), Math.Min(left + 1, Width - 1)));
        double At(int row, int column) => values[Place(row, column) + channel];
        return (byte)Math.Round(double.Lerp(
            double.Lerp(At(rows.Item1, columns.Item1), At(rows.Item1, columns.Item2), ofX),
            double.Lerp(At(rows.Item2, columns.Item1), At(rows.Item2, columns.Item2), ofX), ofY));
    }

    private static Image Filled(int height, int width, int channels, double brightness)
    {
        var filled = new byte[height * width * channels];
        Array.Fill(filled, Level(brightness));
        return new Image(height, width, channels, filled);
    }
}
