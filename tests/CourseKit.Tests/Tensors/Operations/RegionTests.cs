using CourseKit.Tensors;

namespace CourseKit.Tests.Tensors.Operations;

public sealed class RegionTests
{
    private static readonly Tensor Images = Expectations.Random([2, 3, 6, 8]);

    [Theory]
    [InlineData(1, 1f, 1)]
    [InlineData(2, 0.5f, 3)]
    [InlineData(3, 0.25f, 2)]
    public void A_cell_is_the_mean_of_points_that_mix_their_four_neighbors(int cells, float scale, int samples)
    {
        Tensor boxes = [[1, 2, 3, 14, 11], [0, 0, 0, 0, 0], [1, -9, 1, 3, 30], [0, 5.5f, 2.25f, 6, 9.75f]];

        Images.RoiAlign(boxes, cells, scale, samples).ShouldHold([4, 3, cells, cells], at =>
        {
            double Start(int side) => boxes[at[0], side] * (double)scale;
            double Point(int side, int cell, int sample) =>
                Start(side) + ((cell + ((sample + 0.5) / samples)) * Math.Max(Start(side + 2) - Start(side), 1) / cells);
            return Enumerable.Range(0, samples * samples).Average(sample => Mixed(
                Images, (int)boxes[at[0], 0], at[1], Point(2, at[2], sample / samples), Point(1, at[3], sample % samples)));
        });
    }

    [Fact]
    public void Boxes_that_fit_nothing_are_refused()
    {
        Message(() => Images.RoiAlign(Tensor.Zeros([2, 4]), 3)).Should()
            .Be("Boxes are rows [R, 5]: image, left, top, right, bottom. Received: [2, 4].");
        Message(() => Images.RoiAlign([[0, 0, 0, 1, 1], [2, 0, 0, 1, 1]], 3)).Should()
            .Be("Boxes lie in images 0 to 1. Received: image 2 of box 1.");
        Message(() => Images.RoiAlign([[float.NaN, 0, 0, 1, 1]], 3)).Should().StartWith("Boxes lie in images 0 to 1.");
        Message(() => Images.RoiAlign([[0, 0, 0, 1, 1]], 0)).Should().Be(
            "Boxes have at least one cell, and that one sample, of images of at least one pixel. Received: 0 cells, 2 samples, [2, 3, " +
                "6, 8].");
        Message(() => Tensor.Zeros([3, 3]).RoiAlign([[0, 0, 0, 1, 1]], 3)).Should()
            .Be("RoiAlign takes images [N, C, H, W]. Received: [3, 3].");
    }

    [Fact]
    public void Boxes_of_no_number_or_far_away_see_nothing()
    {
        Images.RoiAlign([[0, float.NaN, 0, 1, 1], [0, 1e30f, 1e30f, 2e30f, 2e30f]], 2).ToArray().Should().OnlyContain(value => value == 0);
    }

    /// <summary>By weights that fall off with the distance, at the nearest point that lies within;
    /// nothing further than a pixel outside.</summary>
    private static double Mixed(Tensor images, int image, int map, double y, double x)
    {
        if (y < -1 || y > 6 || x < -1 || x > 8)
        {
            return 0;
        }

        var (inside, across) = (Math.Clamp(y, 0, 5), Math.Clamp(x, 0, 7));
        return Enumerable.Range(0, 48).Sum(place =>
            Math.Max(0, 1 - Math.Abs(inside - (place / 8))) * Math.Max(0, 1 - Math.Abs(across - (place % 8))) *
                images[image, map, place / 8, place % 8]);
    }

    private static string Message(Func<Tensor> operation) => operation.Should().Throw<ShapeException>().Which.Message;
}
