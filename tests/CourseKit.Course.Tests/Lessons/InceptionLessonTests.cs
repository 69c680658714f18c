using System.Text.Json.Nodes;
using CourseKit.Notebooks.Lessons;

namespace CourseKit.Course.Tests.Lessons;

/// <summary>What lesson 6 promises to show, and the numbers that its text names.</summary>
public sealed class InceptionLessonTests
{
    private const string Sweep = "With batch normalization, many rates are right";

    private const string Places = "Normalized on either side of the sigmoids, LeNet learns";

    [Theory]
    [InlineData("of its size, that of batch norm keeps its size")]
    [InlineData("Back through the plain stack, gradients die out")]
    [InlineData("x₅ grows by 0.1, and all five move")]
    [InlineData("A running mean needs some 40 batches")]
    [InlineData(Sweep)]
    [InlineData(Places)]
    public async Task It_shows_its_figures_in_both_forms(string title)
    {
        var figure = (await RunAsync()).Figure(title);

        figure["text/html"].Should().Contain("<svg");
        figure["application/vnd.plotly.v1+json"].Should().NotBeNull();
    }

    [Theory]
    [InlineData("Branches: maps stay 28×28, channels grow from 192 to 256")]
    [InlineData("googlenet_2014: maps shrink from 224×224 to 7×7")]
    [InlineData("Branches: maps stay 17×17")]
    public async Task It_draws_its_modules_and_GoogLeNet(string title) =>
        (await RunAsync()).Figure(title)["text/html"].Should().Contain("<svg");

    [Theory]
    [InlineData("1×1 to 16 maps, then 5×5: 15,920 parameters, 12.4 million MACs\n")]
    [InlineData("6,998,552 parameters, 1.58 billion multiply-accumulates")]
    [InlineData("1×7, 7×1: field 7×7, 57,472 parameters\n")]
    [InlineData("inception_v4    299 pixels:  12.3 billion MACs, top-5 error 4.9 %\n")]
    [InlineData("means [1, 64, 1, 1]: 64 numbers; 128 parameters, 128 running statistics")]
    [InlineData("training: 1.0 beside 0, -1.0 beside 9\n")]
    [InlineData("conv.bias  largest gradient 0.00000\n")]
    [InlineData("ten times the weights change 0.00")]
    public async Task It_computes_what_its_text_speaks_of(string text) =>
        (await RunAsync()).Texts().Should().Contain(shown => shown.Contains(text));

    [Fact]
    public async Task The_changes_of_the_normalized_numbers_add_up_to_0()
    {
        var changes = (await SeriesAsync("x₅ grows by 0.1"))[0];

        changes.Should().HaveCount(5).And.NotContain(change => Math.Abs(change) < 1e-3);
        changes.Sum().Should().BeApproximately(0, 1e-5);
    }

    [Fact]
    public async Task A_third_of_the_way_is_left_after_ten_batches()
    {
        var running = (await SeriesAsync("A running mean needs"))[0];

        running[0].Should().Be(0, "it begins there");
        running[10].Should().BeApproximately(5 * (1 - Math.Pow(0.9, 10)), 0.2);
        running[40].Should().BeApproximately(5 * (1 - Math.Pow(0.9, 40)), 0.2);
    }

    [Fact]
    public async Task With_normalization_a_range_of_rates_works_and_without_none_does()
    {
        var (with, without) = await SeriesAsync(Sweep) is [var first, var second] ? (first, second) : default;

        with![1..5].Should().HaveCount(4).And.OnlyContain(percent => percent > 70, "rates from 0.03 to 1 do");
        without.Should().HaveCount(6).And.OnlyContain(percent => percent < 60);
        with.Zip(without!).Should().OnlyContain(pair => pair.First > pair.Second + 20);
    }

    [Fact]
    public async Task LeNet_with_sigmoids_learns_where_all_of_them_are_normalized()
    {
        foreach (var seed in await SeriesAsync(Places))
        {
            seed.Should().HaveCount(4);
            seed[..2].Should().OnlyContain(percent => percent < 30,
                "it guesses without normalization, and with it in the convolutions alone");
            seed[2..].Should().OnlyContain(percent => percent > 60);
        }
    }

    private static async Task<double[][]> SeriesAsync(string title) =>
        [.. JsonNode.Parse((await RunAsync()).Figure(title)["application/vnd.plotly.v1+json"]!)!["data"]!.AsArray()
            .Select(line => (double[])[.. line!["y"]!.AsArray().Select(value => value!.GetValue<double>())])];

    private static Task<LessonRun> RunAsync() => ExecutedLessons.RunAsync("06-inception-and-batch-normalization");
}
