using CourseKit.Notebooks.Documents;

namespace CourseKit.Course.Tests.House;

public sealed class NotebookFileTests
{
    public static TheoryData<string> Paths => [.. new[] { "notebooks", "tests" }.SelectMany(folder => Repository.Files(folder, "*.ipynb"))
        .Select(path => Path.GetRelativePath(Repository.Root, path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Paths))]
    public void It_is_kept_without_outputs_and_execution_counts(string path)
    {
        var cells = Notebook.Load(Repository.In(path)).Cells.OfType<CodeCell>().ToList();

        cells.Should().NotBeEmpty().And.OnlyContain(cell => cell.Outputs.Count == 0 && cell.ExecutionCount == null);
    }
}
