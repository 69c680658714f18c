using CourseKit.Notebooks.Documents;

namespace CourseKit.Course.Tests.House;

public sealed class NotebookFileTests
{
    /// <summary>The characters of a line of code that a page shows whole.</summary>
    private const int PageWidth = 84;

    public static TheoryData<string> Paths => In("notebooks", "tests");

    public static TheoryData<string> Lessons => In("notebooks");

    [Theory]
    [MemberData(nameof(Paths))]
    public void It_is_kept_without_outputs_and_execution_counts(string path)
    {
        var cells = Notebook.Load(Repository.In(path)).Cells.OfType<CodeCell>().ToList();

        cells.Should().NotBeEmpty().And.OnlyContain(cell => cell.Outputs.Count == 0 && cell.ExecutionCount == null);
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void Its_code_is_read_without_scrolling_to_the_side(string path)
    {
        Notebook.Load(Repository.In(path)).Cells.OfType<CodeCell>().SelectMany(cell => cell.Source.Split('\n'))
            .Should().OnlyContain(line => line.Length <= PageWidth);
    }

    private static TheoryData<string> In(params IEnumerable<string> folders) => [.. folders
        .SelectMany(folder => Repository.Files(folder, "*.ipynb"))
        .Select(path => Path.GetRelativePath(Repository.Root, path)).Order(StringComparer.Ordinal)];
}
