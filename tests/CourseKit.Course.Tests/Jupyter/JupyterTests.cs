using CourseKit.Course.Tests.Lessons;
using CourseKit.Grading;
using CourseKit.Grading.Progress;
using CourseKit.Notebooks.Documents;

namespace CourseKit.Course.Tests.Jupyter;

public sealed class JupyterTests
{
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
    [InlineData("01-convolution")]
    public async Task A_lesson_is_executed_by_nbconvert(string lesson)
    {
        using var python = await Python.WithKernelAsync();

        var cells = await ExecuteAsync(python, Notebook.Load(ExecutedLessons.PathOf(lesson)));

        cells.Select(cell => cell.ExecutionCount).Should().Equal(Enumerable.Range(1, cells.Count).Select(number => (int?)number));
        cells.SelectMany(cell => cell.Outputs).OfType<RichOutput>().Should()
            .Contain(shown => shown.Data["application/vnd.plotly.v1+json"] != null).And.Contain(shown => shown.Data["text/html"] != null);
    }

    [JupyterTheory]
    [InlineData(3, "3 epochs in ")]
    public async Task A_training_leaves_its_last_picture_there(int epochs, string shown)
    {
        using var python = await Python.WithKernelAsync();
        var notebook = new Notebook();
        notebook.AddCode($$"""
            var network = new Sequential([new Flatten(), new Linear(10)]).Build([1, 1, 28, 28], new Generator(1));
            var batches = new Loader(GeneratedDigits.Make(64), 8);
            network.Fit(batches, batches, new FitOptions { Epochs = {{epochs}} });
            """);

        var cells = await ExecuteAsync(python, notebook);

        cells.Single().Outputs.Should().ContainSingle().Which.Should().BeAssignableTo<RichOutput>()
            .Which.Data["text/html"].Should().Contain("<svg").And.Contain(shown);
    }

    /// <summary>What lessons show is the same, whoever has executed them.</summary>
    [JupyterTheory]
    [InlineData("html")]
    public async Task Lessons_become_pages_with_their_pictures(string form)
    {
        using var python = await Python.WithKernelAsync();
        foreach (var lesson in ExecutedLessons.Names)
        {
            (await ExecutedLessons.RunAsync(lesson)).Notebook.Save(Path.Combine(python.Folder, $"{lesson}.ipynb"));
        }

        await ConvertAsync(python, ["--to", form, .. Directory.GetFiles(python.Folder, "*.ipynb")]);

        foreach (var lesson in ExecutedLessons.Names)
        {
            File.ReadAllText(Path.Combine(python.Folder, $"{lesson}.{form}")).Should().Contain("<svg").And.Contain("not attempted");
        }
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

    /// <summary>Returns the cells of a notebook as nbconvert has executed them.</summary>
    private static async Task<IReadOnlyList<CodeCell>> ExecuteAsync(Python python, Notebook notebook)
    {
        var path = Path.Combine(python.Folder, "executed.ipynb");
        notebook.Save(path);
        await ConvertAsync(python, "--to", "notebook", "--execute", "--inplace", path);
        return [.. Notebook.Load(path).Cells.OfType<CodeCell>()];
    }

    private static async Task ConvertAsync(Python python, params IEnumerable<string> arguments)
    {
        var (exitCode, output) = await python.RunAsync(["-m", "nbconvert", "--output-dir", python.Folder, .. arguments]);
        exitCode.Should().Be(0, output);
    }
}
