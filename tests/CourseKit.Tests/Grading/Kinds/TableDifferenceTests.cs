using CourseKit.Networks;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;

namespace CourseKit.Tests.Grading.Kinds;

public sealed class TableDifferenceTests
{
    [Fact]
    public void A_layer_on_the_way_around_others_is_told_by_what_it_gets()
    {
        Sequential Unit(params IEnumerable<NamedLayer> end) => new(new Relu(), new Residual(
            new Sequential([new Conv2d(4, 3, padding: 1), .. end]), new Conv2d(4, 1)));
        var unit = new TableExercise("unit", Unit(new BatchNorm2d()));

        unit.Received(Unit()).Should().Be("unit: Row 1, «all»: `BatchNorm2d()` is missing; your network goes on with " +
            "`Conv2d(4, kernel 1)`, which gets what `Relu` gives.");
        unit.Received(Unit(new BatchNorm2d(), new Sigmoid())).Should().Be("unit: Row 1, «all»: your network has `Sigmoid` behind " +
            "`BatchNorm2d()`; the table goes on with `Conv2d(4, kernel 1)`, which gets what `Relu` gives.");
    }

    [Fact]
    public void A_layer_in_front_of_a_sum_is_told_so_and_the_sum_is_not_missing()
    {
        Sequential Unit(Layer skip, params IEnumerable<NamedLayer> end) => new(
            [new Conv2d(4, 3, padding: 1), new Residual(new Sequential(new Conv2d(4, 3, padding: 1), new BatchNorm2d()), skip), .. end]);

        new TableExercise("unit", Unit(new Identity(), new Relu())).Received(Unit(new Relu())).Should().Be("unit: Row 1, «all»: the " +
            "table has `Add`, and your network has `Relu` in front of it, which gets what `Conv2d(4, kernel 3, padding 1)` gives.");
    }

    [Fact]
    public void What_cannot_be_added_is_told_by_the_first_layer_in_front_of_it_that_differs()
    {
        Sequential Unit(int filters, Layer? skip = null) => new(
            new Relu(), new Residual(new Sequential(new Conv2d(filters, 3, stride: 2, padding: 1), new Relu()), skip!));
        var unit = new TableExercise("unit", Unit(4, new Conv2d(4, 1, stride: 2)));

        unit.Received(Unit(6, new Conv2d(4, 1, stride: 2))).Should().StartWith(
            "unit: Row 1, «all»: your network has `Conv2d(6, kernel 3, stride 2, padding 1)`: filters 6 instead of 4.");
        unit.Received(Unit(4, new Conv2d(4, 1))).Should().StartWith(
            "unit: Row 1, «all»: your network has `Conv2d(4, kernel 1)`, which gets what `Relu` gives: stride 1 instead of 2.");
        unit.Received(Unit(4, new MaxPool2d(2))).Should().Be("unit: Row 1, «all»: the table has `Conv2d(4, kernel 1, stride 2)`, " +
            "your network `MaxPool2d(kernel 2, stride 2)`, which gets what `Relu` gives.");
        unit.Received(Unit(4)).Should().StartWith("unit: Row 1, «all»: What is added must have one shape").And.EndWith("In `Add`.");
    }

    [Fact]
    public void A_layer_on_one_way_that_does_not_take_what_it_gets_is_told_behind_what_both_ways_have_in_common()
    {
        Sequential Unit(int kernel) => new(
            new Relu(), new Residual(new Conv2d(4, 3, padding: 1), new Conv2d(4, kernel, padding: kernel / 2)));

        new TableExercise("unit", Unit(1)).Received(new Sequential(new Relu(), new Residual(
            new Conv2d(4, 3, padding: 1), new Conv2d(4, kernel: 999)))).Should().EndWith("In `Conv2d(4, kernel 999)`.")
                .And.NotContain("missing");
    }

    [Fact]
    public void The_same_layers_in_another_order_are_told_so_and_none_is_missing()
    {
        var right = new TableExercise("two", new Sequential(
            new Conv2d(4, 3), new Relu(), new MaxPool2d(2), new Conv2d(6, 3), new Relu(), new Flatten(), new Linear(2)));
        Layer Answer(params IEnumerable<NamedLayer> layers) => new Sequential([.. layers, new Flatten(), new Linear(2)]);

        right.Received(Answer(new Conv2d(4, 3), new MaxPool2d(2), new Relu(), new Conv2d(6, 3), new Relu())).Should().Be(
            "two: Row 1, «all»: your network has `MaxPool2d(kernel 2, stride 2)`, `Relu`; the table has the same layers in another " +
            "order, `Relu`, `MaxPool2d(kernel 2, stride 2)`.");
        right.Received(Answer(new Conv2d(4, 3), new MaxPool2d(2), new Conv2d(6, 3), new Relu())).Should().Contain("`Relu` is missing");
    }

    [Theory]
    [InlineData("8 8 4", "two rows: Row 1, «all»: `Linear(8)`, `Relu` are missing; your network goes on with `Linear(4)`.")]
    [InlineData("8 4", "two rows: Row 1, «all»: `Linear(8)`, `Relu`, `Linear(8)`, `Relu` are missing; your network goes on with")]
    [InlineData("8 8 8 8 4", "two rows: Row 1, «all»: the table has `Linear(4)`, and your network has `Linear(8)`, `Relu` in front of it.")]
    [InlineData("8 8 6 4", "two rows: Row 1, «all»: your network has `Linear(6)`: outputs 6 instead of 8.")]
    [InlineData("9 9 9 4", "two rows: Row 1, «all»: your network has `Linear(9)`: outputs 9 instead of 8.")]
    public void A_layer_of_several_alike_that_is_left_out_is_missing_and_not_another_one(string outputs, string says)
    {
        Sequential Dense(string all) => new([new Flatten(), .. all.Split(' ').SelectMany(count =>
            (NamedLayer[])[new Linear(int.Parse(count)), .. count == "4" ? Array.Empty<NamedLayer>() : [new Relu()]])]);

        new TableExercise("two rows", Dense("8 8 8 4")).Check(Dense(outputs)).Evidence.Should()
            .ContainSingle(fact => fact.Name == "received").Which.Value.Should().StartWith(says);
    }

    [Fact]
    public void A_layer_that_is_called_twice_is_not_two_layers()
    {
        var conv = new Conv2d(3, kernel: 3, padding: 1);
        var two = new TableExercise("two", new Sequential(new Conv2d(3, kernel: 3, padding: 1), new Conv2d(3, kernel: 3, padding: 1)));

        two.Check(new Sequential(conv, conv)).Evidence.Should().ContainSingle(fact => fact.Name == "received").Which.Value.Should().Be(
            "two: Row 1, «all»: your network calls one and the same layer here and in row 1, so both share their weights. Each `new` " +
            "makes a layer with weights of its own.");
    }
}
