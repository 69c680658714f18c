namespace CourseKit.Course.Tests.Jupyter;

public sealed class ClassicNotebookTests
{
    [ClassicNotebookTheory]
    [InlineData("01-convolution.ipynb")]
    public async Task A_lesson_shows_its_plots_in_the_classic_notebook(string lesson)
    {
        using var python = await Python.WithKernelAsync();
        File.Copy(Path.Combine(Repository.Root, "notebooks", lesson), Path.Combine(python.Folder, lesson));
        var picture = Path.Combine(Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "jupyter")).FullName,
            Path.ChangeExtension(lesson, "png"));

        var (exitCode, output) = await python.RunProgramAsync(
            "node", Path.Combine(Repository.Root, "tests", "jupyter", "notebook.js"), Python.Interpreter,
                ClassicNotebookTheoryAttribute.Playwright, python.Folder, lesson, picture);

        exitCode.Should().Be(0, output);
    }
}
