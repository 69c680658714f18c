using CourseKit.Grading;
using CourseKit.Notebooks;
using CourseKit.Notebooks.Session;

namespace CourseKit.Course.Tests.Exercises;

/// <summary>What happens in the cell, from a first attempt to a pass.</summary>
public sealed class AnsweringTests
{
    private readonly CellSession session = CellSession.Start(CourseExercises.Environment);

    [Fact]
    public async Task A_learner_goes_from_not_attempted_by_a_hint_to_a_pass()
    {
        (await AnswerAsync("throw new NotImplementedException();")).Should().StartWith("○ True convolution: not attempted");
        (await AnswerAsync("return image.CrossCorrelate(kernel.Flip(0));")).Should().StartWith("✗ True convolution: not yet")
            .And.Contain("\n  Hint: The rows are flipped; the columns are not yet.\n")
            .And.EndWith("\n  Next: `new TrueConvolution().Hint()`");
        (await ShowAsync("new TrueConvolution().Hint(2)")).Text.Should().StartWith("Hint 2 of 2");
        (await AnswerAsync("return image.CrossCorrelate(kernel.Flip(0, 1));")).Should().StartWith("✓ True convolution: passed");
    }

    [Fact]
    public async Task A_verdict_comes_as_html_as_text_and_for_programs()
    {
        var verdict = await ShowAsync("new TrueConvolution().Check((image, kernel) => image)");

        verdict.Data.Keys.Should().BeEquivalentTo("text/html", VerdictFormatterSource.MimeType, "text/plain");
        verdict[VerdictFormatterSource.MimeType].Should().Be("""{"exercise":"01-convolution/true-convolution","outcome":"failed"}""");
    }

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("Thread.Sleep(-1); return image;")]
    public async Task A_check_that_would_not_end_is_stopped_and_the_next_one_works(string body)
    {
        (await AnswerAsync(body)).Should().StartWith("✗ True convolution: out of time");
        (await AnswerAsync("return image.CrossCorrelate(kernel.Flip(0, 1));")).Should().StartWith("✓");
    }

    [Fact]
    public async Task A_check_can_be_interrupted_before_its_limit()
    {
        using var interrupt = new CancellationTokenSource();

        var result = await session.RunAsync(
            "Console.WriteLine(\"begun\"); new TrueConvolution().Check((image, kernel) => { while (true); })",
            output => interrupt.Cancel(),
            interrupt: interrupt.Token);

        result.Status.Should().Be(CellStatus.Interrupted);
        result.Restarted.Should().BeFalse();
        (await AnswerAsync("return image.CrossCorrelate(kernel.Flip(0, 1));")).Should().StartWith("✓");
    }

    [Theory]
    [InlineData("new TrueConvolution().Check(null)", "○ True convolution: not attempted")]
    [InlineData("new TrueConvolution().Check(5)", "✗ True convolution: not yet\n  The answer has the wrong type: this exercise takes " +
        "`Func<Tensor, Tensor, Tensor>`. Received: `int`.")]
    [InlineData("new HorizontalEdgeKernel().Check(\"[[1], [-1]]\")", "✗ A kernel for horizontal edges: not yet\n  The answer has the " +
        "wrong type: this exercise takes `Tensor`. Received: `string`.")]
    [InlineData("new HorizontalEdgeKernel().Check([1, -1])", "✗ A kernel for horizontal edges: not yet")]
    [InlineData("new ReceptiveFieldOfAStack().Check(new Answers())", "○ The receptive field of a stack: not attempted")]
    [InlineData("new ReceptiveFieldOfAStack().Check(13)", "✗ The receptive field of a stack: not yet")]
    public async Task An_answer_of_the_wrong_kind_is_explained(string cell, string text) =>
        (await ShowAsync(cell)).Text.Should().StartWith(text);

    [Fact]
    public async Task An_exception_is_told_with_the_line_of_your_code_that_it_came_from() =>
        (await AnswerAsync("return image.CrossCorrelate(kernel) * image[99, 0];")).Should()
            .StartWith("✗ True convolution: your code threw an exception\n  `IndexOutOfRangeException` at line 3 of your code: Axis 0 of " +
                "shape [3, 4] goes from 0 to 2. Received: 99.");

    [Fact]
    public async Task An_exception_in_another_cell_is_told_with_the_number_of_that_cell()
    {
        await session.RunAsync("Tensor Far(Tensor image)\n{\n\n    return image[99, 0];\n}", _ => { });

        (await AnswerAsync("return Far(image);")).Should().Contain("`IndexOutOfRangeException` at line 4 of cell 1: Axis 0");
    }

    [Theory]
    [InlineData("Tensor Filtered(Tensor image, Tensor kernel)\n{\n    return image.CrossCorrelate(kernel);\n}", "Filtered")]
    [InlineData("Func<Tensor, Tensor, Tensor> filtered =\n    (image, kernel) =>\n    image.CrossCorrelate(kernel);", "filtered")]
    public async Task A_call_that_is_not_for_an_exercise_is_found_in_another_cell(string helper, string name)
    {
        await session.RunAsync(helper, _ => { });

        var verdict = await ShowAsync($"// CrossCorrelate\nnew CrossCorrelation().Check((image, kernel) => {name}(image, kernel))");

        verdict.Text.Should().Contain("All results are right, but: `CrossCorrelate` is not for this exercise. Received: a call of it at " +
            "line 3 of cell 1.");
    }

    [Fact]
    public async Task A_call_that_is_not_for_an_exercise_is_told_with_its_line() =>
        (await ShowAsync("new CrossCorrelation().Check((image, kernel) =>\n{\n    return image.CrossCorrelate(kernel);\n})")).Text.Should()
            .Contain("a call of it at line 3 of your code.");

    [Fact]
    public async Task A_call_that_an_exercise_can_do_without_is_told_with_a_pass() =>
        (await ShowAsync("new DifferentiableCorrelation().Check((image, kernel) => image.CrossCorrelate(kernel))")).Text.Should()
            .StartWith("✓").And.Contain("Your code calls `CrossCorrelate` at line 1 of your code. Gradients pass through it");

    [Fact]
    public async Task An_unfinished_branch_is_told_with_its_line() =>
        (await AnswerAsync("if (image.Shape[0] == 3) { return image.CrossCorrelate(kernel.Flip(0, 1)); }\n    throw new " +
            "NotImplementedException();")).Should()
            .Contain("Your code is not finished: with this input it comes to a `NotImplementedException` at line 4 of your code.");

    [Fact]
    public async Task An_exception_far_down_a_recursion_is_told_with_its_line() =>
        (await AnswerAsync("Tensor Down(int depth) => depth == 0 ? image[99, 0] : Down(depth - 1);\n    return Down(2_000);")).Should()
            .Contain("`IndexOutOfRangeException` at line 3 of your code:");

    [Fact]
    public async Task What_the_answer_prints_is_shown()
    {
        var printed = new List<string>();

        await session.RunAsync("new TrueConvolution().Check((image, kernel) => { Console.WriteLine(\"here\"); return image; })", output =>
        {
            if (output is CellOutput.Stream stream)
            {
                printed.Add(stream.Text);
            }
        });

        string.Concat(printed).Should().StartWith("here\n");
    }

    private async Task<string> AnswerAsync(string body) =>
        (await ShowAsync($"Func<Tensor, Tensor, Tensor> answer = (image, kernel) =>\n{{\n    {body}\n}};\n\nnew " +
            "TrueConvolution().Check(answer)")).Text;

    private async Task<MimeBundle> ShowAsync(string cell)
    {
        MimeBundle? shown = null;
        var result = await session.RunAsync(cell, output => shown = (output as CellOutput.Result)?.Data ?? shown);
        result.Error.Should().BeNull();
        return shown!;
    }
}
