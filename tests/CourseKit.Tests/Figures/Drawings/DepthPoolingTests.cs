using System.Xml.Linq;
using CourseKit.Figures.Colors;
using CourseKit.Figures.Drawings;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Figures.Drawings;

public sealed class DepthPoolingTests
{
    private static readonly Tensor Maps = Tensor.From([5, 1, 3], [4, -2, 0.5f, 1, 3, 0.25f, 7, 0, -6, -1, 8, -7, 9, 9, 9]);

    [Fact]
    public void In_a_terminal_it_is_the_maxima_and_who_has_won_a_pixel() => new DepthPooling(Maps, 2).ToString().Should().Be(
        """
        5 maps of 1×3, windows of 2, stride 2. In no window: map 5.

        maximum of maps 1–2
          4    3  0.5
        pixel in row 1, column 2: max(−2, 3) = 3, from map 2

        maximum of maps 3–4
         7   8  −6
        pixel in row 1, column 2: max(0, 8) = 8, from map 4
        """);

    [Theory]
    [InlineData(6, 3, 3, "")]
    [InlineData(7, 2, 2, " In no window: map 7.")]
    [InlineData(5, 3, 1, "")]
    [InlineData(20, 3, 3, " In no window: maps 19, 20.")]
    [InlineData(6, 1, 4, " In no window: maps 2–4, 6.")]
    public void For_one_pixel_it_is_said_which_map_has_won(int count, int kernel, int stride, string leftOut)
    {
        var maps = new Generator(6).Integers([count, 4, 5], -9, 10);

        var description = new DepthPooling(maps, kernel, stride).WithPixel(2, 4).Description;

        var findings = new List<string>();
        for (var first = 0; first + kernel <= count; first += stride)
        {
            var values = Enumerable.Range(first, kernel).Select(map => (Map: map, Value: (int)maps[map, 2, 4])).ToList();
            var winner = values.MaxBy(value => value.Value);
            findings.Add($"max({string.Join(", ", values.Select(value => value.Value))}) = {winner.Value}, from map {winner.Map + 1}");
        }

        description.Replace('−', '-').Should().Be(
            $"{count} maps of 4×5, pooled across the channels by a window of {kernel}, stride {stride}: "
            + $"{findings.Count} map{(findings.Count == 1 ? "" : "s")} of maxima.{leftOut} "
            + $"The pixel in row 3, column 5: {string.Join("; ", findings)}.");
    }

    /// <summary>Two maps of cells of 26 pixels, in the window's frame from 1 on; the maxima in the middle below.</summary>
    [Fact]
    public void The_pixel_is_framed_in_every_map_and_a_line_leads_from_the_winner()
    {
        var svg = new DepthPooling(Tensor.From([2, 1, 3], [1, 2, 3, 6, 5, -4]), 2).WithPixel(0, 2).Svg();

        string[] Lines(string width) =>
            [.. svg.Strokes(width).SelectMany(group => group.Stroked($"{Palette.Of(1)}")).SelectMany(path => path.Pieces())];
        Lines("3").Should().Equal("M59 24h26v26h-26z", "M102 84h26v26h-26z");
        Lines("1.5").Should().Equal("M1 18h176v38h-176z", "M145 24h26v26h-26z");
        Lines("2").Should().Equal("M46 50L89 84");
        svg.Texts().Should().Contain("max(3, −4) = 3, from map 1");
        svg.Texts().Should().ContainInOrder("1", "2", "3", "6", "5", "−4", "6", "5", "3");
    }

    [Fact]
    public void Maps_in_no_window_are_struck_out()
    {
        var texts = new DepthPooling(Maps, 2).Svg().Texts().ToList();

        texts.Should().ContainInOrder("map 1", "map 2", "map 3", "map 4", "map 5");
        texts.Should().Contain("in no window");
        Strikes(2).Should().ContainSingle().Which.All("path").Should().HaveCount(1);
        Strikes(5).Should().BeEmpty();

        IEnumerable<XElement> Strikes(int kernel) => new DepthPooling(Maps, kernel).Svg().Strokes("5");
    }

    [Fact]
    public void Without_a_choice_it_is_the_pixel_for_which_the_winners_win_by_most()
    {
        // The leads are 1, 3, 1 in the first window, and 9, 2, 4 in the second: at least 1, 2, 1.
        var maps = Tensor.From([4, 1, 3], [0, 0, 0, 1, 3, 1, 9, 0, 0, 0, 2, 4]);

        new DepthPooling(maps, 2).Description.Should().Contain("The pixel in row 1, column 2: max(0, 3) = 3, from map 2; max(0, 2) = 2,");
    }

    [Fact]
    public void Photos_are_pictures_and_small_enough()
    {
        var maps = new Generator(4).Uniform([3, 60, 80], -1, 1);

        var figure = new DepthPooling(maps, 3);

        figure.Svg().All("image").Should().HaveCount(4);
        figure.Svg().Texts().Should().HaveCount(4, "the names of the maps and one sentence");
        figure.ToHtml().Length.Should().BeLessThan(50_000);
        new DepthPooling(new Generator(4).Uniform([24, 12, 12]), 3).ToHtml().Length.Should().BeLessThan(50_000);
        new DepthPooling(new Generator(4).Uniform([20, 4, 5], -1, 1), 3).ToHtml().Length.Should().BeLessThan(50_000);
        new DepthPooling(new Generator(4).Uniform([9, 6, 5], -1, 1), 2, stride: 1).ToHtml().Length.Should().BeLessThan(50_000);
    }

    [Fact]
    public void What_cannot_be_drawn_is_refused()
    {
        Refused(() => new DepthPooling(Tensor.Ones([6, 8]), 2)).Should().Be(
            "Depth-wise pooling is drawn for up to 24 maps [C, H, W] of up to 128×128 pixels. Received: [6, 8].");
        Refused(() => new DepthPooling(Tensor.Ones([64, 6, 8]), 2)).Should().EndWith("Received: [64, 6, 8].");
        Refused(() => new DepthPooling(null!, 2)).Should().EndWith("Received: null.");
        Refused(() => new DepthPooling(Maps, 6)).Should().StartWith("A window of 6 pixels needs").And.Contain("Received: 5 pixels");
        Refused(() => new DepthPooling(Maps, 2).WithPixel(0, 3)).Should().Be(
            "Maps of 1×3 have rows 0 to 0 and columns 0 to 2. Received: row 0, column 3.");
        Refused(() => new DepthPooling(Maps, 2).WithPixel(-1, 0)).Should().EndWith("Received: row -1, column 0.");
    }

    private static string Refused(Func<DepthPooling> make) => make.Should().Throw<ShapeException>().Which.Message;
}
