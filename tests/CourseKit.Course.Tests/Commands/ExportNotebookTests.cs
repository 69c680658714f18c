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

    [Fact]
    public async Task A_cell_that_a_program_cannot_hold_is_told_and_the_program_is_written()
    {
        var notebook = new Notebook();
        notebook.AddCode("var x = 1;");
        notebook.AddCode("int Property => x;");
        notebook.Save(In("mine.ipynb"));

        var (exitCode, output, error) = await Coursekit.RunAsync(
            folder, "export", "notebook", "mine.ipynb", "--script", "mine.cs", "--html", "mine.html");

        exitCode.Should().Be(1);
        output.Should().Be(
            "mine.html: mine.ipynb, as it was saved\nmine.cs: mine.ipynb as a program. Run it by: dotnet run mine.cs\n");
        error.Should().StartWith(
            "A program has what can stand outside of a notebook; the rest is a comment in it. Left out:\ncell 2: CS");
        (await File.ReadAllTextAsync(In("mine.cs"))).Should().Contain("\n// int Property => x;\n");
    }

    [Theory]
    [InlineData(new string[0], "A notebook is written as a page, as a program, or both. Received: neither --html nor --script.")]
    [InlineData(new[] { "--script", "./mine.ipynb" },
        "A program is written beside its notebook, not over it. Received: ./mine.ipynb for both.")]
    [InlineData(new[] { "--script", "mine.csx" }, "The file of a program ends in .cs, by which dotnet knows it. Received: mine.csx.")]
    public async Task A_program_is_asked_for_by_a_file_of_its_own(string[] options, string message)
    {
        new Notebook().Save(In("mine.ipynb"));

        var (exitCode, _, error) = await Coursekit.RunAsync(folder, ["export", "notebook", "mine.ipynb", .. options]);

        (exitCode, error).Should().Be((2, $"{message}\n"));
    }

    private string In(string file) => Path.Combine(folder, file);
}
