using System.Globalization;
using CourseKit.Figures;
using CourseKit.Networks.Accounting;
using CourseKit.Networks.Architectures;

namespace CourseKit.Tests.Figures.Plots;

public sealed class BubbleTests
{
    private const string Blue = "#0072b2";

    [Fact]
    public void Areas_are_in_proportion_to_sizes_and_places_to_values()
    {
        var plot = Plot.Bubbles(("a", 1, 10, 40), ("b", 2, 30, 10), ("c", 4, 20, 90)).WithLogX();

        // A circle begins at its left: «M x y a radius radius …».
        var circles = plot.Svg().Strokes("1").SelectMany(group => group.Stroked(Blue)).SelectMany(path => path.Pieces())
            .Select(piece => piece.Split('M', ' ', 'a').Where(part => part.Length > 0).Take(3)
                .Select(part => double.Parse(part, CultureInfo.InvariantCulture)).ToArray())
            .Select(numbers => (X: numbers[0] + numbers[2], Y: numbers[1], Radius: numbers[2])).ToList();
        var (c, a, b) = (circles[0], circles[1], circles[2]);
        (Math.Pow(a.Radius / c.Radius, 2), Math.Pow(b.Radius / c.Radius, 2)).Should().Match<(double A, double B)>(
            areas => Math.Abs(areas.A - (40 / 90.0)) < 0.01 && Math.Abs(areas.B - (10 / 90.0)) < 0.01);
        (b.X - a.X).Should().BeApproximately(c.X - b.X, 0.1, "each is twice the one before, on a logarithmic axis");
        (a.Y - c.Y).Should().BeApproximately(c.Y - b.Y, 0.1);
    }

    [Fact]
    public void Highlights_have_another_color_and_their_labels_come_first()
    {
        var plot = Plot.Bubbles(("a", 1, 10, 40), ("b", 2, 30, 10), ("c", 4, 20, 90)).WithLabels("c", "b").WithHighlights("b");

        plot.Labels.Should().Equal("b", "c");
        plot.Svg().Strokes("1").SelectMany(group => group.Stroked(Blue)).SelectMany(path => path.Pieces()).Should().HaveCount(2);
        plot.Svg().Strokes("1").SelectMany(group => group.Stroked("#d55e00")).SelectMany(path => path.Pieces()).Should().HaveCount(1);
        plot.ToPlotly()["data"]![0]!["marker"]!["color"]!.AsArray().Select(color => (string?)color).Should()
            .Equal(Blue, Blue, "#d55e00");
    }

    [Fact]
    public void A_highlight_that_is_no_bubble_is_refused() =>
        FluentActions.Invoking(() => Plot.Bubbles(("a", 1, 10, 40)).WithHighlights("a", "b")).Should().Throw<ArgumentException>()
            .WithMessage("Bubbles of the plot are highlighted, by their names. Received: b.*");

    [Fact]
    public void Labels_do_not_cover_each_other()
    {
        var plot = Plot.Bubbles(Enumerable.Range(0, 120).Select(i => ($"network {i}", 1 + (i % 3 * 0.01), 50 + (i * 0.2), 1.0)))
            .WithLabels(Enumerable.Range(0, 120).Select(i => $"network {i}"));

        var labels = plot.Svg().All("text").Where(text => text.Value.StartsWith("network", StringComparison.Ordinal)).Select(text =>
            (X: (double)text.Attribute("x")!, Y: (double)text.Attribute("y")!)).ToList();
        labels.Should().HaveCountGreaterThan(5).And.HaveCountLessThan(120);
        labels.SelectMany((one, i) => labels.Skip(i + 1).Where(other => Math.Abs(one.Y - other.Y) < 11 && Math.Abs(one.X - other.X) < 55))
            .Should().BeEmpty();
    }

    [Fact]
    public void All_architectures_with_an_accuracy_are_there_with_the_numbers_of_their_definitions()
    {
        var plot = Plot.Architectures();

        plot.Points.Select(bubble => (bubble.Name, bubble.Y, bubble.Size)).Should().BeEquivalentTo(
            Architecture.All.Where(one => one.Published.Top1 != null)
                .Select(one => (one.Name, one.Published.Top1!.Value, (double)one.Published.Parameters)));
        foreach (var bubble in plot.Points)
        {
            bubble.X.Should().Be(Summary.Of(Architecture.Named(bubble.Name)).MultiplyAccumulates.Value / 1e9, bubble.Name);
        }

        plot.Labels.Should().BeSubsetOf(plot.Points.Select(bubble => bubble.Name)).And.HaveCountGreaterThan(10);
        plot.Svg().Texts().Count(plot.Labels.Contains).Should().BeGreaterThan(14);
        var texts = plot.ToPlotly()["data"]![0]!["text"]!.AsArray().Select(text => (string?)text);
        texts.Should().Contain("resnet50: 76.13 top-1 accuracy on ImageNet, in percent, 4.0892 10⁹ multiply-accumulates for an image, "
            + "25,557,032 parameters");
    }

    [Fact]
    public void Its_title_says_what_is_true()
    {
        var points = Plot.Architectures().Points.ToDictionary(bubble => bubble.Name);
        var words = Plot.Architectures().Title.Split(' ');
        var (better, worse) = (points[words[3]], points[words[^6]]);

        (better.Y >= worse.Y && better.X < worse.X / 50).Should().BeTrue(Plot.Architectures().Title);
    }

    [Fact]
    public void What_has_no_numbers_is_refused()
    {
        FluentActions.Invoking(() => Plot.Bubbles()).Should().Throw<ArgumentException>().WithMessage(
            "A plot shows one bubble or more. Received: none. Give it a name and three numbers of each thing.");
        FluentActions.Invoking(() => Plot.Bubbles(("a", double.NaN, 1, 1))).Should().Throw<ArgumentException>()
            .WithMessage("A bubble has a place and a size of 0 or more. Received: a: NaN, 1, 1. Leave out what has no such numbers.");
    }
}
