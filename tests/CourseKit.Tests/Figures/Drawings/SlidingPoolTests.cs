using System.Globalization;
using System.Xml.Linq;
using CourseKit.Figures.Colors;
using CourseKit.Figures.Drawings;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Figures.Drawings;

public sealed class SlidingPoolTests
{
    private static readonly Tensor Map = [[1, 3, -2, 0, 5], [4, -6, 7, 2, 9], [8, 0.5, -1, -3, 6]];

    public static TheoryData<int, int, int, int> Cases => new()
    {
        { 4, 6, 2, 2 },
        { 5, 7, 2, 2 },
        { 5, 4, 3, 1 },
        { 7, 6, 2, 3 },
        { 3, 3, 3, 3 },
        { 2, 5, 1, 1 },
    };

    [Fact]
    public void In_a_terminal_it_is_the_map_the_output_and_two_windows_written_out()
    {
        SlidingPool.Max(Map, 2).ToString().Should().Be(
            """
              1    3   −2    0    5
              4   −6    7    2    9
              8  0.5   −1   −3    6

            maximum of each 2×2, stride 2

            4  7

            first: max(1, 3, 4, −6) = 4
            last: max(−2, 0, 7, 2) = 7
            No window reaches row 3 and column 5.
            """);
        SlidingPool.Average(Map, 2, stride: 1).ToString().Should().EndWith(
            """
            first: (1 + 3 + 4 + (−6)) / 4 = 0.5
            last: (2 + 9 + (−3) + 6) / 4 = 3.5
            """);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Each_step_says_what_becomes_of_its_window(int height, int width, int window, int stride)
    {
        var map = new Generator(4).Integers([height, width], -9, 10);

        var windows = new List<int[]>();
        for (var top = 0; top + window <= height; top += stride)
        {
            for (var left = 0; left + window <= width; left += stride)
            {
                var values = new List<int>();
                for (var row = top; row < top + window; row++)
                {
                    for (var column = left; column < left + window; column++)
                    {
                        values.Add((int)map[row, column]);
                    }
                }

                windows.Add([.. values]);
            }
        }

        static string Listed(int[] values) => string.Join(", ", values);
        static string Added(int[] values) => string.Join(" + ", values.Select(value => value < 0 ? $"({value})" : $"{value}"));
        Sentences(SlidingPool.Max(map, window, stride)).Should()
            .Equal(windows.Select(values => $"max({Listed(values)}) = {values.Max()}"));
        Sentences(SlidingPool.Min(map, window, stride)).Should()
            .Equal(windows.Select(values => $"min({Listed(values)}) = {values.Min()}"));
        var means = Sentences(SlidingPool.Average(map, window, stride)).Select(sentence => sentence.Split(" = ")).ToList();
        means.Select(sides => sides[0]).Should().Equal(windows.Select(values => $"({Added(values)}) / {values.Length}"));
        means.Select(sides => double.Parse(sides[1], CultureInfo.InvariantCulture)).Should()
            .Equal(windows.Select(values => values.Average()), (written, mean) => Math.Abs(written - mean) < 0.005);
    }

    [Fact]
    public void The_window_moves_by_its_own_size_unless_a_stride_is_given()
    {
        Sentences(SlidingPool.Max(Tensor.Ones([6, 9]), 3)).Should().HaveCount(2 * 3);
        Sentences(SlidingPool.Max(Tensor.Ones([6, 9]), 3, stride: 1)).Should().HaveCount(4 * 7);
    }

    /// <summary>Cells are 26 pixels wide where −6 has to fit, from (1, 22) on.</summary>
    [Fact]
    public void The_number_that_is_kept_is_marked_in_its_window()
    {
        Kept(SlidingPool.Max(Map, 2)).Should().Equal("M1 48h26v26h-26z", "M53 48h26v26h-26z");
        Kept(SlidingPool.Min(Map, 2)).Should().Equal("M27 48h26v26h-26z", "M53 22h26v26h-26z");
        Kept(SlidingPool.Max([[2, 7], [7, 7]], 2)).Should().Equal("M25 22h24v24h-24z");
        Kept(SlidingPool.Max([[2, float.NaN], [7, 1]], 2)).Should().Equal("M32 22h31v31h-31z");
        Kept(SlidingPool.Average(Map, 2)).Should().BeEmpty();
    }

    [Fact]
    public void The_window_is_framed_and_so_is_its_output()
    {
        var html = XElement.Parse(SlidingPool.Max(Map, 2, stride: 3).ToHtml());

        string[] Frames(int color) => [.. html.Stroked($"{Palette.Of(color)}").OrderBy(path => path.Steps())
            .Select(path => $"{path.Steps()}: {path.Pieces().Single()}")];
        Frames(1).Should().Equal("0 0: M1 22h52v52h-52z", "1 1: M79 22h52v52h-52z");
        Frames(2).Should().Equal("0 0: M171 48h26v26h-26z", "1 1: M197 48h26v26h-26z");
    }

    [Fact]
    public void The_output_fills_up_from_step_to_step()
    {
        var html = XElement.Parse(SlidingPool.Max([[10, 20, 30]], 1).ToHtml());

        string[] From(string value) => [.. html.All("text").Where(text => text.Value == value).Select(text => text.Steps())];
        From("20").Should().BeEquivalentTo("always", "1 2");
        From("30").Should().BeEquivalentTo("always", "2 2");
    }

    [Theory]
    [InlineData(5, 7, 2, 2, 7 + 4, "No window reaches row 5 and column 7.")]
    [InlineData(4, 6, 2, 2, 0, null)]
    [InlineData(6, 3, 2, 2, 6, "No window reaches column 3.")]
    [InlineData(7, 5, 2, 3, (3 * 5) + 4, "No window reaches rows 3, 6, 7 and column 3.")]
    public void What_no_window_reaches_is_struck_out(int height, int width, int window, int stride, int cells, string? words)
    {
        var figure = SlidingPool.Max(new Generator(1).Integers([height, width], 0, 10), window, stride);

        var svg = figure.Svg();

        svg.Strokes("1.5").SelectMany(group => group.All("path")).Sum(path => path.Pieces().Count()).Should().Be(cells);
        var blue = svg.Boxes($"{Palette.Of(0)}").SelectMany(box => Enumerable.Range(0, (int)(box.Width / 24))
            .Select(cell => (box.X + (cell * 24), box.Y))).Distinct();
        blue.Should().HaveCount((height * width) - cells, "every other pixel has the color of an input at some step");
        svg.Texts().Where(text => text.StartsWith("No window")).Should().Equal(words is null ? [] : [words]);
    }

    [Fact]
    public void Words_say_the_sizes_and_the_first_value()
    {
        SlidingPool.Min(Map, 2).Description.Should().Be(
            "A window of 2×2 slides over a map of 3×5 in 2 steps of 2 pixels, and its minimum fills an output of 1×2. "
            + "No window reaches row 3 and column 5. The first value is min(1, 3, 4, −6) = −6.");
        SlidingPool.Average([[1, 2], [3, 5]], 2).Description.Should().Be(
            "A window of 2×2 slides over a map of 2×2 in 1 step of 2 pixels, and its mean fills an output of 1×1. "
            + "The first value is (1 + 2 + 3 + 5) / 4 = 2.75.");
    }

    [Fact]
    public void A_wide_map_has_its_output_below()
    {
        var (beside, below) = (SlidingPool.Max(Tensor.Ones([4, 8]), 2).Svg(), SlidingPool.Max(Tensor.Ones([3, 12]), 2, stride: 1).Svg());

        double Y(XElement svg) => svg.Boxes($"{Palette.Of(2)}").Max(box => box.Y);
        Y(beside).Should().BeLessThan(22 + (4 * 24));
        Y(below).Should().BeGreaterThan(22 + (3 * 24));
        double.Parse(below.Attribute("width")!.Value, CultureInfo.InvariantCulture).Should().BeLessThanOrEqualTo(440);
    }

    [Theory]
    [InlineData(12, 3, 2)]
    [InlineData(9, 5, 1)]
    public void The_largest_one_is_small_enough(int size, int window, int stride) =>
        SlidingPool.Average(new Generator(2).Uniform([size, size], -1, 1), window, stride).ToHtml().Length.Should().BeLessThan(50_000);

    [Fact]
    public void What_cannot_be_drawn_is_refused()
    {
        Refused(() => SlidingPool.Max(Tensor.Ones([3, 6, 8]), 2)).Should().Be(
            "Pooling is drawn for one map [H, W] of up to 12×12 pixels; a smaller one shows the rule. Received: [3, 6, 8].");
        Refused(() => SlidingPool.Max(null!, 2)).Should().Be(
            "Pooling is drawn for one map [H, W] of up to 12×12 pixels; a smaller one shows the rule. Received: null.");
        Refused(() => SlidingPool.Average(Tensor.Ones([13, 12]), 2)).Should().EndWith("Received: [13, 12].");
        Refused(() => SlidingPool.Max(Tensor.Ones([12, 10]), 2, stride: 1)).Should().Be(
            "At most 32 windows of at most 32 pixels are drawn; make the map smaller or the stride larger. "
            + "Received: 99 windows of 4 pixels.");
        Refused(() => SlidingPool.Max(Map, 4)).Should().StartWith("A window of 4 pixels needs").And.Contain("Received: 3 pixels");
        Refused(() => SlidingPool.Min(Map, 0)).Should().Be("A window sees at least one pixel along each axis. Received: 0.");
        Refused(() => SlidingPool.Min(Map, 2, stride: 0)).Should().Be("A stride is at least one pixel. Received: 0.");
    }

    private static string Refused(Func<SlidingPool> make) => make.Should().Throw<ShapeException>().Which.Message;

    /// <summary>What each step says of its window, in one line, with the minus sign of C#.</summary>
    private static IEnumerable<string> Sentences(SlidingPool figure)
    {
        var html = XElement.Parse(figure.ToHtml());
        var last = int.Parse(html.All("input").Single().Attribute("max")!.Value, CultureInfo.InvariantCulture);
        var lines = html.All("text").Where(text => (string?)text.Attribute("x") == "1" && text.Value != "map"
            && !text.Value.StartsWith("No window") && !text.Value.EndsWith("of each window")).ToList();
        return Enumerable.Range(0, last + 1).Select(step => string.Join(' ', lines.Where(line => IsSeen(line, step))
            .OrderBy(line => double.Parse(line.Attribute("y")!.Value, CultureInfo.InvariantCulture))
            .Select(line => line.Value)).Replace('−', '-'));
    }

    private static bool IsSeen(XElement mark, int step) => mark.Steps() is var steps && (steps == "always"
        || steps.Split(' ').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray() is [var from, var to]
            && from <= step && step <= to);

    /// <summary>The green pixels in the map, step by step.</summary>
    private static IEnumerable<string> Kept(SlidingPool figure) =>
        from path in XElement.Parse(figure.ToHtml()).All("path")
        where (string?)path.Attribute("fill") == $"{Palette.Of(2)}"
        orderby path.Steps()
        let pieces = path.Pieces().ToList()
        where pieces.Count == 2
        select pieces[0];
}
