using System.Text.Json.Nodes;
using CourseKit.Notebooks.Lessons;

namespace CourseKit.Course.Tests.Lessons;

/// <summary>What lesson 5 promises to show, and the numbers that its text names.</summary>
public sealed class ClassicArchitecturesLessonTests
{
    [Theory]
    [InlineData("ILSVRC: since 2012 every winner is a convolutional network")]
    [InlineData("C3: 60 of 96 connections")]
    [InlineData("A small coefficient averages, a large one decides")]
    [InlineData("Ten drawings: the nearest is the answer")]
    [InlineData("AlexNet: parameters sit in dense layers, work in convolutions")]
    [InlineData("VGG-16: stored in its dense end, computed in its convolutions")]
    [InlineData("Two convolutions of 1×1, or one: the seed matters, too")]
    public async Task It_shows_its_figures_in_both_forms(string title)
    {
        var figure = (await RunAsync()).Figure(title);

        figure["text/html"].Should().Contain("<svg");
        figure["application/vnd.plotly.v1+json"].Should().NotBeNull();
    }

    [Theory]
    [InlineData("class 3 is number 5: top-1 wrong, top-5 right")]
    [InlineData("340,908 connections")]
    [InlineData("groups 1: 440 parameters, 43,200 multiply-accumulates\ngroups 2: 224 parameters, 21,600 multiply-accumulates\n")]
    [InlineData("dense layers: 96 % of the parameters, 8 % of the work")]
    [InlineData("a field of 7×7: 110,784 parameters\na field of 7×7: 200,768 parameters\n")]
    [InlineData("vgg19             143.67 million parameters  19.632 billion MACs\n")]
    public async Task It_computes_what_its_text_speaks_of(string text) =>
        (await RunAsync()).Texts().Should().Contain(shown => shown.Contains(text));

    [Fact]
    public async Task The_errors_of_the_contest_fall_from_year_to_year()
    {
        var errors = (await SeriesAsync("ILSVRC", "x"))[0];

        errors.Should().HaveCount(7).And.BeInDescendingOrder();
        errors.Zip(errors.Skip(1)).MaxBy(pair => pair.First - pair.Second).Second.Should().Be(16.4, "AlexNet made the largest step");
    }

    [Fact]
    public async Task The_table_of_C3_is_that_of_the_paper()
    {
        var figure = JsonNode.Parse((await RunAsync()).Figure("C3: 60 of 96")["application/vnd.plotly.v1+json"]!)!;

        var cells = figure["data"]![0]!["z"]!.AsArray();
        cells.Should().HaveCount(6).And.OnlyContain(row => Numbers(row!).Sum() == 10, "each map of S2 is seen by ten");
    }

    [Fact]
    public async Task Blocks_2_to_4_of_VGG_cost_as_1_5_to_2_5_to_2_5()
    {
        var (parameters, work) = await SeriesAsync("VGG-16: stored") is [var stored, var computed] ? (stored, computed) : default;

        parameters![^1].Should().BeGreaterThan(0.85 * parameters.Sum());
        work![2].Should().BeApproximately(work[3], 0.01);
        work[1].Should().BeApproximately(work[3] * 3 / 5, 0.01, "its first layer sees half as many channels");
        work[^1].Should().BeLessThan(0.01 * work.Sum());
    }

    [Fact]
    public async Task Two_convolutions_of_1x1_and_one_are_as_far_apart_as_two_seeds()
    {
        var (two, one) = await SeriesAsync("Two convolutions of 1×1") is [var first, var second] ? (first, second) : default;

        two.Should().HaveCount(3).And.OnlyContain(percent => percent < 20);
        one.Should().HaveCount(3).And.OnlyContain(percent => percent < 20);
        Math.Abs(two!.Average() - one!.Average()).Should().BeLessThan(5);
    }

    private static async Task<double[][]> SeriesAsync(string title, string axis = "y") =>
        [.. JsonNode.Parse((await RunAsync()).Figure(title)["application/vnd.plotly.v1+json"]!)!["data"]!.AsArray()
            .Select(bars => Numbers(bars![axis]!))];

    private static double[] Numbers(JsonNode values) => [.. values.AsArray().Select(value => value!.GetValue<double>())];

    private static Task<LessonRun> RunAsync() => ExecutedLessons.RunAsync("05-classic-architectures");
}
