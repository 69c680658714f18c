namespace CourseKit.Course.Tests.Commands;

/// <summary>The editor is a script that writes down how it is called; a real one is the peer in <c>tests/vscode</c>.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class OpenCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("coursekit-open-").FullName;

    private string Calls => Path.Combine(folder, "calls");

    private string Copy => Path.Combine(folder, "CourseKit");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_extension_is_installed_once_and_the_lesson_to_go_on_with_is_opened()
    {
        InstallEditor("echo coursekit.coursekit");

        (await OpenAsync()).ExitCode.Should().Be(0);
        (await OpenAsync()).ExitCode.Should().Be(0);

        var calls = File.ReadAllLines(Calls);
        calls.Where(call => call.StartsWith("--install-extension ", StringComparison.Ordinal)).Should().ContainSingle().Which.Should()
            .EndWith(".vsix --force");
        calls[^1].Should().Be($"{Copy} {Path.Combine(Copy, "notebooks", "01-convolution.ipynb")}");
    }

    [Fact]
    public async Task The_lessons_are_copied_to_a_folder_of_the_learners_own_once()
    {
        InstallEditor("true");

        (await OpenAsync()).Output.Should().Contain($"Copied the lessons to {Copy}");
        Lessons(Copy).Should().Equal(Lessons(Repository.Root));
        var lesson = Path.Combine(Copy, "notebooks", "01-convolution.ipynb");
        File.WriteAllText(lesson, "mine");
        (await OpenAsync("02-shapes-and-cost.ipynb", "--folder", Copy)).Output.Should().NotContain("Copied");

        File.ReadAllText(lesson).Should().Be("mine");
        File.ReadAllLines(Calls)[^1].Should().Be($"{Copy} {Path.Combine(Copy, "notebooks", "02-shapes-and-cost.ipynb")}");
    }

    [Fact]
    public async Task A_folder_that_was_named_once_is_the_usual_one()
    {
        InstallEditor("true");
        var elsewhere = Path.Combine(folder, "else where");

        await OpenAsync("--folder", elsewhere);
        await OpenAsync();

        File.ReadAllLines(Calls)[^1].Should().StartWith($"{elsewhere} ");
        Directory.Exists(Copy).Should().BeFalse();
    }

    [Fact]
    public async Task The_courses_own_lessons_are_opened_to_be_edited()
    {
        InstallEditor("true");

        (await OpenAsync("--edit")).ExitCode.Should().Be(0);

        File.ReadAllLines(Calls)[^1].Should().Be($"{Repository.Root} {Repository.In("notebooks/01-convolution.ipynb")}");
        Directory.Exists(Copy).Should().BeFalse();
    }

    [Fact]
    public async Task A_folder_with_other_things_in_it_is_left_alone()
    {
        InstallEditor("true");
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Copy).FullName, "taxes.txt"), "1040");

        var next = Path.Combine(folder, "CourseKit-lessons");

        (await OpenAsync()).Output.Should().Contain($"Copied the lessons to {next}");
        var (exitCode, _, error) = await OpenAsync("--folder", Copy);

        (exitCode, error.Trim()).Should().Be((2, "The lessons are copied to a folder of their own, which is new or empty. Received: " +
            $"{Copy}. Name another by --folder, or work on the lessons of the course itself by --edit."));
        Directory.EnumerateFileSystemEntries(Copy).Should().ContainSingle();
    }

    [Fact]
    public async Task An_editor_that_has_lost_the_extension_gets_it_again()
    {
        InstallEditor("true");

        await OpenAsync();
        await OpenAsync();

        File.ReadAllLines(Calls).Count(call => call.StartsWith("--install-extension ", StringComparison.Ordinal)).Should().Be(2);
    }

    [Fact]
    public async Task An_editor_that_does_not_install_says_why()
    {
        InstallEditor("echo no room >&2; exit 1");

        var (exitCode, _, error) = await OpenAsync();

        exitCode.Should().Be(2);
        error.Trim().Should().Be($"{Path.Combine(folder, "codium")} did not install the extension. no room");
    }

    [Theory]
    [InlineData("--editor is an editor of VS Code's family that the PATH names: code, code-insiders, codium, code-server. Received: vim.",
        "--editor", "vim")]
    [InlineData("A notebook that is opened is there. Received: missing.ipynb.", "missing.ipynb")]
    public async Task Bad_input_is_one_line_that_says_what_to_do(string message, params string[] arguments)
    {
        InstallEditor("true");

        var (exitCode, _, error) = await OpenAsync(arguments);

        exitCode.Should().Be(2);
        error.Trim().Should().Be(message);
    }

    private static IEnumerable<(string, string)> Lessons(string course) => Directory.GetFiles(Path.Combine(course, "notebooks"), "*.ipynb")
        .Order(StringComparer.Ordinal).Select(path => (Path.GetFileName(path), File.ReadAllText(path)));

    private void InstallEditor(string body)
    {
        var editor = Path.Combine(folder, "codium");
        File.WriteAllText(editor, $"#!/bin/sh\necho \"$@\" >> '{Calls}'\n{body}\n");
        File.SetUnixFileMode(editor, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private Task<(int ExitCode, string Output, string Error)> OpenAsync(params string[] arguments) => Coursekit.RunAsync(
        Repository.Root,
        new Dictionary<string, string>
        {
            ["PATH"] = $"{folder}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}",
            ["HOME"] = folder,
            ["XDG_DATA_HOME"] = folder,
            ["JUPYTER_DATA_DIR"] = Path.Combine(folder, "jupyter"),
            ["COURSEKIT_PROGRESS"] = Path.Combine(folder, "progress.jsonl"),
        },
        ["open", .. arguments]);
}
