using CourseKit.Notebooks.Documents;

namespace CourseKit.Course.Tests.Commands;

public sealed class ExportNotebookTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("coursekit-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_notebook_is_written_as_it_stands_into_one_page()
    {
        var notebook = new Notebook();
        notebook.AddMarkdown("# Mine\n\nA formula, $x^2$.");
        notebook.AddCode("1 + 1").Outputs = [new StreamOutput("stdout", "what was shown before\n")];
        notebook.Save(In("mine.ipynb"));

        var (exitCode, output, error) = await Coursekit.RunAsync(folder, "export", "notebook", "mine.ipynb", "--html", "mine.html");

        (exitCode, output, error).Should().Be((0, "mine.html: mine.ipynb, as it was saved\n", string.Empty));
        var page = await File.ReadAllTextAsync(In("mine.html"));
        page.Should().Contain("<title>Mine</title>").And.Contain("what was shown before").And.Contain("<math")
            .And.Contain(".outputs figure").And.NotContain("assets/").And.NotContain("index.html");
        Directory.GetFileSystemEntries(folder).Should().HaveCount(2);
    }

    [Fact]
    public async Task A_page_takes_no_notebooks_place()
    {
        new Notebook().Save(In("mine.ipynb"));

        var (exitCode, _, error) = await Coursekit.RunAsync(folder, "export", "notebook", "mine.ipynb", "--html", "./mine.ipynb");

        (exitCode, error).Should().Be((2, "A page is written beside its notebook, not over it. Received: ./mine.ipynb for both.\n"));
    }

    private string In(string file) => Path.Combine(folder, file);
}
