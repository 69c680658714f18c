using CourseKit.Tensors.Kernels.Windows;
using CourseKit.Tensors.Memory;

namespace CourseKit.Tensors.Kernels.Resampling;

/// <summary>Nearest and bilinear resizing, the fast form of <see cref="PlainResampling"/>.</summary>
/// <remarks>Where the samples lie along a row is computed once for all rows.</remarks>
internal static unsafe class Resample
{
    /// <summary>Each sample is the pixel nearest to it.</summary>
    /// <param name="x">Images [planes, H, W].</param>
    /// <param name="y">Set to the resized images [planes, H', W'].</param>
    /// <param name="planes">Images times channels.</param>
    /// <param name="size">From what size to what size.</param>
    public static void Nearest(float* x, float* y, int planes, Resizing size)
    {
        using var scratch = Scratch.Take(size.Columns.Samples);
        var columns = NearestColumns(scratch, size.Columns);
        PlaneRanges.For(planes, size.Samples, (from, to) =>
        {
            for (var row = (long)from * size.Rows.Samples; row < (long)to * size.Rows.Samples; row++)
            {
                var (plane, i) = Math.DivRem(row, size.Rows.Samples);
                var pixels = x + (plane * size.Pixels) + (size.Rows.Nearest((int)i) * size.Columns.Size);
                var samples = y + (row * size.Columns.Samples);
                for (var j = 0; j < size.Columns.Samples; j++)
                {
                    samples[j] = pixels[columns[j]];
                }
            }
        });
    }

    /// <summary>The gradient of the images: each pixel gets that of all samples that are it.</summary>
    /// <param name="dy">The gradient of the samples [planes, H', W'].</param>
    /// <param name="dx">Set to the gradient of the images [planes, H, W].</param>
    /// <param name="planes">Images times channels.</param>
    /// <param name="size">From what size to what size.</param>
    public static void NearestBackward(float* dy, float* dx, int planes, Resizing size)
    {
        using var scratch = Scratch.Take(size.Columns.Samples);
        var columns = NearestColumns(scratch, size.Columns);
        PlaneRanges.For(planes, size.Samples + size.Pixels, (from, to) =>
        {
            new Span<float>(dx + ((long)from * size.Pixels), (to - from) * size.Pixels).Clear();
            for (var row = (long)from * size.Rows.Samples; row < (long)to * size.Rows.Samples; row++)
            {
                var (plane, i) = Math.DivRem(row, size.Rows.Samples);
                var pixels = dx + (plane * size.Pixels) + (size.Rows.Nearest((int)i) * size.Columns.Size);
                var samples = dy + (row * size.Columns.Samples);
                for (var j = 0; j < size.Columns.Samples; j++)
                {
                    pixels[columns[j]] += samples[j];
                }
            }
        });
    }

    /// <summary>Each sample is a mix of the four pixels around it, in proportion to how near they are.</summary>
    /// <param name="x">Images [planes, H, W].</param>
    /// <param name="y">Set to the resized images [planes, H', W'].</param>
    /// <param name="planes">Images times channels.</param>
    /// <param name="size">From what size to what size.</param>
    public static void Bilinear(float* x, float* y, int planes, Resizing size)
    {
        using var scratch = Scratch.Take(LinearColumns.Floats(size.Columns));
        var columns = new LinearColumns(scratch.Pointer, size.Columns);
        PlaneRanges.For(planes, 4L * size.Samples, (from, to) =>
        {
            using var mixed = Scratch.Take(size.Columns.Size);
            for (var row = (long)from * size.Rows.Samples; row < (long)to * size.Rows.Samples; row++)
            {
                var (plane, i) = Math.DivRem(row, size.Rows.Samples);
                var (above, below, share) = size.Rows.Linear((int)i);
                var image = x + (plane * size.Pixels);
                RowInterpolation.Mix(image + (above * size.Columns.Size), image + (below * size.Columns.Size), share, mixed.Pointer,
                    size.Columns.Size);
                columns.Sample(mixed.Pointer, y + (row * size.Columns.Samples));
            }
        });
    }

    /// <summary>The gradient of the images: that of each sample, divided among the four pixels around it by their weights.</summary>
    /// <param name="dy">The gradient of the samples [planes, H', W'].</param>
    /// <param name="dx">Set to the gradient of the images [planes, H, W].</param>
    /// <param name="planes">Images times channels.</param>
    /// <param name="size">From what size to what size.</param>
    public static void BilinearBackward(float* dy, float* dx, int planes, Resizing size)
    {
        using var scratch = Scratch.Take(LinearColumns.Floats(size.Columns));
        var columns = new LinearColumns(scratch.Pointer, size.Columns);
        PlaneRanges.For(planes, (6L * size.Samples) + size.Pixels, (from, to) =>
        {
            using var mixed = Scratch.Take(size.Columns.Size);
            new Span<float>(dx + ((long)from * size.Pixels), (to - from) * size.Pixels).Clear();
            for (var row = (long)from * size.Rows.Samples; row < (long)to * size.Rows.Samples; row++)
            {
                var (plane, i) = Math.DivRem(row, size.Rows.Samples);
                var (above, below, share) = size.Rows.Linear((int)i);
                var image = dx + (plane * size.Pixels);
                columns.SampleBackward(dy + (row * size.Columns.Samples), mixed.Pointer);
                RowInterpolation.AddScaled(1 - share, mixed.Pointer, image + (above * size.Columns.Size), size.Columns.Size);
                RowInterpolation.AddScaled(share, mixed.Pointer, image + (below * size.Columns.Size), size.Columns.Size);
            }
        });
    }

    private static int* NearestColumns(Scratch scratch, AxisSamples axis)
    {
        var columns = (int*)scratch.Pointer;
        for (var j = 0; j < axis.Samples; j++)
        {
            columns[j] = axis.Nearest(j);
        }

        return columns;
    }
}
