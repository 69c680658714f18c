using System.Globalization;
using System.Xml.Linq;
using CourseKit.Figures.Colors;
using CourseKit.Figures.Drawings;
using CourseKit.Networks.Layers;

namespace CourseKit.Tests.Figures.Drawings;

public sealed class FeatureMapStackTests
{
    [Fact]
    public void Each_filter_goes_through_all_maps_and_makes_one() =>
        new FeatureMapStack([3, 6, 8], new Conv2d(2, kernel: 3)).ToString().Should().Be(
            """
            in       3 maps of 6×8
            filters  2 of 3·3·3 = 27 weights and a bias, 56 parameters in all
            out      2 maps of 4×6
            Filter 1 of 2: 3·3·3 = 27 weights and a bias, through all 3 maps, make one neuron of map 1.
            Filter 2 of 2: 3·3·3 = 27 weights and a bias, through all 3 maps, make one neuron of map 2.
            """);

    [Fact]
    public void Words_say_what_goes_through_what()
    {
        new FeatureMapStack([3, 6, 8], new Conv2d(4, kernel: 3)).Description.Should().Be(
            "A window of 3×3 goes through all 3 maps of 6×8 and feeds one neuron. "
            + "4 filters of 3·3·3 = 27 weights and a bias, 112 parameters in all, make 4 maps of 4×6.");
        new FeatureMapStack([1, 5, 4], new Conv2d(1, kernel: 1, bias: false)).Description.Should().Be(
            "A window of 1×1 goes through the one map of 5×4 and feeds one neuron. "
            + "1 filter of 1·1·1 = 1 weight, 1 parameter in all, makes 1 map of 5×4.");
    }

    /// <summary>Row, column and size of the window that feeds the middle of the output, worked out by hand.</summary>
    [Theory]
    [InlineData(6, 8, 3, 1, 0, 2, 3)]
    [InlineData(5, 7, 3, 2, 1, 1, 3)]
    [InlineData(4, 6, 2, 1, 0, 1, 2)]
    [InlineData(2, 2, 3, 1, 1, 0, 0)]
    public void The_window_lies_on_every_map_where_the_neuron_sees(int height, int width, int kernel, int stride, int padding, int row,
        int column)
    {
        var svg = new FeatureMapStack([3, height, width], new Conv2d(2, kernel, stride, padding)).Svg();

        var (maps, windows) = (Outlines(svg, 0), Outlines(svg, 1));
        maps.Should().HaveCount(3);
        foreach (var (map, window) in maps.Zip(windows))
        {
            (double X, double Y) At(double down, double right) => (
                map[0].X + ((map[1].X - map[0].X) * right / width) + ((map[3].X - map[0].X) * down / height),
                map[0].Y + ((map[1].Y - map[0].Y) * right / width) + ((map[3].Y - map[0].Y) * down / height));
            var corners = new[]
            {
                At(row, column), At(row, column + kernel), At(row + kernel, column + kernel), At(row + kernel, column),
            };
            window.Should().Equal(corners, (a, b) => Math.Abs(a.X - b.X) < 0.05 && Math.Abs(a.Y - b.Y) < 0.05);
        }
    }

    [Fact]
    public void Each_step_feeds_the_neuron_of_its_own_map()
    {
        var html = XElement.Parse(new FeatureMapStack([2, 5, 5], new Conv2d(3, kernel: 2)).ToHtml());

        var sheets = Outlines(html, 2).Where(outline => Math.Abs(outline[1].X - outline[0].X) > 30).ToList();
        for (var step = 0; step < 3; step++)
        {
            var ends = html.All("g").Where(group => (string?)group.Attribute("data-step") == $"{step} {step}")
                .SelectMany(group => group.All("path")).Where(path => (string?)path.Attribute("stroke") == $"{Palette.Of(1)}")
                .SelectMany(path => path.Attribute("d")!.Value.Split('M', StringSplitOptions.RemoveEmptyEntries))
                .Select(line => Point(line.Split('L')[1])).ToList();
            ends.Should().HaveCount(4);
            ends.Distinct().Should().ContainSingle().Which.Should().Be(
                (Middle(sheets[step], corner => corner.X), Middle(sheets[step], corner => corner.Y)),
                "the middle one of 4×4 neurons begins in the middle, and the lines end half a neuron further");
        }

        double Middle((double X, double Y)[] sheet, Func<(double X, double Y), double> of) => Math.Round(
            of(sheet[0]) + ((of(sheet[1]) - of(sheet[0])) * 2.5 / 4) + ((of(sheet[3]) - of(sheet[0])) * 2.5 / 4), 2);
    }

    [Fact]
    public void Of_many_maps_the_first_and_the_last_are_drawn()
    {
        var figure = new FeatureMapStack([16, 6, 5], new Conv2d(64, kernel: 3));

        figure.Svg().Texts().Should().ContainInOrder("1", "2", "3", "4", "16", "⋯", "1", "2", "3", "4", "64", "⋯");
        Outlines(figure.Svg(), 0).Should().HaveCount(5);
        figure.ToString().Should().Contain("64 of 16·3·3 = 144 weights and a bias, 9280 parameters in all").And.EndWith("map 64.");
    }

    [Fact]
    public void What_cannot_be_drawn_is_refused()
    {
        Refused(() => new FeatureMapStack([6, 8], new Conv2d(2, 3))).Should().Be(
            "Feature maps [C, H, W] are drawn up to 16×16 pixels; smaller ones show the rule. Received: [6, 8].");
        Refused(() => new FeatureMapStack([3, 200, 300], new Conv2d(2, 3))).Should().Be(
            "Feature maps [C, H, W] are drawn up to 16×16 pixels; smaller ones show the rule. Received: [3, 200, 300].");
        Refused(() => new FeatureMapStack([3, 4, 4], new Conv2d(2, 1, padding: 9))).Should().Be(
            "Feature maps [F, H, W] are drawn up to 16×16 pixels; a smaller padding shows the rule. Received: [2, 22, 22].");
        Refused(() => new FeatureMapStack([4, 6, 6], new Conv2d(4, 3, groups: 2))).Should().Be(
            "The window of a layer without groups goes through all maps. Received: Conv2d(4, kernel 3, groups 2). "
            + "Draw one group as a layer of its own.");
        Refused(() => new FeatureMapStack([3, 4, 4], new Conv2d(2, 5))).Should().StartWith("A window of 5 pixels needs");
    }

    private static string Refused(Func<FeatureMapStack> make) => make.Should().Throw<ArgumentException>().Which.Message;

    /// <summary>The corners of the areas that are filled with a color, from the upper left one on.</summary>
    private static List<(double X, double Y)[]> Outlines(XElement svg, int color) =>
    [
        .. from path in svg.All("path")
           where (string?)path.Attribute("fill") == $"{Palette.Of(color)}"
           from outline in path.Attribute("d")!.Value.Split('M', StringSplitOptions.RemoveEmptyEntries)
           select outline.TrimEnd('z').Split('L').Select(Point).ToArray(),
    ];

    private static (double X, double Y) Point(string text) => text.Split(' ') is [var x, var y]
        ? (double.Parse(x, CultureInfo.InvariantCulture), double.Parse(y, CultureInfo.InvariantCulture)) : default;
}
