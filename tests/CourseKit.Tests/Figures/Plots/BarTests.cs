using System.Globalization;
using CourseKit.Figures;
using CourseKit.Tensors;

namespace CourseKit.Tests.Figures.Plots;

public sealed class BarTests
{
    private const string Blue = "#0072b2", Vermillion = "#d55e00";

    [Fact]
    public void Bars_are_as_high_as_their_values_and_stand_on_one_line()
    {
        var boxes = Plot.Bars(["a", "b", "c"], [1, 2, 3]).Svg().Boxes(Blue);

        boxes.Should().HaveCount(3);
        boxes.Select(box => box.Height / boxes[0].Height).Should().BeEquivalentTo([1.0, 2, 3],
            options => options.Using<double>(it => it.Subject.Should().BeApproximately(it.Expectation, 0.01)).WhenTypeIs<double>());
        boxes.Select(box => Math.Round(box.Y + box.Height)).Distinct().Should().ContainSingle();
        boxes.Select(box => box.X).Should().BeInAscendingOrder();
    }

    [Fact]
    public void Lying_bars_are_as_long_as_their_values()
    {
        var boxes = Plot.Bars(["a", "b"], [4, 1]).Horizontal().Svg().Boxes(Blue);

        (boxes[0].Width / boxes[1].Width).Should().BeApproximately(4, 0.02);
        boxes[0].Y.Should().BeLessThan(boxes[1].Y, "the first label is on top");
    }

    [Fact]
    public void A_negative_bar_hangs_from_the_line_that_the_others_stand_on()
    {
        var boxes = Plot.Bars(["a", "b"], [1, -1]).Svg().Boxes(Blue);

        (boxes[0].Y + boxes[0].Height).Should().BeApproximately(boxes[1].Y, 0.01);
    }

    [Fact]
    public void Counts_are_written_in_full_in_every_form()
    {
        var plot = Plot.Bars(["dense", "local", "share"], [10_000_000, 86_436, 0.12345]).Horizontal().WithValues();

        plot.Svg().Texts().Should().Contain(["10,000,000", "86,436", "0.1235"]);
        var trace = plot.ToPlotly()["data"]![0]!;
        trace["x"]!.ToJsonString().Should().Be("[10000000,86436,0.1235]");
        trace["text"]!.ToJsonString().Should().Be("""["10,000,000","86,436",""]""");
        var thin = plot.ToPlotly()["layout"]!["annotations"]!.AsArray().Should().ContainSingle().Subject!;
        ((string?)thin["y"], (string?)thin["text"]).Should().Be(("share", "0.1235"), "plotly writes no number at a bar without a pixel");
        plot.ToString().Should().Contain("10,000,000").And.Contain("86,436");
    }

    [Fact]
    public void A_value_that_has_no_room_behind_its_bar_is_written_into_it()
    {
        var svg = Plot.Bars(["a", "b"], [123_456_789_012, 1]).Horizontal().WithValues().Svg();

        var longest = svg.Boxes(Blue)[0];
        var label = svg.All("text").Single(text => text.Value == "123,456,789,012");
        double.Parse(label.Attribute("x")!.Value, CultureInfo.InvariantCulture).Should()
            .BeInRange(longest.X, longest.X + longest.Width - 60);
        label.Attribute("fill")!.Value.Should().Be("#fff");
    }

    [Fact]
    public void Groups_stand_side_by_side_in_a_color_each()
    {
        var svg = Plot.Bars(["a", "b"], ("x", new[] { 1.0, 2 }), ("y", new[] { 3.0, 4 })).Svg();

        var (x, y) = (svg.Boxes(Blue), svg.Boxes(Vermillion));
        (x.Count, y.Count).Should().Be((3, 3), "the legend has a small box of each color behind the bars");
        x[0].X.Should().BeLessThan(y[0].X);
        y[0].X.Should().BeLessThan(x[1].X);
        (x[0].X + x[0].Width).Should().BeLessThanOrEqualTo(y[0].X + 0.01);
    }

    [Fact]
    public void A_value_that_is_no_number_has_no_bar() =>
        Plot.Bars(["a", "b"], [double.NaN, 1]).Svg().Boxes(Blue).Should().ContainSingle();

    [Fact]
    public void Each_label_has_a_value()
    {
        var make = () => Plot.Bars(["a", "b", "c"], [1, 2]);

        make.Should().Throw<ShapeException>().Which.Message.Should().Be(
            "Each label of a bar plot has one value of each group. Received: 3 labels and 2 values.");
    }
}
