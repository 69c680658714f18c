using CourseKit.Tensors;

namespace CourseKit.Tests.Tensors.Operations;

public sealed class ResizingTests
{
    private static readonly Tensor Image = Expectations.Random([2, 3, 4, 5]);

    [Theory]
    [InlineData(8, 10)]
    [InlineData(3, 7)]
    [InlineData(1, 1)]
    public void The_nearest_pixel_lies_at_the_same_share_of_the_way(int height, int width) =>
        Image.ResizeNearest(height, width).ShouldHold([2, 3, height, width],
            at => Image[at[0], at[1], at[2] * 4 / height, at[3] * 5 / width]);

    [Theory]
    [InlineData(8, 10, false)]
    [InlineData(3, 7, false)]
    [InlineData(3, 7, true)]
    [InlineData(1, 9, true)]
    public void A_bilinear_pixel_mixes_its_four_neighbors(int height, int width, bool alignCorners)
    {
        double Position(int sample, int size, int samples) => alignCorners
            ? samples > 1 ? sample * (size - 1.0) / (samples - 1) : 0
            : Math.Clamp(((sample + 0.5) * size / samples) - 0.5, 0, size - 1);

        Image.ResizeBilinear(height, width, alignCorners).ShouldHold([2, 3, height, width], at =>
        {
            var (y, x) = (Position(at[2], 4, height), Position(at[3], 5, width));
            double Weight(int i, int j) => Math.Max(0, 1 - Math.Abs(y - i)) * Math.Max(0, 1 - Math.Abs(x - j));
            return Enumerable.Range(0, 20).Sum(place => Weight(place / 5, place % 5) * Image[at[0], at[1], place / 5, place % 5]);
        });
    }

    [Fact]
    public void An_image_of_its_own_size_stays_as_it_is()
    {
        Image.ResizeNearest(4, 5).ShouldBeExactly(Image);
        Image.ResizeBilinear(4, 5).ShouldBeExactly(Image);
        Image.ResizeBilinear(4, 5, alignCorners: true).ShouldBeCloseTo(Image);
    }

    [Fact]
    public void No_pixels_are_refused()
    {
        const string Rule = "An image of at least one pixel becomes one of at least one pixel.";
        Message(() => Image.ResizeNearest(0, 5)).Should().Be($"{Rule} Received: [2, 3, 4, 5] to 0×5.");
        Message(() => Tensor.Zeros([1, 1, 3, 0]).ResizeBilinear(2, 2)).Should().Be($"{Rule} Received: [1, 1, 3, 0] to 2×2.");
        Message(() => Tensor.Zeros([3, 3]).ResizeNearest(2, 2)).Should().Be("ResizeNearest takes images [N, C, H, W]. Received: [3, 3].");
        Message(() => Tensor.Zeros([3, 3]).ResizeBilinear(2, 2)).Should().Be("ResizeBilinear takes images [N, C, H, W]. Received: [3, 3].");
        Tensor.Zeros([0, 1, 2, 2]).ResizeBilinear(3, 3).Shape.Should().Equal(0, 1, 3, 3);
    }

    private static string Message(Func<Tensor> operation) => operation.Should().Throw<ShapeException>().Which.Message;
}
