using CourseKit.Figures.Drawings;
using CourseKit.Tensors;

namespace CourseKit.Tests.Figures.Drawings;

public sealed class ReceptiveFieldDrawingTests
{
    [Fact]
    public void Each_step_says_what_one_value_sees() =>
        new ReceptiveFieldDrawing([new(3, Padding: 1), new(3, 2, 1), new(3, Padding: 1), new(3, Padding: 1)], size: 12).ToString().Should()
            .Be(
            """
            One value of layer 1 sees 3 pixels.
            One value of layer 2 sees 5 pixels.
            One value of layer 3 sees 9 pixels.
            One value of layer 4 sees 13 pixels, 1 of them outside of the input, in the padding.
            """);

    [Fact]
    public void Every_value_of_every_layer_has_a_box()
    {
        var figure = new ReceptiveFieldDrawing([new(3), new(2, 2)], size: 8);

        var boxes = figure.Svg().All("path").Select(path => path.Attribute("d")!.Value).Max(path => path.Split('M').Length - 1);

        boxes.Should().Be(8 + 6 + 3);
        figure.Svg().Texts().Should().BeEquivalentTo("input", "layer 1", "layer 2");
    }

    [Fact]
    public void A_stack_has_a_window_and_each_fits()
    {
        var none = () => new ReceptiveFieldDrawing([], 5);
        var wide = () => new ReceptiveFieldDrawing([new(3), new(7)], 5);

        none.Should().Throw<ShapeException>().Which.Message.Should().Be(
            "A receptive field is drawn for one window or more. Received: none.");
        wide.Should().Throw<ShapeException>();
    }
}
