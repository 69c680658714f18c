using CourseKit.Grading;
using CourseKit.Grading.Progress;
using CourseKit.Notebooks.Documents;

namespace CourseKit.Course.Tests.Jupyter;

public sealed class JupyterTests
{
    public static TheoryData<string> Lessons =>
        [.. Directory.GetFiles(Path.Combine(Repository.Root, "notebooks"), "*.ipynb").Select(path => Path.GetFileName(path)!)];

    /// <summary>Each is a function in <c>tests/jupyter/kernel.py</c>.</summary>
    [JupyterTheory]
    [InlineData("cells")]
    [InlineData("unix_sockets")]
    [InlineData("input")]
    [InlineData("interrupt")]
    [InlineData("restart")]
    [InlineData("orphan")]
    [InlineData("ten_clients")]
    [InlineData("hostile")]
    [InlineData("large")]
    public async Task Jupyters_client_library_is_content(string check)
    {
        using var python = await Python.WithKernelAsync();

        var (exitCode, output) = await python.RunAsync(Path.Combine(Repository.Root, "tests", "jupyter", "kernel.py"), check);

        exitCode.Should().Be(0, output);
        output.Should().Contain("passed");
    }

    [JupyterTheory]
    [InlineData("01-convolution.ipynb")]
    public async Task A_lesson_runs_in_nbclient(string lesson)
    {
        using var python = await Python.WithKernelAsync();

        var (exitCode, output) = await python.RunAsync("-m", "jupyter", "execute", Path.Combine(Repository.Root, "notebooks", lesson));

        exitCode.Should().Be(0, output);
    }

    [JupyterTheory]
    [MemberData(nameof(Lessons))]
    public async Task A_lesson_is_executed_by_nbconvert_and_becomes_a_page_with_its_pictures(string lesson)
    {
        using var python = await Python.WithKernelAsync();
        var executed = Path.Combine(python.Folder, lesson);

        await ConvertAsync(python, "--to", "notebook", "--execute", Path.Combine(Repository.Root, "notebooks", lesson));
        await ConvertAsync(python, "--to", "html", executed);

        var cells = Notebook.Load(executed).Cells.OfType<CodeCell>().ToList();
        cells.Select(cell => cell.ExecutionCount).Should().Equal(Enumerable.Range(1, cells.Count).Select(number => (int?)number));
        cells.SelectMany(cell => cell.Outputs).OfType<RichOutput>().Should()
            .Contain(shown => shown.Data["application/vnd.plotly.v1+json"] != null).And.Contain(shown => shown.Data["text/html"] != null);
        File.ReadAllText(Path.ChangeExtension(executed, "html")).Should().Contain("<svg").And.Contain("not attempted");
    }

    [JupyterTheory]
    [InlineData("image.CrossCorrelate(kernel.Flip(0, 1))", Outcome.Passed)]
    public async Task A_check_in_jupyter_goes_into_the_record(string answer, Outcome outcome)
    {
        using var python = await Python.WithKernelAsync();
        var path = Path.Combine(python.Folder, "own.ipynb");
        var notebook = Notebook.Load(Path.Combine(Repository.Root, "notebooks", "01-convolution.ipynb"));
        notebook.Cells.OfType<CodeCell>().Last().Source = $"new TrueConvolution().Check((image, kernel) => {answer})";
        notebook.Save(path);

        var (exitCode, output) = await python.RunAsync("-m", "jupyter", "execute", path);

        exitCode.Should().Be(0, output);
        new ProgressLog(Path.Combine(python.Folder, "progress.jsonl")).Read().Last("01-convolution/true-convolution").Should().Be(outcome);
    }

    private static async Task ConvertAsync(Python python, params IEnumerable<string> arguments)
    {
        var (exitCode, output) = await python.RunAsync(["-m", "nbconvert", "--output-dir", python.Folder, .. arguments]);
        exitCode.Should().Be(0, output);
    }
}
