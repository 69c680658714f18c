using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;
using FsCheck;
using FsCheck.Fluent;

namespace CourseKit.Tests.Tensors.Operations;

public sealed class LayoutTests
{
    private static readonly Tensor Block = Tensor.Range(24).Reshape(2, 3, 4);

    [Theory]
    [InlineData(new[] { 4, 6 }, new[] { 4, 6 })]
    [InlineData(new[] { 24 }, new[] { 24 })]
    [InlineData(new[] { -1 }, new[] { 24 })]
    [InlineData(new[] { 2, -1, 1, 4 }, new[] { 2, 3, 1, 4 })]
    public void Reshape_keeps_the_values_in_order(int[] wanted, int[] shape) =>
        Block.Reshape(wanted).ShouldBeExactly(Tensor.From(Shape.Of(shape), Block.ToArray()));

    [Fact]
    public void A_single_number_and_nothing_reshape_too()
    {
        Tensor.Stack(5).Reshape().ShouldBeExactly(5);
        Tensor.Zeros([0, 3]).Reshape(7, 0).Shape.Should().Equal(7, 0);
        Tensor.Zeros([0, 3]).Reshape(-1).Shape.Should().Equal(0);
    }

    [Theory]
    [InlineData(new[] { 5, 5 }, "[5, 5]")]
    [InlineData(new[] { 5, -1 }, "[5, -1]")]
    [InlineData(new[] { -1, -1 }, "[-1, -1]")]
    public void Reshape_keeps_the_number_of_values(int[] wanted, string received) =>
        Message(() => Block.Reshape(wanted)).Should()
            .Be($"A tensor of shape [2, 3, 4] keeps its 24 values under a new shape. Received: {received}.");

    [Fact]
    public void Permute_reorders_the_axes()
    {
        Block.Permute(2, 0, 1).ShouldHold([4, 2, 3], at => Block[at[1], at[2], at[0]]);
        Block.Permute(0, 1, 2).ShouldBeExactly(Block);
        Message(() => Block.Permute(0, 1)).Should()
            .Be("A new order of the axes of shape [2, 3, 4] names each of 0 to 2 once. Received: (0, 1).");
        Message(() => Block.Permute(0, 1, 1)).Should()
            .Be("A new order of the axes of shape [2, 3, 4] names each of 0 to 2 once. Received: (0, 1, 1).");
    }

    [Fact]
    public void Transpose_exchanges_the_last_two_axes()
    {
        Block.Transpose().ShouldHold([2, 4, 3], at => Block[at[0], at[2], at[1]]);
        Block.Transpose().Transpose().ShouldBeExactly(Block);
        Tensor.Zeros([1, 0]).Transpose().Shape.Should().Equal(0, 1);
    }

    [Fact]
    public void A_transpose_needs_two_axes() =>
        Message(() => Tensor.Range(3).Transpose()).Should()
            .Be("A transpose exchanges the last two axes of two or more. Received: shape [3].");

    [Fact]
    public void Flip_turns_axes_back_to_front()
    {
        Block.Flip(0).ShouldHold([2, 3, 4], at => Block[1 - at[0], at[1], at[2]]);
        Block.Flip(-1, 1).ShouldHold([2, 3, 4], at => Block[at[0], 2 - at[1], 3 - at[2]]);
        Tensor.Zeros([0, 2]).Flip(0).Shape.Should().Equal(0, 2);
        Message(() => Block.Flip(1, -2)).Should().Be("An axis of shape [2, 3, 4] is flipped once. Received: (1, -2).");
    }

    [Theory]
    [InlineData(0, new[] { 1, 2, 3 })]
    [InlineData(2, new[] { 2, 3, 1 })]
    [InlineData(-1, new[] { 2, 3, 1 })]
    [InlineData(-3, new[] { 1, 2, 3 })]
    public void Unsqueeze_adds_an_axis_of_size_one(int axis, int[] shape) =>
        Tensor.Range(6).Reshape(2, 3).Unsqueeze(axis).ShouldBeExactly(Tensor.Range(6).Reshape(shape));

    [Fact]
    public void A_new_axis_lies_among_the_others() =>
        Message(() => Tensor.Zeros([2, 3]).Unsqueeze(3)).Should()
            .Be("A new axis of shape [2, 3] goes to 0 to 2, or −1 to −3 from the end. Received: axis 3.");

