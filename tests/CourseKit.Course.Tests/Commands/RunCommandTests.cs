using CourseKit.Notebooks.Documents;

namespace CourseKit.Course.Tests.Commands;

public sealed class RunCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("coursekit-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_notebook_is_executed_and_written_with_a_site()
    {
        Write("fine.ipynb", "var x = 20;", "Console.WriteLine(\"now\");\nx + 1");

        var (exitCode, output, error) = await Coursekit.RunAsync(folder, "run", "fine.ipynb", "--out", "made");

        (exitCode, error).Should().Be((0, string.Empty));
        output.Should().Contain("fine").And.Contain("2/2").And.Contain("✓ ran");
        var cell = Notebook.Load(In("made/fine.ipynb")).Cells.OfType<CodeCell>().Last();
        cell.ExecutionCount.Should().Be(2);
        cell.Outputs[0].Should().Be(new StreamOutput("stdout", "now\n"));
        cell.Outputs[1].Should().BeOfType<ResultOutput>().Which.Data["text/plain"].Should().Be("21");
        File.ReadAllText(In("made/index.html")).Should().Contain("fine");
        Notebook.Load(In("fine.ipynb")).Cells.OfType<CodeCell>().Should()
            .OnlyContain(untouched => untouched.Outputs.Count == 0, "the original is left alone");
    }

    [Fact]
    public async Task The_site_is_left_out_if_asked()
    {
        Write("fine.ipynb", "1");

        (await Coursekit.RunAsync(folder, "run", "fine.ipynb", "--out", "made", "--no-html")).ExitCode.Should().Be(0);

        Directory.GetFiles(In("made")).Select(Path.GetFileName).Should().Equal("fine.ipynb");
    }

    [Fact]
    public async Task A_cell_that_fails_is_shown_with_its_error_and_ends_the_run()
    {
        Write("broken.ipynb", "var ready = true;", "// a comment\nint.Parse(\"x\")", "ready");

        var (exitCode, output, _) = await Coursekit.RunAsync(folder, "run", "broken.ipynb", "--out", "made");

        exitCode.Should().Be(1);
        output.Should().Contain("1/3").And.Contain("✗ cell 2 failed").And.Contain("broken, cell 2").And.Contain("int.Parse(\"x\")")
            .And.Contain("FormatException");
        var cells = Notebook.Load(In("made/broken.ipynb")).Cells.OfType<CodeCell>().ToList();
        cells[1].Outputs.Should().ContainSingle().Which.Should().BeOfType<ErrorOutput>();
        cells[2].ExecutionCount.Should().BeNull("it was not run");
    }

    [Fact]
    public async Task A_cell_that_never_ends_is_stopped_at_its_limit()
    {
        Write("endless.ipynb", "while (true);");

        var (exitCode, output, _) = await Coursekit.RunAsync(folder, "run", "endless.ipynb", "--timeout", "0.5", "--out", "made");

        exitCode.Should().Be(1);
        output.Should().Contain("✗ cell 1 ran out of time").And.Contain("endless, cell 1");
    }

    [Fact]
    public async Task A_notebook_may_have_a_name_that_a_page_cannot_have()
    {
        Write("my first – notes.ipynb", "1");

        (await Coursekit.RunAsync(folder, "run", "my first – notes.ipynb", "--out", "made")).ExitCode.Should().Be(0);

        File.Exists(In("made/my-first-notes.html")).Should().BeTrue();
    }

    [Fact]
    public async Task Two_notebooks_of_one_name_would_be_one_page()
    {
        Write("a/same.ipynb", "1");
        Write("b/same.ipynb", "2");

        var (exitCode, _, error) = await Coursekit.RunAsync(folder, "run", "a/same.ipynb", "b/same.ipynb", "--out", "made");

        exitCode.Should().Be(2);
        error.Should().Be("Notebooks that are run together have different names, since their pages stand side by side. Received: 2 " +
            "called same.\n");
    }

    public static TheoryData<string, string, string> BadNotebooks => new()
    {
        { "absent.ipynb", string.Empty, "absent.ipynb: no such file." },
        { "text.ipynb", "once upon a time", "text.ipynb: a notebook must be JSON." },
        { "old.ipynb", """{"nbformat": 3, "worksheets": []}""", "old.ipynb: " },
        { "python.ipynb", """{"nbformat": 4, "nbformat_minor": 5, "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}, "language_info": {"name": "python"}}, "cells": [{"cell_type": "code", "id": "a", "metadata": {}, "execution_count": null, "outputs": [], "source": "1"}]}""", "python.ipynb: " },
    };

    [Theory]
    [MemberData(nameof(BadNotebooks))]
    public async Task A_bad_notebook_is_one_line_that_names_the_file_and_nothing_is_written(string name, string text, string message)
    {
        if (text.Length > 0)
        {
            File.WriteAllText(In(name), text);
        }

        var (exitCode, _, error) = await Coursekit.RunAsync(folder, "run", name, "--out", "made");

        exitCode.Should().Be(2);
        error.Should().StartWith(message);
        error.Trim().Should().NotContain("\n");
        Directory.Exists(In("made")).Should().BeFalse();
    }

    [Fact]
    public async Task A_notebook_is_never_overwritten_by_its_own_run()
    {
        Write("mine.ipynb", "1");
        var before = File.ReadAllText(In("mine.ipynb"));

        var (exitCode, _, error) = await Coursekit.RunAsync(folder, "run", "mine.ipynb", "--out", ".");

        exitCode.Should().Be(2);
        error.Should().Be("--out is another folder than the one that the notebook lies in, which would be overwritten. Received: ., " +
            "with mine.ipynb.\n");
        File.ReadAllText(In("mine.ipynb")).Should().Be(before);
    }

    [Fact]
    public async Task A_place_that_cannot_be_written_to_is_told_before_anything_runs()
    {
        Write("fine.ipynb", "1");

        var (exitCode, _, error) = await Coursekit.RunAsync(folder, "run", "fine.ipynb", "--out", "fine.ipynb");

        exitCode.Should().Be(2);
        error.Should().StartWith("--out is a folder that can be written to. Received: fine.ipynb.");
        error.Trim().Should().NotContain("\n");
    }

    [Fact]
    public async Task A_folder_without_a_course_is_told_what_is_missing()
    {
        var (exitCode, _, error) = await Coursekit.RunAsync(folder, "run");

        exitCode.Should().Be(2);
        error.Should().StartWith("Nothing to run: there is no folder notebooks/").And.Contain(folder);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("soon")]
    public async Task A_limit_that_is_no_time_is_refused(string seconds)
    {
        Write("fine.ipynb", "1");

        var (exitCode, _, error) = await Coursekit.RunAsync(folder, "run", "fine.ipynb", "--timeout", seconds);

        exitCode.Should().NotBe(0);
        error.Should().Contain("--timeout");
    }

    private void Write(string name, params string[] cells)
    {
        var notebook = new Notebook();
        foreach (var cell in cells)
        {
            notebook.AddCode(cell);
        }

        notebook.Save(In(name));
    }

    private string In(string path) => Path.Combine(folder, path);
}
