using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;
using FsCheck;
using FsCheck.Fluent;

namespace CourseKit.Tests.Tensors.Operations;

public sealed class JoiningTests
{
    private static readonly Tensor Block = Tensor.Range(24).Reshape(2, 3, 4);

    [Fact]
    public void Stack_lays_tensors_side_by_side_along_a_new_first_axis()
    {
        Tensor.Stack(Block, Block + 100).ShouldHold([2, 2, 3, 4], at => Block[at[1], at[2], at[3]] + (100 * at[0]));
        Tensor.Stack().Shape.Should().Equal(0);
        Message(() => Tensor.Stack(Tensor.Zeros([2]), Tensor.Zeros([2]), Tensor.Zeros([1, 2]))).Should().Be(
            "Tensors that are stacked have the same shape; the rows of a matrix are equally long. Received: [2] and [1, 2].");
    }

    [Fact]
    public void Concat_lays_tensors_one_behind_the_other()
    {
        Tensor.Concat(1, Block, Block[.., ..1] + 100).ShouldHold([2, 4, 4], at => at[1] < 3 ? Block[at] : Block[at[0], 0, at[2]] + 100);
        Tensor.Concat(-1, Block).ShouldBeExactly(Block);
        Tensor.Concat(0, Tensor.Zeros([0, 2]), Tensor.Ones([1, 2])).ShouldBeExactly(Tensor.Ones([1, 2]));
    }

    [Fact]
    public void Channels_that_are_joined_again_and_again_keep_their_values()
    {
        // The joined ones may lie in the memory of the first, but only once, and not where somebody writes.
        Tensor Maps(int count, int value) => Tensor.Full([1, count, 8, 8], value);
        var two = Tensor.Concat(1, Maps(4, 1), Maps(4, 2));
        var three = Tensor.Concat(1, two, Maps(4, 3));
        var (left, right) = (Tensor.Concat(1, three, Maps(4, 4)), Tensor.Concat(1, three, Maps(2, 5)));
        three[0, 0, 0, 0] = 9;
        left[0, 4, 0, 0] = 8;
        left.Data[^1] = 7;
        var longer = Tensor.Concat(1, left, Maps(1, 6));
        left.Data[0] = 6;

        two.ShouldHold([1, 8, 8, 8], at => 1 + (at[1] / 4));
        right.ShouldHold([1, 14, 8, 8], at => at[1] < 12 ? 1 + (at[1] / 4) : 5);
        three.ShouldHold([1, 12, 8, 8], at => at is [_, 0, 0, 0] ? 9 : 1 + (at[1] / 4));
        longer.ShouldHold([1, 17, 8, 8], at => at switch { [_, 4, 0, 0] => 8, [_, 15, 7, 7] => 7, [_, 16, ..] => 6, _ => 1 + (at[1] / 4) });
        left[0, 0, 0, 0].Should().Be(6);
    }

    [Fact]
    public void What_is_joined_has_the_same_shape_but_for_one_axis()
    {
        const string Rule = "Tensors that are joined along axis 1 have the same shape but for that axis.";
        Message(() => Tensor.Concat(-2, Block, Block, Tensor.Zeros([2, 3, 5]))).Should().Be($"{Rule} Received: [2, 3, 4] and [2, 3, 5].");
        Message(() => Tensor.Concat(1, Block, Tensor.Zeros([2, 3]))).Should().Be($"{Rule} Received: [2, 3, 4] and [2, 3].");
        Message(() => Tensor.Concat(0)).Should().Be("Tensors are joined along an axis that they have. Received: no tensors.");
        Message(() => Tensor.Concat(0, 1, 2)).Should().Be("Shape [] is that of a single number, without axes. Received: axis 0.");
    }

    [Theory]
    [InlineData(new[] { 1, 1 }, "[1, 1]")]
    [InlineData(new[] { 4, -1 }, "[4, -1]")]
    [InlineData(new int[0], "[]")]
    public void Parts_add_up_to_the_axis(int[] sizes, string received) =>
        new Action(() => Block.Split(1, sizes)).Should().Throw<ShapeException>().Which.Message.Should().Be(
            $"Axis 1 of shape [2, 3, 4] is split into parts that add up to 3. Received: {received}.");

    [Fact]
    public void Joining_what_was_split_changes_nothing() => Prop.ForAll(Shapes.OfAnyRank.ToArbitrary(), drawn =>
    {
        var x = Expectations.Random(drawn.Shape).RequireGrad();
        var random = new Generator(drawn.Seed);
        var axis = random.Integer(-drawn.Shape.Rank, drawn.Shape.Rank);
        var first = random.Integer(0, drawn.Shape[axis] + 1);
        var parts = x.Split(axis, first, 0, drawn.Shape[axis] - first);
        var gradient = Expectations.Random(drawn.Shape, 2);
        var joined = Tensor.Concat(axis, parts);
        joined.Backward(gradient);

        parts.Select(part => part.Shape).Should().Equal(
            drawn.Shape.With(axis, first), drawn.Shape.With(axis, 0), drawn.Shape.With(axis, drawn.Shape[axis] - first));
        joined.ShouldBeExactly(x);
        x.Grad!.ShouldBeCloseTo(gradient);
    }).QuickCheckThrowOnFailure();

    private static string Message(Func<Tensor> operation) => operation.Should().Throw<ShapeException>().Which.Message;
}
