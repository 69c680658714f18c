using System.Text.Json.Nodes;
using CourseKit.Notebooks.Lessons;

namespace CourseKit.Course.Tests.Lessons;

/// <summary>What lesson 7 promises to show, and the numbers that its text names.</summary>
public sealed class ResidualAndDenseConnectionsLessonTests
{
    private const string Lesson = "07-residual-and-dense-connections";

    [Theory]
    [InlineData("Deeper is worse, unless connections skip the layers")]
    [InlineData("With weights of 0, a layer gives nothing, a residual unit gives x")]
    [InlineData("Through 52 layers the signal of the plain stack fades")]
    [InlineData("On the way back through 52 layers the gradient of the plain stack fades")]
    [InlineData("The deep plain network hardly learns, the deep residual one does")]
    [InlineData("Each layer adds 32 maps, each transition halves their number")]
    [InlineData("DenseNet-121 saves weights and work, but no memory")]
    [InlineData("DenseNet needs fewer parameters for the same accuracy")]
    public async Task It_shows_its_figures_in_both_forms(string title)
    {
        var figure = (await RunAsync()).Figure(title);

        figure["text/html"].Should().Contain("<svg");
        figure["application/vnd.plotly.v1+json"].Should().NotBeNull();
    }

    [Theory]
    [InlineData("8,192 of 230,144 parameters")]
    [InlineData("21,797,672 parameters, 3.7 billion MACs")]
    [InlineData("1,179,648 weights\n   69,632 weights\n")]
    [InlineData("3×3: 60,192,808\n1×1: 33,880,104\n")]
    [InlineData("all 1×1: sees 11×11 pixels")]
    [InlineData("3  0  1  0\n3  -2  1  -4\n")]
    public async Task It_computes_what_its_text_speaks_of(string text) =>
        (await RunAsync()).Texts().Should().Contain(shown => shown.Contains(text));

    [Fact]
    public async Task The_deep_plain_network_learns_worst_and_the_deep_residual_one_far_better()
    {
        var (plain, residual) = await SeriesAsync("The deep plain network") is [var first, var second] ? (first, second) : default;

        plain.Should().HaveCount(2).And.BeInDescendingOrder("the first is the shallow one");
        residual![1].Should().BeGreaterThan(plain![1] + 20);
        residual[0].Should().BeGreaterThan(plain[0]);
    }

    [Fact]
    public async Task Maps_grow_by_32_and_are_halved_three_times()
    {
        var maps = (await SeriesAsync("Each layer adds 32 maps"))[0];

        maps.Zip(maps.Skip(1)).Should().OnlyContain(pair => pair.Second == pair.First + 32 || pair.Second == pair.First / 2);
        maps.Zip(maps.Skip(1)).Count(pair => pair.Second < pair.First).Should().Be(3);
        maps[^1].Should().Be(1_024);
    }

    [Fact]
    public async Task DenseNet_has_a_third_of_the_parameters_and_no_less_memory()
    {
        var percent = (await SeriesAsync("DenseNet-121 saves weights"))[0];

        percent[0].Should().BeApproximately(100.0 * 7_978_856 / 25_557_032, 0.1);
        percent[1].Should().BeInRange(60, 80);
        percent[2].Should().BeGreaterThan(90);
    }

    private static async Task<double[][]> SeriesAsync(string title, string axis = "y") =>
        [.. JsonNode.Parse((await RunAsync()).Figure(title)["application/vnd.plotly.v1+json"]!)!["data"]!.AsArray()
            .Select(bars => Numbers(bars![axis]!))];

    private static double[] Numbers(JsonNode values) => [.. values.AsArray().Select(value => value!.GetValue<double>())];

    private static Task<LessonRun> RunAsync() => ExecutedLessons.RunAsync(Lesson);
}
