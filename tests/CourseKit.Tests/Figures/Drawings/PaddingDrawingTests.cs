using CourseKit.Figures;
using CourseKit.Figures.Colors;
using CourseKit.Figures.Drawings;
using CourseKit.Tensors;

namespace CourseKit.Tests.Figures.Drawings;

public sealed class PaddingDrawingTests
{
    /// <summary>The example of https://www.tensorflow.org/api_docs/python/tf/nn#notes_on_padding_2, which drops 12 and 13, beside what
    /// torch.nn.Conv2d's formula gives.</summary>
    [Fact]
    public void Each_rule_says_its_outputs_its_zeros_and_what_it_drops() =>
        new PaddingDrawing(size: 13, kernel: 6, stride: 5).ToString().Should().Be(
            """
            valid: ⌊(13 − 6) / 5⌋ + 1 = 2 outputs
            no zeros, pixels 12, 13 are dropped
              1   2   3   4   5   6   7   8   9  10  11 (12)(13)
            └──────────1───────────┘
                                └──────────2───────────┘

            same (TensorFlow): ⌈13 / 5⌉ = 3 outputs
            1 zero before and 2 after, every pixel is seen
             ·0   1   2   3   4   5   6   7   8   9  10  11  12  13  ·0  ·0
            └──────────1───────────┘                └──────────3───────────┘
                                └──────────2───────────┘

            padding 1 (PyTorch): ⌊(13 + 2·1 − 6) / 5⌋ + 1 = 2 outputs
            1 zero on each side, pixels 11–13 are dropped, 1 zero not needed
             ·0   1   2   3   4   5   6   7   8   9  10 (11)(12)(13)(·0)
            └──────────1───────────┘
                                └──────────2───────────┘

            padding 2 (PyTorch): ⌊(13 + 2·2 − 6) / 5⌋ + 1 = 3 outputs
            2 zeros on each side, every pixel is seen, 1 zero not needed
             ·0  ·0   1   2   3   4   5   6   7   8   9  10  11  12  13  ·0 (·0)
            └──────────1───────────┘                └──────────3───────────┘
                                └──────────2───────────┘
            """);

    [Theory]
    [InlineData(13, 6, 5)]
    [InlineData(12, 3, 1)]
    [InlineData(10, 2, 4)]
    [InlineData(7, 7, 3)]
    [InlineData(9, 4, 2)]
    [InlineData(5, 1, 1)]
    public void Windows_stand_below_their_pixels(int size, int kernel, int stride)
    {
        Padding[] paddings = [Padding.Valid, Padding.Same, 1, 3];
        foreach (var padding in paddings)
        {
            var svg = new PaddingDrawing(size, kernel, stride, [padding]).Svg();
            var (before, after) = padding.Around(size, kernel, stride);
            var padded = Enumerable.Range(0, before + size + after).ToArray();
            var starts = padded.Where(place => place % stride == 0 && place + kernel <= padded.Length).ToArray();
            var seen = starts.SelectMany(start => Enumerable.Range(start, kernel)).Distinct()
                .Where(place => place >= before && place < before + size).Select(place => place - before).ToArray();

            var bars = svg.Boxes(Color(1)).Where(bar => bar.Y > 20).OrderBy(bar => bar.X).ToList();
            var pixels = svg.Boxes(Color(0)).Where(box => box.Y > 20).Select(box => box.X).ToList();
            var left = 1 + (before * 24);
            bars.Select(bar => bar.X - 2).Should().Equal(starts.Select(start => left + ((start - before) * 24.0)));
            bars.Should().OnlyContain(bar => bar.Width == (kernel * 24) - 4);
            svg.Boxes(Color(2)).Count(box => box.Y > 20).Should().Be(starts.Length);
            pixels.Should().Equal(seen.Order().Select(pixel => left + (pixel * 24.0)), $"{padding} sees these pixels");
        }
    }

    [Fact]
    public void Windows_that_overlap_do_not_cover_each_other()
    {
        var bars = new PaddingDrawing(12, 4, 2, [Padding.Valid]).Svg().Boxes(Color(1)).Where(bar => bar.Y > 20);

        foreach (var lane in bars.GroupBy(bar => bar.Y).Select(lane => lane.OrderBy(bar => bar.X).ToList()))
        {
            lane.Zip(lane.Skip(1)).Should().OnlyContain(pair => pair.First.X + pair.First.Width < pair.Second.X);
        }
    }

    [Theory]
    [InlineData(12, 3, 1, "valid|same|1")]
    [InlineData(13, 6, 5, "valid|same|1|2")]
    [InlineData(12, 4, 4, "valid|same")]
    [InlineData(9, 4, 4, "valid|same|1|2")]
    [InlineData(9, 2, 2, "valid|same|1")]
    public void PyTorchs_paddings_that_come_nearest_are_beside_same(int size, int kernel, int stride, string rules)
    {
        var compared = new PaddingDrawing(size, kernel, stride, [.. rules.Split('|').Select(rule => rule switch
        {
            "valid" => Padding.Valid,
            "same" => Padding.Same,
            _ => (Padding)int.Parse(rule, System.Globalization.CultureInfo.InvariantCulture),
        })]);

        new PaddingDrawing(size, kernel, stride).ToString().Should().Be(compared.ToString());
    }

    [Fact]
    public void Words_name_every_rule() => new PaddingDrawing(5, 2, 2, [Padding.Valid, 1]).Description.Should().Be(
        "5 pixels, and a window of 2 that moves by 2. valid: ⌊(5 − 2) / 2⌋ + 1 = 2 outputs; no zeros, pixel 5 is dropped. "
        + "padding 1 (PyTorch): ⌊(5 + 2·1 − 2) / 2⌋ + 1 = 3 outputs; 1 zero on each side, every pixel is seen, 1 zero not needed.");

    [Fact]
    public void What_cannot_be_drawn_is_refused()
    {
        Refused(() => new PaddingDrawing(5, 6)).Should().StartWith("A window of 6 pixels needs at least as many to slide over");
        Refused(() => new PaddingDrawing(0, 1)).Should()
            .Be("Between 1 and 64 pixels are drawn. Received: 0. A small example shows the rule.");
        Refused(() => new PaddingDrawing(224, 7, 2)).Should()
            .Be("Between 1 and 64 pixels are drawn. Received: 224. A small example shows the rule.");
        Refused(() => new PaddingDrawing(5, 2, 1, [62])).Should()
            .Be("At most 128 pixels and zeros are drawn. Received: 5 pixels, padding 62. A small example shows the rule.");
        Refused(() => new PaddingDrawing(5, 2, 1, [])).Should()
            .Be("A drawing of padding compares one rule or more, as Padding.Valid and Padding.Same. Received: none.");
        Refused(() => new PaddingDrawing(5, 0)).Should().Be("A window sees at least one pixel along each axis. Received: 0.");
    }

    private static string Color(int role) => $"{Palette.Of(role)}";

    private static string Refused(Func<Figure> make) => make.Should().Throw<ArgumentException>().Which.Message;
}
