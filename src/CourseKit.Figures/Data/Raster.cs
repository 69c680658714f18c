namespace CourseKit.Figures.Data;

/// <summary>The pixels of one image: a row of them after the other, with one channel (gray) or three (red, green, blue).</summary>
internal sealed class Raster
{
    private readonly float[] values;

    private Raster(Tensor image)
    {
        values = image.ToArray();
        (Height, Width) = (image.Shape[^2], image.Shape[^1]);
        Channels = image.Shape.Rank == 2 ? 1 : image.Shape[0];
    }

    public int Height { get; }

    public int Width { get; }

    public int Channels { get; }

    /// <summary>The values of a matrix, row by row.</summary>
    public float this[int row, int column] => values[(row * Width) + column];

    /// <summary>The value of a gray pixel, or the mean of a colored one's channels.</summary>
    public double Brightness(int row, int column) =>
        Enumerable.Range(0, Channels).Average(channel => values[(((channel * Height) + row) * Width) + column]);

    /// <summary>The values as screens list them: all channels of a pixel, then those of the next.</summary>
    public IEnumerable<double> PixelByPixel =>
        from pixel in Enumerable.Range(0, Height * Width)
        from channel in Enumerable.Range(0, Channels)
        select (double)values[(channel * Height * Width) + pixel];

    public IEnumerable<float> Values => values;

    /// <summary>The values that have a place on a scale.</summary>
    public IEnumerable<float> Finite => values.Where(float.IsFinite);

    /// <summary>The number of strokes along its rows that it is drawn with, pixels of one color together, as far as values tell.</summary>
    public int Strokes
    {
        get
        {
            var (strokes, plane) = (0, Height * Width);
            for (var at = 0; at < plane; at++)
            {
                var isNew = at % Width == 0;
                for (var channel = 0; channel < values.Length && !isNew; channel += plane)
                {
                    isNew = values[channel + at] != values[channel + at - 1];
                }

                strokes += isNew ? 1 : 0;
            }

            return strokes;
        }
    }

    /// <summary>Each of maps [C, H, W].</summary>
    public static Raster[] Maps(Tensor maps) => [.. Enumerable.Range(0, maps.Shape[0]).Select(map => Matrix(maps.Select(0, map)))];

    /// <exception cref="ShapeException">The tensor is no matrix.</exception>
    public static Raster Matrix(Tensor matrix) => matrix.Shape is [_, _] or [1, _, _]
        ? new Raster(matrix)
        : throw new ShapeException("A heat map shows a matrix [H, W] or [1, H, W].", $"shape {matrix.Shape}");

    /// <exception cref="ShapeException">The tensor is no image.</exception>
    public static Raster Image(Tensor image) => image.Shape is [_, _] or [1 or 3, _, _]
        ? new Raster(image)
        : throw new ShapeException(
            "An image has shape [H, W] or [1, H, W] (gray) or [3, H, W] (red, green, blue); Plot.Wall shows a batch of them.",
                $"shape {image.Shape}");

    /// <summary>The color of every pixel; none where a value is not a finite number.</summary>
    public Rgb?[,] Colors(ColorScale scale)
    {
        var colors = new Rgb?[Height, Width];
        for (var row = 0; row < Height; row++)
        {
            for (var column = 0; column < Width; column++)
            {
                colors[row, column] = Channels == 1 ? scale.At(this[row, column]) : Light(row, column, scale);
            }
        }

        return colors;
    }

    private Rgb? Light(int row, int column, ColorScale scale)
    {
        double Channel(int channel) => scale.Place(values[(((channel * Height) + row) * Width) + column]);
        var (red, green, blue) = (Channel(0), Channel(1), Channel(2));
        return double.IsFinite(red + green + blue) ? Rgb.Mix(red, green, blue) : null;
    }
}
