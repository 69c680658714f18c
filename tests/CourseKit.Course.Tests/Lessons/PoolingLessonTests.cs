using System.Text.Json.Nodes;
using CourseKit.Notebooks.Lessons;

namespace CourseKit.Course.Tests.Lessons;

/// <summary>What lesson 3 promises to show, and the numbers that its text names.</summary>
public sealed class PoolingLessonTests
{
    [Theory]
    [InlineData("The brightest pixel of each window", true)]
    [InlineData("The largest number of each window is kept", false)]
    [InlineData("Max pooling brightens, average pooling blurs", true)]
    [InlineData("Max pooling: only the winner is asked to change", true)]
    [InlineData("Average pooling: every pixel gets its share", true)]
    [InlineData("Max pooling lets what is bright grow, min pooling what is dark", true)]
    [InlineData("A T, and what max pooling makes of it when it moves", false)]
    [InlineData("Pooling softens a shift, and does not remove it", true)]
    [InlineData("One line, four angles", true)]
    [InlineData("The best of four filters sees the line at each of their angles", true)]
    [InlineData("A line at 45°: one map has it, and the maximum keeps it", false)]
    [InlineData("Each map becomes one number, its mean", false)]
    [InlineData("Next to a strong map, the others become weak", true)]
    public async Task It_shows_its_figures_plots_in_both_forms(string title, bool isPlot)
    {
        var figure = (await RunAsync()).Figure(title);

        figure["text/html"].Should().Contain("<svg");
        (figure["application/vnd.plotly.v1+json"] is not null).Should().Be(isPlot);
    }

    [Theory]
    [InlineData("padded with zeros:\nTensor [2, 2]\n[[0, 0],\n [0, 0]]\nby the layer:\nTensor [2, 2]\n[[-2, -2],\n [-1, -1]]")]
    [InlineData("spot     max 0.90  mean 0.14\nsurface  max 0.50  mean 0.46\n")]
    [InlineData("25,089,000 parameters\n513,000 parameters\n")]
    public async Task It_computes_what_its_text_speaks_of(string text) =>
        (await RunAsync()).Texts().Should().Contain(shown => shown.Contains(text));

    [Fact]
    public async Task A_shift_changes_less_the_more_is_pooled()
    {
        var changes = (await RunAsync()).Figure("Pooling softens a shift")["application/vnd.plotly.v1+json"]!;

        var lines = JsonNode.Parse(changes)!["data"]!.AsArray()
            .Select(line => line!["y"]!.AsArray().Select(value => value!.GetValue<double>()).ToArray()).ToArray();
        lines.Should().HaveCount(3).And.OnlyContain(line => line[0] == 0 && line.Length == 5);
        for (var shift = 1; shift < 5; shift++)
        {
            lines.Select(line => line[shift]).Should().BeInDescendingOrder();
        }
    }

    private Task<LessonRun> RunAsync() => ExecutedLessons.RunAsync("03-pooling");
}
