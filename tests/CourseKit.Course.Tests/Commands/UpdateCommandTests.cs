using CourseKit.Course.Tests.Lessons;
using CourseKit.Notebooks.Documents;

namespace CourseKit.Course.Tests.Commands;

/// <summary>A copy is made of older versions of the lessons, worked in, and brought up to date.</summary>
public sealed class UpdateCommandTests : NotebookFolderTests
{
    private string Copy => In("copy");

    private string Lesson => Path.Combine(Copy, "notebooks", "01-convolution.ipynb");

    [Fact]
    public async Task New_lessons_come_and_answers_stay()
    {
        MakeCopyOfOlderLessons();
        var own = Notebook.Load(Lesson);
        own.Cells.Single(cell => cell.Id == "cross-correlation-answer").Source = "// mine";
        own.AddCode("\"a note\"");
        own.Save(Lesson);

        var (exitCode, output, error) = await UpdateAsync();

        (exitCode, error).Should().Be((0, string.Empty));
        output.TrimEnd().ReplaceLineEndings("\n").Split('\n').Should().Equal(
            ExecutedLessons.Names.Select(name => $"{name}.ipynb: " + name switch
            {
                "01-convolution" => "newer now; the 2 cells that you have written stay as they are",
                "03-pooling" => "up to date",
                _ => "new",
            }));
        var cells = Notebook.Load(Lesson).Cells;
        cells[0].Source.Should().Be(Notebook.Load(Repository.In("notebooks/01-convolution.ipynb")).Cells[0].Source);
        cells.Single(cell => cell.Id == "cross-correlation-answer").Source.Should().Be("// mine");
        cells[^1].Source.Should().Be("\"a note\"");
        (await UpdateAsync()).Output.Should().Contain("01-convolution.ipynb: up to date");
        Notebook.Load(Lesson).Cells[^1].Source.Should().Be("\"a note\"");
    }

    [Fact]
    public async Task A_lesson_that_cannot_be_read_is_left_as_it_is_and_the_others_are_updated()
    {
        MakeCopyOfOlderLessons();
        File.WriteAllText(Lesson, "{ half");

        var (exitCode, output, _) = await UpdateAsync();

        exitCode.Should().Be(1);
        output.Should().Contain("01-convolution.ipynb: as it was. ").And.Contain("02-shapes-and-cost.ipynb: new");
        File.ReadAllText(Lesson).Should().Be("{ half");
    }

    [Fact]
    public async Task What_is_no_copy_is_refused()
    {
        var (exitCode, _, error) = await UpdateAsync();

        (exitCode, error.Trim()).Should().Be(
            (2, $"What is brought up to date is a copy of the course, as «coursekit open» makes it. Received: {Copy}."));
    }

    /// <summary>A copy of lessons 1 and 3, of a lesson 1 that began otherwise.</summary>
    private void MakeCopyOfOlderLessons()
    {
        foreach (var part in (string[])["notebooks", Path.Combine(".coursekit", "notebooks")])
        {
            var to = Directory.CreateDirectory(Path.Combine(Copy, part)).FullName;
            File.Copy(Repository.In("notebooks/03-pooling.ipynb"), Path.Combine(to, "03-pooling.ipynb"));
            var older = Notebook.Load(Repository.In("notebooks/01-convolution.ipynb"));
            older.Cells[0].Source = "# An older lesson";
            older.Save(Path.Combine(to, "01-convolution.ipynb"));
        }
    }

    private Task<(int ExitCode, string Output, string Error)> UpdateAsync() => Coursekit.RunAsync(
        Folder, new Dictionary<string, string> { ["XDG_DATA_HOME"] = Folder }, "update", "--folder", Copy);
}
