using System.Text.Json.Nodes;
using CourseKit.Notebooks.Documents;
using CourseKit.Notebooks.Lessons;
using CourseKit.Notebooks.Session;

namespace CourseKit.Course.Tests.Lessons;

/// <summary>Notebooks as they are written for .NET Interactive run unchanged. What a cell shows is in
/// its metadata: a MIME type, and a part of the text.</summary>
public sealed class ForeignNotebookTests
{
    public static TheoryData<string> Names =>
        [.. Repository.Files("tests/notebooks", "*.ipynb").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_runs_and_shows_what_it_says(string name)
    {
        var notebook = Notebook.Load(Repository.In($"tests/notebooks/{name}"));

        var run = await new LessonRunner(CellSession.Start(), TimeSpan.FromMinutes(1)).RunAsync(notebook);

        run.Failure.Should().BeNull();
        var cells = run.Notebook.Cells.OfType<CodeCell>().Where(cell => cell.Metadata["shows"] is not null).ToList();
        cells.Should().NotBeEmpty();
        foreach (var cell in cells)
        {
            var (type, text) = cell.Metadata["shows"]!.AsObject().Select(one => (one.Key, (string)one.Value!)).Single();
            cell.Outputs.Select(output => Shown(output, type)).Should().Contain(shown => shown.Contains(text), cell.Source);
        }
    }

    [Fact]
    public async Task Another_language_is_refused_by_name()
    {
        var notebook = new Notebook();
        notebook.AddCode("let x = 1").Metadata["polyglot_notebook"] = new JsonObject { ["kernelName"] = "fsharp" };

        var run = await new LessonRunner(CellSession.Start(), TimeSpan.FromMinutes(1)).RunAsync(notebook);

        run.Failure!.Result.Error!.Message.Should().Be("#!fsharp is not to be had here. Cells are in C# here.");
    }

    [Theory]
    [InlineData("""{ "vscode": 1, "polyglot_notebook": [], "dotnet_interactive": { "language": 2 } }""")]
    [InlineData("""{ "vscode": { "languageId": "polyglot-notebook" }, "dotnet_interactive": { "language": "C#" } }""")]
    public void Metadata_that_names_no_other_language_leaves_a_cell_in_CSharp(string metadata) => CodeWith(metadata).Should().Be("1");

    [Theory]
    [InlineData("""{ "vscode": { "languageId": "html" }, "dotnet_interactive": { "language": "csharp" } }""", "#!html\n1")]
    [InlineData("""{ "vscode": { "languageId": "polyglot-notebook" }, "polyglot_notebook": { "kernelName": "mermaid" } }""",
        "#!mermaid\n1")]
    [InlineData("""{ "dotnet_interactive": { "language": "fsharp" } }""", "#!fsharp\n1")]
    public void Another_language_stands_above_the_cell_as_a_magic(string metadata, string code) => CodeWith(metadata).Should().Be(code);

    private static string CodeWith(string metadata)
    {
        var cell = new Notebook().AddCode("1");
        foreach (var (key, value) in JsonNode.Parse(metadata)!.AsObject())
        {
            cell.Metadata[key] = value!.DeepClone();
        }

        return cell.Code;
    }

    private static string Shown(Output output, string type) => output switch
    {
        StreamOutput stream when type == "text/plain" => stream.Text,
        RichOutput rich => rich.Data[type] ?? string.Empty,
        _ => string.Empty,
    };
}
