using System.Diagnostics;
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

    public static TheoryData<string, string> WaysToDie => new()
    {
        { "Environment.Exit(0);", "Exit code: 0." },
        { "Environment.FailFast(\"gone\");", "Process terminated.\ngone" },
        { "Process.GetCurrentProcess().Kill(); Thread.Sleep(Timeout.Infinite);", "The process that the cell ran in has ended." },
    };

    [Theory]
    [MemberData(nameof(WaysToDie))]
    public async Task A_cell_that_ends_its_process_is_named_and_the_other_lessons_run(string code, string told)
    {
        Write("dies.ipynb", "Console.WriteLine(\"before\");", code, "1");
        Write("lives.ipynb", "2");

        var (exitCode, output, error) = await Coursekit.RunAsync(folder, "run", "dies.ipynb", "lives.ipynb", "--out", "made");

        (exitCode, error).Should().Be((1, string.Empty));
        output.Should().Contain("✗ cell 2 ended its process").And.Contain("dies, cell 2").And.Contain(told).And.Contain("✓ ran");
        var cells = Notebook.Load(In("made/dies.ipynb")).Cells.OfType<CodeCell>().ToList();
        cells[0].Outputs.Should().Equal(new StreamOutput("stdout", "before\n"));
        cells[1].Outputs.Should().ContainSingle().Which.Should().BeOfType<ErrorOutput>().Which.Name.Should().Be("Process ended");
        File.ReadAllText(In("made/index.html")).Should().Contain("dies").And.Contain("lives");
    }

    [Fact]
    public async Task A_lesson_is_written_when_it_has_run_and_nothing_is_left_running_without_its_parent()
    {
        Write("first.ipynb", "1");
        Write("second.ipynb", $"File.WriteAllText(@\"{In("pid")}\", $\"{{Environment.ProcessId}}\");", "while (true) { }");
        using var run = Process.Start(new ProcessStartInfo("dotnet",
            [Path.Combine(AppContext.BaseDirectory, "coursekit.dll"), "run", "first.ipynb", "second.ipynb", "--out", "made"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        })!;
        await UntilAsync(() => File.Exists(In("pid")) && File.ReadAllText(In("pid")).Length > 0);
        using var cells = Process.GetProcessById(int.Parse(File.ReadAllText(In("pid"))));

        File.Exists(In("made/first.ipynb")).Should().BeTrue();
        run.Kill();

        await cells.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task A_run_that_is_interrupted_writes_what_it_has_and_leaves_nothing_running()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Write("endless.ipynb", $"File.WriteAllText(@\"{In("pid")}\", $\"{{Environment.ProcessId}}\");", "while (true) { }");
        using var run = Process.Start(new ProcessStartInfo("dotnet",
            [Path.Combine(AppContext.BaseDirectory, "coursekit.dll"), "run", "endless.ipynb", "--out", "made"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        })!;
        await UntilAsync(() => File.Exists(In("pid")) && File.ReadAllText(In("pid")).Length > 0);
        using var cells = Process.GetProcessById(int.Parse(File.ReadAllText(In("pid"))));

        await Process.Start("kill", ["-INT", $"{run.Id}"]).WaitForExitAsync();

        (await run.StandardOutput.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(60))).Should().Contain("✗ cell 2 was interrupted");
        await run.WaitForExitAsync();
        run.ExitCode.Should().Be(130);
        await cells.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        Notebook.Load(In("made/endless.ipynb")).Cells.OfType<CodeCell>().First().ExecutionCount.Should().Be(1);
    }

    [Fact]
    public async Task What_a_cell_writes_to_standard_output_itself_disturbs_nothing()
    {
        Write("raw.ipynb",
            "using (var raw = Console.OpenStandardOutput()) { raw.Write(\"{raw\\n\"u8); raw.Flush(); }",
            "Process.Start(\"dotnet\", \"--version\").WaitForExit();",
            "Console.OpenStandardInput().ReadByte()",
            OperatingSystem.IsWindows() ? "5"
                : "[System.Runtime.InteropServices.DllImport(\"libc\")] static extern nint write(int file, byte[] bytes, nint count);\n" +
                    "write(1, \"{raw\\n\"u8.ToArray(), 5)");

        var (exitCode, output, error) = await Coursekit.RunAsync(folder, "run", "raw.ipynb", "--out", "made");

        (exitCode, error).Should().Be((0, string.Empty), output);
        output.Should().Contain("4/4").And.NotContain("{raw");
        Notebook.Load(In("made/raw.ipynb")).Cells.OfType<CodeCell>().SelectMany(cell => cell.Outputs).OfType<ResultOutput>()
            .Select(shown => shown.Data.Text).Should().Equal("-1", "5");
    }

    [Fact]
    public async Task A_thread_that_a_cell_leaves_behind_keeps_nothing_from_ending()
    {
        Write("thread.ipynb", "new Thread(() => Thread.Sleep(Timeout.Infinite)).Start();");

        (await Coursekit.RunAsync(folder, "run", "thread.ipynb", "--out", "made", "--no-html")).ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task What_a_page_cannot_show_and_what_is_odd_in_a_notebook_is_told()
    {
        var notebook = new Notebook();
        notebook.AddMarkdown(@"# T" + "\n\n" + @"$\frac{1$");
        notebook.AddCode("1");
        notebook.Save(In("odd.ipynb"));
        File.WriteAllText(In("odd.ipynb"), File.ReadAllText(In("odd.ipynb")).Replace("\"id\": \"cell-2\",", string.Empty));

        var (exitCode, output, error) = await Coursekit.RunAsync(folder, "run", "odd.ipynb", "--out", "made");

        exitCode.Should().Be(0);
        output.Should().Contain("Not shown as it was meant: odd, cell 1: ");
        error.Should().StartWith("odd.ipynb: each cell of nbformat 4.5 has an id of its own").And.Contain("cells[1]");
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

    [Theory]
    [InlineData("linked", "real/mine.ipynb")]
    [InlineData("real", "linked/mine.ipynb")]
    [InlineData("links", "real/mine.ipynb")]
    [InlineData("links", "links/mine.ipynb")]
    public async Task Nor_is_it_by_way_of_a_link(string output, string notebook)
    {
        Write("real/mine.ipynb", "1");
        Directory.CreateSymbolicLink(In("linked"), In("real"));
        Directory.CreateDirectory(In("links"));
        File.CreateSymbolicLink(In("links/mine.ipynb"), In("real/mine.ipynb"));
        var before = File.ReadAllText(In("real/mine.ipynb"));

        var (exitCode, _, error) = await Coursekit.RunAsync(folder, "run", notebook, "--out", output);

        exitCode.Should().Be(2);
        error.Should().StartWith("--out is another folder than the one that the notebook lies in");
        File.ReadAllText(In("real/mine.ipynb")).Should().Be(before);
        File.ResolveLinkTarget(In("links/mine.ipynb"), returnFinalTarget: true).Should().NotBeNull("links are not replaced either");
    }

    [Fact]
    public async Task A_folder_that_takes_no_files_is_told_before_anything_runs()
    {
        if (!Directory.Exists("/proc/self/fdinfo"))
        {
            return;
        }

        Write("fine.ipynb", $"File.WriteAllText(@\"{In("has run")}\", string.Empty);");

        var (exitCode, _, error) = await Coursekit.RunAsync(folder, "run", "fine.ipynb", "--out", "/proc/self/fdinfo");

        exitCode.Should().Be(2);
        error.Should().StartWith("--out is a folder that can be written to. Received: /proc/self/fdinfo.");
        error.Trim().Should().NotContain("\n");
        File.Exists(In("has run")).Should().BeFalse();
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

    private static async Task UntilAsync(Func<bool> holds)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!holds())
        {
            await Task.Delay(50, limit.Token);
        }
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