    [Fact]
    public void Expand_repeats_axes_of_size_one()
    {
        Tensor.Range(3).Expand([2, 3]).ShouldHold([2, 3], at => at[1]);
        Tensor.Range(3).Reshape(3, 1).Expand([2, 3, 4]).ShouldHold([2, 3, 4], at => at[1]);
        Tensor.Full([], 7).Expand([2, 2]).ShouldHold([2, 2], _ => 7);
        Tensor.Ones([1]).Expand([0]).Shape.Should().Equal(0);
        Message(() => Tensor.Zeros([2, 3]).Expand([1, 3])).Should().Be("Only axes of size 1 can be repeated. Received: [2, 3] to [1, 3].");
        Message(() => Tensor.Zeros([2, 3]).Expand([3])).Should().Be("Only axes of size 1 can be repeated. Received: [2, 3] to [3].");
    }

    [Fact]
    public void Pad_puts_zeros_around_the_last_two_axes()
    {
        Block.Pad(1, 2, 0, 3).ShouldHold([2, 6, 7], at => at[1] is >= 1 and < 4 && at[2] < 4 ? Block[at[0], at[1] - 1, at[2]] : 0);
        Block.Pad(0, 0, 0, 0).ShouldBeExactly(Block);
        Tensor.Zeros([0, 2]).Pad(1, 0, 0, 0).ShouldBeExactly(Tensor.Zeros([1, 2]));
    }

    [Fact]
    public void Pad_puts_a_value_around_any_of_the_last_axes()
    {
        Block.Pad([(1, 0), (0, 2), (0, 0)], 7).ShouldHold([3, 5, 4], at => at[0] > 0 && at[1] < 3 ? Block[at[0] - 1, at[1], at[2]] : 7);
        Block.Pad([(2, 1)], -1).ShouldHold([2, 3, 7], at => at[2] is >= 2 and < 6 ? Block[at[0], at[1], at[2] - 2] : -1);
        Block.Pad([]).ShouldBeExactly(Block);
    }

    [Fact]
    public void Padding_only_adds()
    {
        const string Rule = "Padding adds zero or more values before and behind each of the last axes.";
        Message(() => Block.Pad(0, -1, 2, 0)).Should().Be($"{Rule} Received: (0, -1), (2, 0) around shape [2, 3, 4].");
        Message(() => Tensor.Range(3).Pad(0, 1, 2, 0)).Should().Be($"{Rule} Received: (0, 1), (2, 0) around shape [3].");
    }

    [Fact]
    public void Padding_replaces_no_value_by_a_product_with_zero() =>
        Tensor.Full([1, 1], float.NaN).Pad(1, 0, 0, 1).ToArray().Should().Equal(0, 0, float.NaN, 0);

    [Fact]
    public void The_gradient_of_a_repeated_number_is_summed_as_exactly_as_Sum()
    {
        var number = Tensor.Zeros([]).RequireGrad();
        number.Expand([1_000_000]).Backward(Tensor.Full([1_000_000], 0.1f));

        number.Grad!.ShouldBeExactly(Tensor.Full([1_000_000], 0.1f).Sum());
    }

    [Fact]
    public void Reordering_the_axes_and_back_changes_nothing() => Prop.ForAll(Shapes.OfAnyRank.ToArbitrary(), drawn =>
    {
        var x = Expectations.Random(drawn.Shape);
        var order = new Generator(drawn.Seed).Permutation(drawn.Shape.Rank);
        int[] back = [.. order.Select((axis, place) => (axis, place)).Order().Select(it => it.place)];
        var permuted = x.Permute(order);

        permuted.ShouldHold([.. order.Select(axis => drawn.Shape[axis])], at => x[[.. back.Select(place => at[place])]]);
        permuted.Permute(back).ShouldBeExactly(x);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Flipping_twice_changes_nothing() => Prop.ForAll(Shapes.OfAnyRank.ToArbitrary(), drawn =>
    {
        var x = Expectations.Random(drawn.Shape);
        int[] axes = [.. Enumerable.Range(0, drawn.Shape.Rank).Where(axis => (drawn.Seed >> axis) % 2 == 0)];
        var flipped = x.Flip(axes);

        flipped.ShouldHold(drawn.Shape, at =>
            x[[.. at.Select((place, axis) => axes.Contains(axis) ? drawn.Shape[axis] - 1 - place : place)]]);
        flipped.Flip(axes).ShouldBeExactly(x);
    }).QuickCheckThrowOnFailure();

    private static string Message(Func<Tensor> operation) => operation.Should().Throw<ShapeException>().Which.Message;
}
