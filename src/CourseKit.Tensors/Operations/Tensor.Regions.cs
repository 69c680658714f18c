using CourseKit.Tensors.Kernels.Resampling;

namespace CourseKit.Tensors;

/// <content>Pooling of regions of interest.</content>
public sealed unsafe partial class Tensor
{
    /// <summary>Computes RoIAlign: each box is cut into cells×cells, and each cell is the mean of samples×samples bilinear
    /// samples.</summary>
    /// <remarks>[N, C, H, W] → [R, C, cells, cells]. He et al. 2017, section 3,
    /// https://arxiv.org/abs/1703.06870. Boxes get no gradient.</remarks>
    /// <param name="boxes">[R, 5]: the number of the image, then left, top, right and bottom.</param>
    /// <param name="cells">The number of cells along each axis.</param>
    /// <param name="scale">The length of one unit of the boxes, in pixels of these images.</param>
    /// <param name="samples">The number of sample points along each axis of a cell.</param>
    /// <exception cref="ShapeException">These are not images and boxes within them, or there would be no cell.</exception>
    public Tensor RoiAlign(Tensor boxes, int cells, double scale = 1, int samples = 2)
    {
        RequireImages(nameof(RoiAlign));
        RequireBoxes(boxes);
        if (cells < 1 || samples < 1 || Shape[2] < 1 || Shape[3] < 1)
        {
            throw new ShapeException(
                "Boxes have at least one cell, and that one sample, of images of at least one pixel.",
                    $"{cells} cells, {samples} samples, {Shape}");
        }

        var (grid, channels, pixels) = (new RoiGrid(boxes, Shape, cells, (float)scale, samples), Shape[1], Shape[2] * Shape[3]);
        var y = Uninitialized([boxes.Shape[0], channels, cells, cells]);
        grid.Sample(Pointer, y.Pointer, channels, pixels);
        return y.Record(this, dy =>
        {
            var dx = Zeros(Shape);
            grid.SampleBackward(dy.Pointer, dx.Pointer, channels, pixels);
            return dx;
        });
    }

    private void RequireBoxes(Tensor boxes)
    {
        if (boxes.Shape.Rank != 2 || boxes.Shape[1] != 5)
        {
            throw new ShapeException("Boxes are rows [R, 5]: image, left, top, right, bottom.", $"{boxes.Shape}");
        }

        for (var box = 0; box < boxes.Shape[0]; box++)
        {
            if (!(boxes.Values[5 * box] >= 0 && boxes.Values[5 * box] < Shape[0]))
            {
                throw new ShapeException($"Boxes lie in images 0 to {Shape[0] - 1}.", $"image {boxes.Values[5 * box]} of box {box}");
            }
        }
    }
}
