using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;
using FsCheck;
using FsCheck.Fluent;

namespace CourseKit.Tests.Tensors.Operations;

public sealed class SelectionTests
{
    private static readonly Tensor Block = Tensor.Range(24).Reshape(2, 3, 4);

    [Fact]
    public void Ranges_take_a_part_of_each_axis()
    {
        Block[1.., ..^1].ShouldHold([1, 2, 4], at => Block[at[0] + 1, at[1], at[2]]);
        Block[.., 1..2, ^3..].ShouldHold([2, 1, 3], at => Block[at[0], at[1] + 1, at[2] + 1]);
        Block[.., 3..].Shape.Should().Equal(2, 0, 4);
        Block[..].ShouldBeExactly(Block);
    }

    [Fact]
    public void Ranges_stay_inside_their_axes()
    {
        Message(() => Block[.., 1..4]).Should().Be("A range of axis 1 of shape [2, 3, 4] lies between 0 and 3. Received: 1..4.");
        Message(() => Block[^3..]).Should().Be("A range of axis 0 of shape [2, 3, 4] lies between 0 and 2. Received: ^3..^0.");
        Message(() => Block[2..1]).Should().Be("A range of axis 0 of shape [2, 3, 4] lies between 0 and 2. Received: 2..1.");
        Message(() => Tensor.Range(3)[.., ..]).Should().Be("A tensor of shape [3] has 1 axes to take ranges of. Received: 2 ranges.");
    }

    [Fact]
    public void Select_takes_one_place_and_drops_the_axis()
    {
        Block.Select(1, 2).ShouldHold([2, 4], at => Block[at[0], 2, at[1]]);
        Block.Select(-1, 0).ShouldHold([2, 3], at => Block[at[0], at[1], 0]);
        Tensor.Range(3).Select(0, 1).ShouldBeExactly(1);
        Message(() => Block.Select(-2, 3)).Should().Be("Axis 1 of shape [2, 3, 4] has places 0 to 2. Received: 3.");
        Message(() => Block.Select(0, -1)).Should().Be("Axis 0 of shape [2, 3, 4] has places 0 to 1. Received: -1.");
    }

    [Fact]
    public void A_contiguous_part_is_a_copy_of_its_own()
    {
        var x = Tensor.Range(5000).Reshape(5, 1000);
        var part = x[1..3];
        part[0, 0] = -1;

        (x[1, 0], x.Select(0, 4)[999], part[1, 999]).Should().Be((1000, 4999, 2999));
    }

    [Fact]
    public void IndexSelect_takes_places_in_any_order()
    {
        Block.IndexSelect(1, 2, 0, 2, 2).ShouldHold([2, 4, 4], at => Block[at[0], new[] { 2, 0, 2, 2 }[at[1]], at[2]]);
        Block.IndexSelect(-1).Shape.Should().Equal(2, 3, 0);
        Message(() => Block.IndexSelect(-2, 0, 3)).Should().Be("Axis 1 of shape [2, 3, 4] has places 0 to 2. Received: 3.");
        Message(() => Block.IndexSelect(0, -1)).Should().Be("Axis 0 of shape [2, 3, 4] has places 0 to 1. Received: -1.");
    }

    [Fact]
    public void Gather_takes_and_ScatterAdd_gives_back() => Prop.ForAll(Shapes.OfAnyRank.ToArbitrary(), drawn =>
    {
        var random = new Generator(drawn.Seed);
        var axis = random.Integer(0, drawn.Shape.Rank);
        var index = random.Integers(drawn.Shape.With(axis, drawn.Shape[axis] == 0 ? 0 : random.Integer(0, 6)), 0,
            Math.Max(1, drawn.Shape[axis]));
        Tensor x = Expectations.Random(drawn.Shape), y = Expectations.Random(index.Shape, 2);
        var gathered = x.Gather(axis, index);
        var scattered = Tensor.Zeros(drawn.Shape).ScatterAdd(axis, index, y);

        gathered.ShouldHold(index.Shape, at => x[[.. at[..axis], (int)index[at], .. at[(axis + 1)..]]]);
        Math.Abs((gathered * y).Sum().Item() - (x * scattered).Sum().Item()).Should().BeLessThan(1e-3f);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(3, "3")]
    [InlineData(-1, "-1")]
    [InlineData(0.5, "0.5")]
    [InlineData(float.NaN, "NaN")]
    public void An_index_holds_places(float place, string received)
    {
        var message = $"An index along axis 1 of shape [2, 3] holds whole numbers from 0 to 2. Received: {received}.";
        var x = Tensor.Zeros([2, 3]);
        Tensor index = [[0, 2], [place, 1]];

        Message(() => x.Gather(1, index)).Should().Be(message);
        Message(() => x.ScatterAdd(-1, index, index)).Should().Be(message);
    }

    [Fact]
    public void An_index_has_the_shape_of_what_it_goes_into_but_for_the_axis()
    {
        Message(() => Block.Gather(1, Tensor.Zeros([2, 1, 3]))).Should().Be(
            "An index along axis 1 has the same shape as the tensor but for that axis. Received: index [2, 1, 3] for shape [2, 3, 4].");
        Message(() => Block.Gather(0, Tensor.Zeros([2]))).Should().Be(
            "An index along axis 0 has the same shape as the tensor but for that axis. Received: index [2] for shape [2, 3, 4].");
        Message(() => Block.ScatterAdd(0, Tensor.Zeros([1, 3, 4]), Tensor.Zeros([2, 3, 4]))).Should().Be(
            "Values that are scattered have an index each: both have the same shape. Received: index [1, 3, 4], values [2, 3, 4].");
    }

    [Fact]
    public void A_place_that_is_named_several_times_gets_all_of_its_gradients()
    {
        var x = Tensor.Range(3).RequireGrad();
        x.IndexSelect(0, 2, 0, 2).Backward([1, 10, 100]);

        x.Grad!.ToArray().Should().Equal(10, 0, 101);
    }

    private static string Message(Func<Tensor> operation) => operation.Should().Throw<ShapeException>().Which.Message;
}
