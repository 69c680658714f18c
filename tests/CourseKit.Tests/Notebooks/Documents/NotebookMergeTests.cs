using CourseKit.Notebooks.Documents;

namespace CourseKit.Tests.Notebooks.Documents;

/// <summary>A notebook here is the texts of its cells by their ids, <c>a=1 b=2</c>; one with <c>→</c> has an output.</summary>
public sealed class NotebookMergeTests
{
    [Theory]
    [InlineData("a=1 b=2", "a=1 b=2", "a=1 b=2", "a=1 b=2", 0)]
    [InlineData("a=1 b=2", "a=1 b=2", "a=1 n=9 b=3", "a=1 n=9 b=3", 0)]
    [InlineData("a=1 b=2", "a=1→ b=2→", "a=1 b=3", "a=1→ b=3", 0)]
    [InlineData("a=1 b=2 c=3", "a=1 b=mine c=3", "a=1 b=2 c=4", "a=1 b=mine c=4", 1)]
    [InlineData("a=1 b=2", "a=1 b=mine→", "a=1 b=9", "a=1 b=mine→", 1)]
    [InlineData("a=1 b=2", "a=1 x=mine y=mine b=2", "n=9 a=1 m=9 b=3", "n=9 a=1 x=mine y=mine m=9 b=3", 2)]
    [InlineData("a=1 b=2", "x=mine a=1 b=2", "a=1 b=2", "x=mine a=1 b=2", 1)]
    [InlineData("a=1 b=2 c=3", "a=1 b=2 x=mine c=3", "a=1 c=3", "a=1 x=mine c=3", 1)]
    [InlineData("a=1 b=2 c=3", "a=1 b=mine c=3", "a=1 c=3", "a=1 b=mine c=3", 1)]
    [InlineData("a=1 b=2 c=3", "a=1 c=3", "a=1 b=2 c=3", "a=1 c=3", 0)]
    [InlineData("a=1 b=2", "b=2 a=1", "a=1 b=2", "a=1 b=2", 0)]
    public void The_owners_cells_stay_and_the_others_are_the_newer_ones(
        string original, string copy, string newer, string merged, int kept)
    {
        var merge = NotebookMerge.Of(Notebook(original), Notebook(copy), Notebook(newer));

        (Text(merge.Result), merge.Kept).Should().Be((merged, kept));
    }

    [Fact]
    public void An_editors_other_line_ends_are_not_the_owners()
    {
        var (original, copy) = (Notebook("a=1"), Notebook("a=1"));
        (original.Cells[0].Source, copy.Cells[0].Source) = ("one\ntwo", "one\r\ntwo\n");

        Text(NotebookMerge.Of(original, copy, Notebook("a=9")).Result).Should().Be("a=9");
    }

    [Fact]
    public void What_the_newer_version_says_of_a_cell_is_taken_and_what_an_editor_says_stays()
    {
        var (copy, newer) = (Notebook("a=mine"), Notebook("a=1"));
        copy.Cells[0].Metadata["collapsed"] = true;
        newer.Cells[0].Metadata["coursekit"] = "exercise";
        newer.Metadata["title"] = "new";

        var merged = NotebookMerge.Of(Notebook("a=1"), copy, newer).Result;

        merged.Cells[0].Metadata.ToJsonString().Should().Be("""{"collapsed":true,"coursekit":"exercise"}""");
        merged.Metadata["title"]!.ToString().Should().Be("new");
        merged.ToJson().Should().Be(CourseKit.Notebooks.Documents.Notebook.Parse(merged.ToJson()).ToJson());
    }

    private static Notebook Notebook(string cells)
    {
        var notebook = new Notebook();
        foreach (var parts in cells.Split(' ').Select(text => text.Split('=')))
        {
            var cell = notebook.AddCode(parts[1].TrimEnd('→'));
            cell.Json["id"] = parts[0];
            cell.Outputs = parts[1].EndsWith('→') ? [new StreamOutput("stdout", "shown")] : [];
        }

        return notebook;
    }

    private static string Text(Notebook notebook) => string.Join(' ', notebook.Cells.Cast<CodeCell>().Select(cell =>
        $"{cell.Id}={cell.Source}{(cell.Outputs.Any() ? "→" : string.Empty)}"));
}
