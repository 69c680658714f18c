using CourseKit.Tensors;

namespace CourseKit.Tests.Tensors;

public sealed class TensorTests
{
    [Fact]
    public void Nested_brackets_make_a_tensor_of_their_shape()
    {
        Tensor kernel = [[1, -1], [2, 0]];
        Tensor row = [0.5f, 2, 3];
        Tensor number = 7;
        Tensor none = [];

        kernel.ShouldBeExactly(Tensor.From([2, 2], [1, -1, 2, 0]));
        row.ShouldBeExactly(Tensor.From([3], [0.5f, 2, 3]));
        number.ShouldBeExactly(Tensor.From([], [7]));
        none.Shape.Should().Equal(0);
    }

    [Fact]
    public void Tensors_in_brackets_are_stacked()
    {
        Tensor row = [1, 2];
        Tensor deep = [[row, row], [row, [3, 4]]];

        deep.ShouldBeExactly(Tensor.From([2, 2, 2], [1, 2, 1, 2, 1, 2, 3, 4]));
    }

    [Fact]
    public void Ragged_rows_are_refused() =>
        new Action(() => _ = Tensor.Stack([1, 2], [3])).Should().Throw<ShapeException>().Which.Message.Should().Be(
            "Tensors that are stacked have the same shape; the rows of a matrix are equally long. Received: [2] and [1].");

    [Fact]
    public void Makers_fill_the_whole_shape()
    {
        Tensor.Zeros([2, 3]).ToArray().Should().Equal(0, 0, 0, 0, 0, 0);
        Tensor.Ones([3]).ToArray().Should().Equal(1, 1, 1);
        Tensor.Full([1, 2], -2.5f).ToArray().Should().Equal(-2.5f, -2.5f);
        Tensor.Range(4).ToArray().Should().Equal(0, 1, 2, 3);
        Tensor.Full([], 3).Item().Should().Be(3);
        Tensor.Zeros([4, 0]).ToArray().Should().BeEmpty();
    }

    [Fact]
    public void Values_follow_from_their_place()
    {
        Tensor.FromIndex([2, 3, 4], at => (100 * at[0]) + (10 * at[1]) + at[2])
            .ShouldHold([2, 3, 4], at => (100 * at[0]) + (10 * at[1]) + at[2]);
        Tensor.FromIndex([], _ => 5).Item().Should().Be(5);
    }

    [Fact]
    public void From_copies_its_values()
    {
        float[] values = [1, 2];
        var tensor = Tensor.From([2], values);
        values[0] = 9;
        tensor.ToArray()[1] = 9;

        tensor.ToArray().Should().Equal(1, 2);
    }

    [Fact]
    public void From_takes_as_many_values_as_the_shape_holds() =>
        new Action(() => Tensor.From([2, 3], [1, 2, 3])).Should().Throw<ShapeException>().Which.Message.Should().Be(
            "Shape [2, 3] holds 6 values. Received: 3 values.");

    [Fact]
    public void A_value_is_read_and_written_at_its_place()
    {
        var tensor = Tensor.Range(24).Reshape(2, 3, 4);
        tensor[1, 2, 3].Should().Be(23);
        tensor[1, 0, 2].Should().Be(14);

        tensor[1, 0, 2] = -1;
        tensor.Data[14].Should().Be(-1);
    }

    [Fact]
    public void A_value_has_as_many_indices_as_there_are_axes() =>
        new Action(() => _ = Tensor.Zeros([2, 3])[1]).Should().Throw<ShapeException>().Which.Message.Should().Be(
            "A value of a tensor of shape [2, 3] has 2 indices; Select(0, 1) and the range [1..2] take parts. Received: [1].");

    [Theory]
    [InlineData(3)]
    [InlineData(-1)]
    public void An_index_stays_inside_its_axis(int column) =>
        new Action(() => _ = Tensor.Zeros([2, 3])[1, column]).Should().Throw<IndexOutOfRangeException>().Which.Message.Should().Be(
            $"Axis 1 of shape [2, 3] goes from 0 to 2. Received: {column}.");

    [Fact]
    public void Item_is_the_only_value()
    {
        Tensor.Full([1, 1], 4).Item().Should().Be(4);
        new Action(() => Tensor.Zeros([2]).Item()).Should().Throw<ShapeException>().Which.Message.Should().Be(
            "Item() takes the value of a tensor that holds exactly one. Received: shape [2].");
    }

    [Fact]
    public void Foreach_sees_the_parts_along_the_first_axis()
    {
        var rows = new List<float[]>();
        foreach (var row in Tensor.Stack([1, 2, 3], [4, 5, 6]))
        {
            rows.Add(row.ToArray());
        }

        rows.Should().BeEquivalentTo(new[] { new float[] { 1, 2, 3 }, [4, 5, 6] }, options => options.WithStrictOrdering());
    }

    [Fact]
    public void A_single_number_has_no_parts() =>
        new Action(() =>
        {
            foreach (var _ in (Tensor)3f)
            {
            }
        }).Should().Throw<ShapeException>().Which.Message.Should()
            .Be("Shape [] is that of a single number, without axes. Received: axis 0.");

    [Theory]
    [InlineData("en-US")]
    [InlineData("de-DE")]
    public void A_tensor_that_no_array_can_hold_is_refused_in_any_culture(string culture) =>
        Cultures.Under(culture, () =>
            new Action(() => Tensor.Zeros([65_536, 65_536])).Should().Throw<ShapeException>().Which.Message.Should().Be(
            "A tensor holds at most 2,147,483,591 values. Received: [65536, 65536], 4,294,967,296 values."));

    [Fact]
    public void A_shape_with_more_values_than_can_be_counted_is_refused() =>
        new Action(() => Tensor.Zeros([65_536, 65_536, 65_536, 65_536])).Should().Throw<ShapeException>().Which.Message.Should().Be(
            "A shape holds at most 9,223,372,036,854,775,807 numbers. Received: [65536, 65536, 65536, 65536].");

    [Fact]
    public void Operations_leave_their_inputs_alone()
    {
        var x = Expectations.Random([3, 4]);
        var before = x.ToArray();
        var y = (x.Reshape(4, 3).MatMul(x) + x[..1, ..].Relu()).Reshape(-1);
        y.Data.Clear();

        x.ToArray().Should().Equal(before);
    }

    [Fact]
    public void A_reshaped_or_expanded_tensor_does_not_share_values_with_its_origin()
    {
        var x = Tensor.Zeros([1, 2]);
        x.Reshape(2).Data[0] = 1;
        x.Expand([3, 2]).Data[0] = 1;
        x.Detach().Data[0] = 1;

        x.ToArray().Should().Equal(0, 0);
    }
}
