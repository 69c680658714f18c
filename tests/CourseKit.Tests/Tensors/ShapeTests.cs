using CourseKit.Tensors;

namespace CourseKit.Tests.Tensors;

public sealed class ShapeTests
{
    public static TheoryData<int[], int[], int[]> Combined => new()
    {
        { [], [], [] },
        { [], [3, 4], [3, 4] },
        { [4], [3, 4], [3, 4] },
        { [3, 1], [1, 4], [3, 4] },
        { [2, 1, 5], [7, 1], [2, 7, 5] },
        { [1], [0], [0] },
        { [0, 3], [1, 3], [0, 3] },
        { [1, 1], [1], [1, 1] },
    };

    [Fact]
    public void A_shape_knows_its_axes_and_how_many_numbers_it_holds()
    {
        Shape images = [32, 1, 28, 29];

        images.Rank.Should().Be(4);
        images.Elements.Should().Be(32 * 28 * 29);
        images[0].Should().Be(32);
        images[-1].Should().Be(29);
        images[^2].Should().Be(28);
        images.Should().Equal(32, 1, 28, 29);
    }

    [Fact]
    public void The_shape_of_a_single_number_has_no_axes_and_holds_one()
    {
        Shape number = [];

        number.Rank.Should().Be(0);
        number.Elements.Should().Be(1);
        number.Should().BeEquivalentTo(default(Shape));
        (number == default).Should().BeTrue();
        number.ToString().Should().Be("[]");
    }

    [Fact]
    public void More_numbers_than_an_int_counts_are_counted() =>
        Shape.Of([100_000, 100_000]).Elements.Should().Be(10_000_000_000);

    [Theory]
    [InlineData(0, new[] { 0, 0, 0 })]
    [InlineData(5, new[] { 0, 1, 1 })]
    [InlineData(23, new[] { 1, 2, 3 })]
    public void An_offset_is_one_index_for_each_axis(long offset, int[] place)
    {
        Shape shape = [2, 3, 4];

        shape.Unravel(offset).Should().Equal(place);
        Tensor.FromIndex(shape, at => (((at[0] * 3) + at[1]) * 4) + at[2])[place].Should().Be(offset);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(24)]
    public void An_offset_outside_of_a_shape_is_refused(long offset) =>
        Shape.Of([2, 3, 4]).Invoking(shape => shape.Unravel(offset)).Should().Throw<ArgumentOutOfRangeException>();

    [Fact]
    public void Parts_are_taken_with_ranges()
    {
        Shape shape = [2, 3, 4, 5];

        shape[..^2].Should().Equal(2, 3);
        shape[2..].Should().Equal(4, 5);
        shape[4..].Should().BeEmpty();
        ((int[])[.. shape[1..3], 9]).Should().Equal(3, 4, 9);
    }

    [Fact]
    public void One_axis_changes_or_goes_and_the_others_stay()
    {
        Shape shape = [2, 3, 4];

        shape.With(1, 7).Should().Equal(2, 7, 4);
        shape.With(-1, 7).Should().Equal(2, 3, 7);
        shape.Without(0).Should().Equal(3, 4);
        shape.Without(-1).Should().Equal(2, 3);
        shape.Should().Equal(2, 3, 4);
    }

    [Fact]
    public void Shapes_of_the_same_sizes_in_the_same_order_are_equal()
    {
        Shape one = [2, 3], same = [2, 3], other = [3, 2];

        (one == same).Should().BeTrue();
        (one != other).Should().BeTrue();
        one.Equals((object)same).Should().BeTrue();
        one.Equals("[2, 3]").Should().BeFalse();
        one.GetHashCode().Should().Be(same.GetHashCode());
        (one == [2, 3, 1]).Should().BeFalse();
    }

    [Theory]
    [MemberData(nameof(Combined))]
    public void Sizes_of_one_and_missing_axes_stretch(int[] left, int[] right, int[] common)
    {
        Shape.Of(left).Broadcast(Shape.Of(right)).Should().Equal(common);
        Shape.Of(right).Broadcast(Shape.Of(left)).Should().Equal(common);
    }

    [Fact]
    public void Sizes_that_differ_do_not_combine() =>
        new Action(() => Shape.Of([2, 3]).Broadcast([4, 3])).Should().Throw<ShapeException>().Which.Message.Should().Be(
            "Shapes combine when, counted from the last axis, their sizes are equal or one of them is 1. Received: [2, 3] and [4, 3].");

    [Fact]
    public void A_negative_size_is_refused() =>
        new Action(() => Shape.Of([2, -3])).Should().Throw<ShapeException>().Which.Message.Should().Be(
            "The size of an axis is zero or more. Received: [2, -3].");

    [Theory]
    [InlineData(2)]
    [InlineData(-3)]
    public void An_axis_that_is_not_there_is_refused(int axis) =>
        new Action(() => Shape.Of([5, 6]).Axis(axis)).Should().Throw<ShapeException>().Which.Message.Should().Be(
            $"Shape [5, 6] has 2 axes, numbered 0 to 1, or −1 to −2 from the end. Received: axis {axis}.");

    [Fact]
    public void A_single_number_has_no_axis_to_name() =>
        new Action(() => default(Shape).Axis(0)).Should().Throw<ShapeException>().Which.Message.Should().Be(
            "Shape [] is that of a single number, without axes. Received: axis 0.");
}
