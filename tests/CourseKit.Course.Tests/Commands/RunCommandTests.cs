using CourseKit.Notebooks.Documents;

namespace CourseKit.Course.Tests.Commands;

/// <summary>What a run executes, shows and writes.</summary>
public sealed class RunCommandTests : NotebookFolderTests
{
    [Fact]
    public async Task A_notebook_is_executed_and_written_with_a_site()
    {
        Write("fine.ipynb", "var x = 20;", "Console.WriteLine(\"now\");\nx + 1");

        var (exitCode, output, error) = await Coursekit.RunAsync(Folder, "run", "fine.ipynb", "--out", "made");

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
    public async Task What_a_page_cannot_show_and_what_is_odd_in_a_notebook_is_told()
    {
        var notebook = new Notebook();
        notebook.AddMarkdown(@"# T" + "\n\n" + @"$\frac{1$");
        notebook.AddCode("1");
        notebook.Save(In("odd.ipynb"));
        File.WriteAllText(In("odd.ipynb"), File.ReadAllText(In("odd.ipynb")).Replace("\"id\": \"cell-2\",", string.Empty));

        var (exitCode, output, error) = await Coursekit.RunAsync(Folder, "run", "odd.ipynb", "--out", "made");

        exitCode.Should().Be(0);
        output.Should().Contain("Not shown as it was meant: odd, cell 1: ");
        error.Should().StartWith("odd.ipynb: each cell of nbformat 4.5 has an id of its own").And.Contain("cells[1]");
    }

    [Fact]
    public async Task The_site_is_left_out_if_asked()
    {
        Write("fine.ipynb", "1");

        (await Coursekit.RunAsync(Folder, "run", "fine.ipynb", "--out", "made", "--no-html")).ExitCode.Should().Be(0);

        Directory.GetFiles(In("made")).Select(Path.GetFileName).Should().Equal("fine.ipynb");
    }

    [Fact]
    public async Task A_cell_that_fails_is_shown_with_its_error_and_ends_the_run()
    {
        Write("broken.ipynb", "var ready = true;", "// a comment\nint.Parse(\"x\")", "ready");

        var (exitCode, output, _) = await Coursekit.RunAsync(Folder, "run", "broken.ipynb", "--out", "made");

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

        var (exitCode, output, _) = await Coursekit.RunAsync(Folder, "run", "endless.ipynb", "--timeout", "0.5", "--out", "made");

        exitCode.Should().Be(1);
        output.Should().Contain("✗ cell 1 ran out of time").And.Contain("endless, cell 1");
    }

    [Fact]
    public async Task A_relative_path_in_a_cell_starts_at_the_notebook_and_one_of_the_command_line_where_it_was_given()
    {
        Write("inner/reads.ipynb", "File.ReadAllText(\"note.txt\")", "Environment.GetEnvironmentVariable(\"COURSEKIT_DATA\")");
        File.WriteAllText(In("inner/note.txt"), "beside the notebook");
        File.WriteAllText(In("note.txt"), "beside the command");
        var data = new Dictionary<string, string> { ["COURSEKIT_DATA"] = $"data{Path.PathSeparator}{In("other")}" };

        var (exitCode, output, _) = await Coursekit.RunAsync(Folder, data, "run", "inner/reads.ipynb", "--out", "made");

        exitCode.Should().Be(0, output);
        Notebook.Load(In("made/reads.ipynb")).Cells.OfType<CodeCell>().SelectMany(cell => cell.Outputs).OfType<ResultOutput>()
            .Select(shown => shown.Data.Text).Should().Equal("beside the notebook", $"{In("data")}{Path.PathSeparator}{In("other")}");
    }

    [Fact]
    public async Task A_notebook_may_have_a_name_that_a_page_cannot_have()
    {
        Write("my first – notes.ipynb", "1");

        (await Coursekit.RunAsync(Folder, "run", "my first – notes.ipynb", "--out", "made")).ExitCode.Should().Be(0);

        File.Exists(In("made/my-first-notes.html")).Should().BeTrue();
    }
}
