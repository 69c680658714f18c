using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CourseKit.Notebooks.Lessons;

namespace CourseKit.Course.Tests.Lessons;

/// <summary>What lesson 8 promises to show, and what its text claims of it.</summary>
public sealed class EfficientArchitecturesLessonTests
{
    [Theory]
    [InlineData("Further left at the same height: the same accuracy for less work")]
    [InlineData("With few channels, a separable convolution saves little or costs more")]
    [InlineData("Which maps count depends on what is in the image")]
    [InlineData("A ReLU loses little where it is wide, and most where it is narrow")]
    [InlineData("From one EfficientNet to the next, the work nearly doubles")]
    public async Task It_shows_its_figures_in_both_forms(string title)
    {
        var figure = (await RunAsync()).Figure(title);

        figure["text/html"].Should().Contain("<svg");
        figure["application/vnd.plotly.v1+json"].Should().NotBeNull();
    }

    [Theory]
    [InlineData("SeparableConv2d: ")]
    [InlineData("xception: maps shrink")]
    [InlineData("SqueezeExcitation: ")]
    [InlineData("An Inception module, and behind it squeeze and excitation")]
    [InlineData("se_resnet50: maps shrink")]
    [InlineData("Inverted residual: 24 maps come in, 144 are worked on, 24 go out")]
    [InlineData("mobilenet_v2: maps shrink")]
    public async Task It_draws_its_networks(string title) => (await RunAsync()).Figure(title)["text/html"].Should().Contain("<svg");

    [Theory]
    [InlineData("2 ordinary convolutions of 3×3, 34 separable ones")]
    [InlineData("pointwise: 95 % of the work, 74 % of the parameters\ndepthwise: 3 % of the work, 1 % of the parameters\n")]
    [InlineData("se_resnet50  28.09 million parameters, 3.860 billion MACs\n")]
    [InlineData("1.92 times for each step")]
    public async Task It_computes_what_its_text_speaks_of(string text) =>
        (await RunAsync()).Texts().Should().Contain(shown => shown.Contains(text));

    [Fact]
    public async Task Ordinary_and_separable_convolutions_cross_at_the_break_even()
    {
        var lines = await LinesAsync("With few channels");
        var (separable, wide, crossings) = (lines[1], lines[2], lines[3]);

        separable.X.Zip(separable.Y).Should().OnlyContain(at => (at.Second < 1) == (at.First > 9 / 8.0));
        wide.X.Zip(wide.Y).Should().OnlyContain(at => (at.Second < 1) == (at.First > 72));
        separable.Y[^1].Should().BeApproximately((9.0 + 512) / (9 * 512), 1e-3, "9 + C against 9·C, for C channels and C filters");
        crossings.X.Zip(crossings.Y).Where(at => !double.IsNaN(at.Second)).Should().Equal((9 / 8.0, 1), (72, 1));
    }

    [Fact]
    public async Task Late_factors_depend_on_the_class_more_than_early_ones()
    {
        var words = (await RunAsync()).Texts().Single(text => text.StartsWith("from class to class", StringComparison.Ordinal));
        var (early, late) = Regex.Matches(words, @"\d\.\d+") is [var first, var second]
            ? (double.Parse(first.Value, CultureInfo.InvariantCulture), double.Parse(second.Value, CultureInfo.InvariantCulture)) : default;

        late.Should().BeGreaterThan(2 * early).And.BeGreaterThan(0.2);
    }

    [Fact]
    public async Task Fewer_points_are_lost_the_more_numbers_are_made_of_them()
    {
        var lost = (await LinesAsync("A ReLU loses little"))[0].Y;

        lost.Should().BeInDescendingOrder();
        (lost[0], lost[^1]).Should().Match<(double First, double Last)>(ends => ends.First > 70 && ends.Last < 1);
    }

    [Fact]
    public async Task It_looks_into_a_network_whether_or_not_published_weights_are_there()
    {
        var walls = (await RunAsync()).Figures().Select(figure => figure["text/html"]!).ToList();

        walls.Should().Contain(html => html.Contains(" filters of 3×3"));
        walls.Count(html => html.Contains(" feature maps of ")).Should().Be(2);
    }

    private static async Task<IReadOnlyList<(double[] X, double[] Y)>> LinesAsync(string title) =>
        [.. JsonNode.Parse((await RunAsync()).Figure(title)["application/vnd.plotly.v1+json"]!)!["data"]!.AsArray()
            .Select(line => (Numbers(line!["x"]!), Numbers(line["y"]!)))];

    private static double[] Numbers(JsonNode values) => [.. values.AsArray().Select(value => value?.GetValue<double>() ?? double.NaN)];

    private static Task<LessonRun> RunAsync() => ExecutedLessons.RunAsync("08-efficient-architectures");
}
