using CourseKit.Notebooks.Documents;
using CourseKit.Notebooks.Lessons;

namespace CourseKit.Course.Tests.Lessons;

/// <summary>What lesson 1 promises to show.</summary>
public sealed class ConvolutionLessonTests
{
    [Theory]
    [InlineData("Every product, and their sum", false)]
    [InlineData("Stride 2, and one row and column of zeros at each edge", false)]
    [InlineData("Two filters on two digits", true)]
    [InlineData("Four kernels of 3×3 on a photo", true)]
    [InlineData("Sobel and its opposite, each behind a ReLU", true)]
    [InlineData("Edges found by [1, −1]", true)]
    [InlineData("The learned kernel approaches [1, −1]", true)]
    [InlineData("What the kernel finds, as it learns", true)]
    [InlineData("The receptive field grows from layer to layer", false)]
    public async Task It_shows_its_figures_plots_in_both_forms(string title, bool isPlot)
    {
        var figure = (await RunAsync()).Figure(title);

        figure["text/html"].Should().Contain("<svg");
        (figure["application/vnd.plotly.v1+json"] is not null).Should().Be(isPlot);
    }

    [Theory]
    [InlineData("10,000,000 connections, in the first layer alone")]
    [InlineData("96,040,000")]
    [InlineData("its own line 7, white 7, black 0\nbalanced: its own line 42, white 0, black 0\n")]
    [InlineData("stride 1: [5, 7]\nstride 2: [3, 4]\nstride 3: [2, 3]\n")]
    [InlineData("[2, 1, 28, 28] with weights [2, 1, 7, 7] gives [2, 2, 28, 28]")]
    [InlineData("Mark a leaf with RequireGrad()")]
    [InlineData("layer  f  s  j   r\n    1  3  1  1   3\n    2  3  2  2   5\n    3  3  1  2   9\n    4  3  1  2  13\n")]
    public async Task It_computes_what_its_text_speaks_of(string text) =>
        (await RunAsync()).Texts().Should().Contain(shown => shown.Contains(text));

    [Fact]
    public async Task One_value_by_hand_is_what_the_layer_gives()
    {
        var shown = (await RunAsync()).Shown().Select(data => data["text/plain"])
            .Single(text => text?.StartsWith("by hand", StringComparison.Ordinal) == true)!;

        var numbers = shown.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Contains('.')).ToList();
        numbers.Should().HaveCount(2);
        numbers[0].Should().Be(numbers[1]).And.NotBe("0.0000");
    }

    [Fact]
    public async Task A_shift_of_the_image_is_a_shift_of_the_map() =>
        (await RunAsync()).Notebook.Cells.Single(cell => cell.Id == "equivariance").Should().BeOfType<CodeCell>()
            .Which.Outputs.OfType<RichOutput>().Single().Data["text/plain"].Should().Be("0");

    private Task<LessonRun> RunAsync() => ExecutedLessons.RunAsync("01-convolution");
}
