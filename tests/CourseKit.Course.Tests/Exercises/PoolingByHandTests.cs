using CourseKit.Exercises.Pooling;
using CourseKit.Grading;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Course.Tests.Exercises;

/// <summary>The poolings that lesson 3 asks for beside those of the library.</summary>
public sealed class PoolingByHandTests
{
    private readonly Generator random = new(3);

    public static TheoryData<Shape, int, int, int> Windows => new()
    {
        { [2, 5, 7], 2, 2, 0 },
        { [1, 4, 6], 3, 1, 1 },
        { [3, 6, 5], 4, 3, 2 },
        { [2, 3, 4], 1, 2, 0 },
        { [2, 7, 5], 2, 3, 1 },
    };

    [Theory]
    [MemberData(nameof(Windows))]
    public void The_maximum_is_the_library_s(Shape shape, int f, int s, int p) => MaximumAgrees(random.Normal(shape, mean: -1), f, s, p);

    [Theory]
    [MemberData(nameof(Windows))]
    public void The_padding_never_wins(Shape shape, int f, int s, int p) => MaximumAgrees(random.Uniform(shape, -1e9, -1e8), f, s, p);

    [Theory]
    [InlineData(2, 1)]
    [InlineData(2, 3)]
    [InlineData(4, 2)]
    [InlineData(1, 2)]
    public void Average_and_minimum_are_the_library_s(int f, int s)
    {
        var maps = random.Normal([3, 5, 8]);

        Agree(maps.Unsqueeze(0).AvgPool2d(f, s), new AveragePoolingAsConvolution().Reference.Value(maps, f, s));
        Agree(maps.Unsqueeze(0).MinPool2d(f, s), new MinPooling().Reference.Value(maps, f, s));
    }

    [Theory]
    [InlineData(5, 2, 2)]
    [InlineData(20, 3, 3)]
    [InlineData(7, 7, 1)]
    [InlineData(6, 2, 3)]
    public void Channels_that_are_left_over_are_left_out_as_in_the_library(int channels, int depth, int s)
    {
        var maps = random.Normal([channels, 3, 4]);

        var pooled = new DepthwiseMaxPooling().Reference.Value(maps, depth, s);

        Agree(maps.Unsqueeze(0).ChannelMaxPool2d(depth, s), pooled);
    }

    [Fact]
    public void Global_averages_are_the_library_s()
    {
        var images = random.Normal([3, 4, 5, 2]);

        Difference.Between(images.AdaptiveAvgPool2d(1, 1), new GlobalAveragePooling().Reference.Value(images).Reshape(3, 4, 1, 1))
            .Should().BeNull();
    }

    [Theory]
    [MemberData(nameof(Windows))]
    public void A_minimum_and_a_relu_may_change_places(Shape shape, int f, int s, int p)
    {
        var images = random.Normal([1, .. shape]);

        images.Relu().MinPool2d(f, s, p).ToArray().Should().Equal(images.MinPool2d(f, s, p).Relu().ToArray());
    }

    [Fact]
    public void Of_the_windows_of_four_numbers_of_which_each_is_0_or_not_one_in_16_has_a_minimum_above_0_and_15_a_maximum()
    {
        var windows = Enumerable.Range(0, 16).Select(bits => Enumerable.Range(0, 4).Select(at => (bits >> at) & 1).ToArray()).ToList();

        windows.Count(window => window.Min() > 0).Should().Be(1);
        windows.Count(window => window.Max() > 0).Should().Be(15);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void A_minimum_keeps_a_dark_line_and_a_maximum_does_not(int column)
    {
        var image = Tensor.FromIndex([1, 1, 4, 6], at => at[3] == column ? 0.125 : 0.875);

        image.MinPool2d(2).ToArray().Should().Equal(0.875f, 0.125f, 0.875f, 0.875f, 0.125f, 0.875f);
        image.MaxPool2d(2).ToArray().Should().AllBeEquivalentTo(0.875f);
    }

    private static void MaximumAgrees(Tensor maps, int f, int s, int p) =>
        Agree(maps.Unsqueeze(0).MaxPool2d(f, s, p), new MaxPooling().Reference.Value(maps, f, s, p));

    private static void Agree(Tensor batch, Tensor maps) => Difference.Between(batch, maps.Unsqueeze(0)).Should().BeNull();
}
