namespace CourseKit.Course.Tests.Commands;

/// <summary>The editor is a script that writes down how it is called; a real one is the peer in <c>tests/vscode</c>.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class OpenCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("coursekit-open-").FullName;

    private string Calls => Path.Combine(folder, "calls");

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
        calls[^1].Should().Be($"{Repository.Root} {Repository.In("notebooks/01-convolution.ipynb")}");
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
            ["XDG_DATA_HOME"] = folder,
            ["JUPYTER_DATA_DIR"] = Path.Combine(folder, "jupyter"),
            ["COURSEKIT_PROGRESS"] = Path.Combine(folder, "progress.jsonl"),
        },
        ["open", .. arguments]);
}
