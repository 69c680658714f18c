using CourseKit.Tensors;

namespace CourseKit.Tests.Tensors;

public sealed class PaddingTests
{
    [Fact]
    public void The_default_is_valid()
    {
        default(Padding).Should().Be(Padding.Valid);
        new Window(3).Padding.Should().Be(Padding.Valid);
        ((Padding)0).Should().Be(Padding.Valid);
        Padding.Same.Should().NotBe(Padding.Valid);
    }

    [Fact]
    public void Same_follows_the_example_of_TensorFlow()
    {
        Padding.Same.Around(size: 13, extent: 6, stride: 5).Should().Be((1, 2));
        new Window(6, 5, Padding.Same).Slide(13).Should().Be(3);
        new Window(6, 5, Padding.Valid).Slide(13).Should().Be(2);
    }

    [Fact]
    public void Same_gives_as_many_places_as_strides_with_the_odd_zero_last()
    {
        for (var size = 1; size <= 40; size++)
        {
            for (var kernel = 1; kernel <= 12; kernel++)
            {
                for (var stride = 1; stride <= 8; stride++)
                {
                    var places = (int)Math.Ceiling(size / (double)stride);
                    var fewest = Enumerable.Range(0, 100)
                        .First(zeros => ((size + zeros - kernel) >= 0) && ((size + zeros - kernel) / stride) + 1 >= places);
                    var (before, after) = Padding.Same.Around(size, kernel, stride);

                    new Window(kernel, stride, Padding.Same).Slide(size).Should().Be(places);
                    (before + after).Should().Be(fewest, $"{size} pixels, kernel {kernel}, stride {stride} need no more");
                    (after - before).Should().Be(fewest % 2);
                }
            }
        }
    }

    [Fact]
    public void Same_counts_the_extent_of_a_dilated_window() =>
        new Window(3, 1, Padding.Same, 4).Slide(10).Should().Be(10);

    [Fact]
    public void A_number_goes_to_each_edge() =>
        ((Padding)3).Around(10, 5, 2).Should().Be((3, 3));

    [Fact]
    public void A_padding_reads_as_its_rule_or_its_number()
    {
        Padding.Same.ToString().Should().Be("same");
        Padding.Valid.ToString().Should().Be("valid");
        ((Padding)2).ToString().Should().Be("2");
    }

    [Fact]
    public void A_negative_number_is_refused() =>
        new Action(() => _ = (Padding)(-1)).Should().Throw<ArgumentOutOfRangeException>().Which.Message.Should().StartWith(
            "pixels ('-1') must be a non-negative value.");
}
