using CourseKit.Tensors;
using CourseKit.Vision.Datasets;
using CourseKit.Vision.Imaging;

namespace CourseKit.Vision.Augmentation;

/// <summary>Rectangle of an image that is brought to a size.</summary>
/// <param name="Top">The first row.</param>
/// <param name="Left">The first column.</param>
/// <param name="Height">The number of rows.</param>
/// <param name="Width">The number of columns.</param>
internal readonly record struct ResizedCrop(int Top, int Left, int Height, int Width)
{
    /// <summary>Returns this part of an example in a size: its pixels interpolated, classes of pixels taken from the nearest.</summary>
    /// <param name="example">The example.</param>
    /// <param name="height">The new height.</param>
    /// <param name="width">The new width.</param>
    /// <param name="minVisibility">The smallest part of a box that has to lie in the rectangle.</param>
    public Example Of(Example example, int height, int width, double minVisibility)
    {
        var map = AffineMap.Translation(-Left, -Top).Then(AffineMap.Scaling((double)width / Width, (double)height / Height));
        var result = example with
        {
            Image = Interpolated(example.Image, height, width),
            Mask = example.Mask is { } classes ? Nearest(classes, height, width) : null,
            Boxes = MovedBoxes.By(map, example.Boxes, height, width, minVisibility),
        };
        GC.KeepAlive(example);
        return result;
    }

    /// <summary>Along the rows first, as <see cref="Imaging.Image.Resize"/> does in whole numbers.</summary>
    private Tensor Interpolated(Tensor image, int height, int width)
    {
        var (channels, rows, columns) = (image.Shape[0], image.Shape[1], image.Shape[2]);
        var (windowsOfRow, windowsOfColumn) = (Windows(Width, width), Windows(Height, height));
        var from = image.Values;
        var wide = new float[Height * width];
        var result = Tensor.Uninitialized([channels, height, width], nameof(Augmentation));
        for (var channel = 0; channel < channels; channel++)
        {
            for (var row = 0; row < Height; row++)
            {
                var line = from.Slice((((channel * rows) + Top + row) * columns) + Left, Width);
                for (var x = 0; x < width; x++)
                {
                    var (first, weights) = windowsOfRow[x];
                    var sum = 0.0;
                    for (var i = 0; i < weights.Length; i++)
                    {
                        sum += line[first + i] * weights[i];
                    }

                    wide[(row * width) + x] = (float)sum;
                }
            }

            for (var y = 0; y < height; y++)
            {
                var line = result.Values.Slice(((channel * height) + y) * width, width);
                var (first, weights) = windowsOfColumn[y];
                line.Clear();
                for (var i = 0; i < weights.Length; i++)
                {
                    var above = wide.AsSpan((first + i) * width, width);
                    var weight = (float)weights[i];
                    for (var x = 0; x < width; x++)
                    {
                        line[x] += above[x] * weight;
                    }
                }
            }
        }

        return result;
    }

    private Tensor Nearest(Tensor mask, int height, int width)
    {
        var result = Tensor.Uninitialized([height, width], nameof(Augmentation));
        Span<float> from = mask.Values, to = result.Values;
        for (var (y, at) = (0, 0); y < height; y++)
        {
            var row = Top + (int)((y + 0.5) * Height / height);
            for (var x = 0; x < width; x++, at++)
            {
                to[at] = from[(row * mask.Shape[1]) + Left + (int)((x + 0.5) * Width / width)];
            }
        }

        return result;
    }

    private static (int First, double[] Weights)[] Windows(int from, int to) =>
        [.. Enumerable.Range(0, to).Select(place => Resampling.Bilinear.Window(from, to, place))];
}
