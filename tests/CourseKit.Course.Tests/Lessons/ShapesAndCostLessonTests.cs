using CourseKit.Notebooks.Lessons;

namespace CourseKit.Course.Tests.Lessons;

/// <summary>What lesson 2 promises to show, and the numbers that its text names.</summary>
public sealed class ShapesAndCostLessonTests
{
    [Theory]
    [InlineData("13 pixels, a window of 6, a stride of 5: four ways to pad")]
    [InlineData("One window goes through all maps")]
    [InlineData("Every window becomes a column")]
    [InlineData("Layer 1 has the largest maps, layer 3 the parameters")]
    [InlineData("To predict one image: old maps are forgotten")]
    [InlineData("To train on 50: every map is kept until its gradient comes by")]
    public async Task It_shows_its_figures(string title)
    {
        var html = (await RunAsync()).Figure(title)["text/html"];

        html.Should().Contain("<svg");
        html!.Length.Should().BeLessThan(50_000);
    }

    [Theory]
    [InlineData("12×12 pixels become [6, 6]\n13×13 pixels become [7, 7]\n14×14 pixels become [7, 7]\n")]
    [InlineData("channels in:  6, 5, 6\nchannels out: 11, 7\n")]
    [InlineData("0\n2\n")]
    [InlineData("12.614 MB (12.029 MiB)")]
    [InlineData("6,000,000 + 3,000,000 + 3,613,600 = 12,613,600 bytes")]
    [InlineData("300,000,000 + 150,000,000 + 76,000,000 = 526,000,000 bytes")]
    [InlineData("= 569,227,200 bytes = 569.2 MB")]
    [InlineData("fp32: 355 images\nfp16: 711 images\n")]
    public async Task It_computes_what_its_text_speaks_of(string text) =>
        (await RunAsync()).Texts().Should().Contain(shown => shown.Contains(text));

    [Fact]
    public async Task Two_orders_of_a_sum_differ_in_the_last_digits()
    {
        var shown = (await RunAsync()).Texts().Single(text => text.StartsWith("forward", StringComparison.Ordinal));

        var numbers = shown.Split([' ', ',', '\n']).Where(word => word.Contains('.')).Select(float.Parse).ToList();
        numbers.Should().HaveCount(2).And.OnlyHaveUniqueItems();
        numbers[0].Should().BeApproximately(numbers[1], 1e-5f);
    }

    private Task<LessonRun> RunAsync() => ExecutedLessons.RunAsync("02-shapes-and-cost");
}
