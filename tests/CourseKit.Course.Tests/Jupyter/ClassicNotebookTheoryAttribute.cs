namespace CourseKit.Course.Tests.Jupyter;

/// <summary>A test with Jupyter's classic notebook in Chromium. Where one of them is absent it is skipped, and says so.</summary>
/// <remarks>The browser's driver is the one that <c>tests/vscode/run</c> installs.</remarks>
public sealed class ClassicNotebookTheoryAttribute : TheoryAttribute
{
    public ClassicNotebookTheoryAttribute() => Skip = Python.HasJupyter && File.Exists("/usr/bin/chromium") && Directory.Exists(Playwright)
        ? null
        : "NOT TESTED IN THE CLASSIC NOTEBOOK: Jupyter, Chromium or playwright-core is not installed; see .ci/run.";

    internal static string Playwright { get; } = Path.Combine(
        Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache ? cache
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"),
        "coursekit", "editor-test", "playwright", "node_modules", "playwright-core");
}
