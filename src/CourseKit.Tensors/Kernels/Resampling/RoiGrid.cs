using CourseKit.Tensors.Execution;

namespace CourseKit.Tensors.Kernels.Resampling;

/// <summary>The sample points of RoIAlign: each box is cut into cells×cells, each sampled at samples×samples points.</summary>
internal sealed unsafe class RoiGrid
{
    private readonly int cells;
    private readonly int each;
    private readonly int[] images;
    private readonly RoiSample[] points;

    /// <param name="boxes">[R, 5]: the image, left, top, right, bottom.</param>
    /// <param name="maps">[N, C, H, W].</param>
    /// <param name="cells">The number of cells along each axis.</param>
    /// <param name="scale">The length of one unit of the boxes, in pixels.</param>
    /// <param name="samples">The number of sample points along each axis of a cell.</param>
    public RoiGrid(Tensor boxes, Shape maps, int cells, float scale, int samples)
    {
        (this.cells, each) = (cells * cells, samples * samples);
        images = new int[boxes.Shape[0]];
        points = new RoiSample[images.Length * this.cells * each];
        var next = 0;
        for (var box = 0; box < images.Length; box++)
        {
            var row = boxes.Values.Slice(5 * box, 5);
            images[box] = (int)row[0];
            var (left, top) = (row[1] * scale, row[2] * scale);
            var (across, down) = (Math.Max((row[3] * scale) - left, 1) / cells, Math.Max((row[4] * scale) - top, 1) / cells);
            for (var cell = 0; cell < this.cells; cell++)
            {
                for (var sample = 0; sample < each; sample++)
                {
                    points[next++] = RoiSample.At(
                        top + (((cell / cells) + (((sample / samples) + 0.5f) / samples)) * down),
                        left + (((cell % cells) + (((sample % samples) + 0.5f) / samples)) * across),
                        maps[2], maps[3], 1f / each);
                }
            }
        }
    }

    /// <summary>Computes y, the mean of each cell's samples, box by box, map by map.</summary>
    public void Sample(float* x, float* y, int channels, int pixels) => Workers.For(images.Length, box =>
    {
        for (var channel = 0; channel < channels; channel++)
        {
            var plane = Plane(x, box, channel, channels, pixels);
            var target = Cells(y, box, channel, channels);
            for (var cell = 0; cell < cells; cell++)
            {
                var sum = 0f;
                foreach (ref readonly var point in Points(box, cell))
                {
                    sum += (point.OfFirst * plane[point.First]) + (point.OfSecond * plane[point.Second])
                        + (point.OfThird * plane[point.Third]) + (point.OfFourth * plane[point.Fourth]);
                }

                target[cell] = sum;
            }
        }
    });

    /// <summary>Adds the gradient of y to dx. Boxes overlap, so threads divide the maps among them, not the boxes.</summary>
    public void SampleBackward(float* dy, float* dx, int channels, int pixels) => Workers.For(channels, channel =>
    {
        for (var box = 0; box < images.Length; box++)
        {
            var plane = Plane(dx, box, channel, channels, pixels);
            var source = Cells(dy, box, channel, channels);
            for (var cell = 0; cell < cells; cell++)
            {
                foreach (ref readonly var point in Points(box, cell))
                {
                    plane[point.First] += point.OfFirst * source[cell];
                    plane[point.Second] += point.OfSecond * source[cell];
                    plane[point.Third] += point.OfThird * source[cell];
                    plane[point.Fourth] += point.OfFourth * source[cell];
                }
            }
        }
    });

    private ReadOnlySpan<RoiSample> Points(int box, int cell) => points.AsSpan(((box * cells) + cell) * each, each);

    private float* Plane(float* maps, int box, int channel, int channels, int pixels) =>
        maps + ((((long)images[box] * channels) + channel) * pixels);

    private float* Cells(float* regions, int box, int channel, int channels) => regions + ((((long)box * channels) + channel) * cells);
}
