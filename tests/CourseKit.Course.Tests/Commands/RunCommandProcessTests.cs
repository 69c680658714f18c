using System.Diagnostics;
using CourseKit.Notebooks.Documents;

namespace CourseKit.Course.Tests.Commands;

/// <summary>Each lesson of a run has a process of its own, which may end at any time.</summary>
public sealed class RunCommandProcessTests : NotebookFolderTests
{
    /// <summary>Gets a cell that writes down in which process it runs.</summary>
    private string TellProcess => $"File.WriteAllText(@\"{In("pid")}\", $\"{{Environment.ProcessId}}\");";

    public static TheoryData<string, string> WaysToDie => new()
    {
        { "typeof(Environment).GetMethod(\"Exit\").Invoke(null, [0]);", "Exit code: 0." },
        { "typeof(Environment).GetMethod(\"FailFast\", [typeof(string)]).Invoke(null, [\"gone\"]);", "Process terminated.\ngone" },
        { "Process.GetCurrentProcess().Kill(); Thread.Sleep(Timeout.Infinite);", "The process that the cell ran in has ended." },
    };

    [Theory]
    [MemberData(nameof(WaysToDie))]
    public async Task A_cell_that_ends_its_process_is_named_and_the_other_lessons_run(string code, string told)
    {
        Write("dies.ipynb", "Console.WriteLine(\"before\");", code, "1");
        Write("lives.ipynb", "2");

        var (exitCode, output, error) = await Coursekit.RunAsync(Folder, "run", "dies.ipynb", "lives.ipynb", "--out", "made");

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
        Write("second.ipynb", TellProcess, "while (true) { }");
        using var run = Start("first.ipynb", "second.ipynb");
        using var cells = await CellsAsync();

        File.Exists(In("made/first.ipynb")).Should().BeTrue();
        run.Kill();

        await cells.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
    }

    [LinuxFact]
    public async Task A_run_that_is_interrupted_writes_what_it_has_and_leaves_nothing_running()
    {
        Write("endless.ipynb", TellProcess, "while (true) { }");
        using var run = Start("endless.ipynb");
        using var cells = await CellsAsync();

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

        var (exitCode, output, error) = await Coursekit.RunAsync(Folder, "run", "raw.ipynb", "--out", "made");

        exitCode.Should().Be(0, output);
        error.Should().MatchRegex(OperatingSystem.IsWindows() ? @"^raw: \{raw\r?\n"
            : @"^raw: \{raw\nraw: \d+\.\d+\.\d+\S*\nraw: \{raw\n\z");
        output.Should().Contain("4/4").And.NotContain("{raw");
        Notebook.Load(In("made/raw.ipynb")).Cells.OfType<CodeCell>().SelectMany(cell => cell.Outputs).OfType<ResultOutput>()
            .Select(shown => shown.Data.Text).Should().Equal("-1", "5");
    }

    [Fact]
    public async Task What_is_written_to_the_error_stream_past_the_cells_is_passed_on_under_the_name_of_the_lesson()
    {
        Write("logs.ipynb", "using (var raw = Console.OpenStandardError()) { raw.Write(\"a [remark]\\nanother\\n\"u8); }", "1");
        Write("quiet.ipynb", "Console.Error.WriteLine(\"shown below its cell\");");

        var (exitCode, output, error) = await Coursekit.RunAsync(Folder, "run", "logs.ipynb", "quiet.ipynb", "--out", "made", "--no-html");

        (exitCode, error.ReplaceLineEndings("\n")).Should().Be((0, "logs: a [remark]\nlogs: another\n"), output);
        output.Should().NotContain("remark");
    }

    [Fact]
    public async Task A_thread_that_a_cell_leaves_behind_keeps_nothing_from_ending()
    {
        Write("thread.ipynb", "new Thread(() => Thread.Sleep(Timeout.Infinite)).Start();");

        (await Coursekit.RunAsync(Folder, "run", "thread.ipynb", "--out", "made", "--no-html")).ExitCode.Should().Be(0);
    }

    private Process Start(params string[] notebooks) => Process.Start(new ProcessStartInfo("dotnet",
        [Path.Combine(AppContext.BaseDirectory, "coursekit.dll"), "run", .. notebooks, "--out", "made"])
    {
        WorkingDirectory = Folder,
        RedirectStandardOutput = true,
    })!;

    /// <summary>Waits until <see cref="TellProcess"/> has run, and returns the process of its cell.</summary>
    private async Task<Process> CellsAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!File.Exists(In("pid")) || File.ReadAllText(In("pid")).Length == 0)
        {
            await Task.Delay(50, limit.Token);
        }

        return Process.GetProcessById(int.Parse(File.ReadAllText(In("pid"))));
    }
}
