using System.Text.Json.Nodes;
using CourseKit.Grading;
using CourseKit.Notebooks.Documents;
using CourseKit.Notebooks.Lessons;
using CourseKit.Tests.Grading;

namespace CourseKit.Tests.Notebooks.Lessons;

public sealed class ExerciseCellsTests
{
    private readonly Dictionary<string, Exercise> exercises = new() { ["00-test/twice"] = new TwiceExercise() };

    [Fact]
    public void Question_and_starter_are_copied_into_the_cells_of_the_exercise()
    {
        var lesson = Lesson("00-test/twice");

        ExerciseCells.Update(lesson, exercises).Should().Equal("00-test/twice");

        lesson.Cells[0].Source.Should().Be("### Exercise: Twice\n\nDouble `n`.");
        lesson.Cells[1].Source.Should().Be(new TwiceExercise().Starter);
        lesson.Cells[2].Source.Should().Be("other");
        ExerciseCells.Update(lesson, exercises).Should().BeEmpty("nothing is out of date any more");
    }

    [Fact]
    public void A_cell_of_an_exercise_that_does_not_exist_is_named()
    {
        var update = () => ExerciseCells.Update(Lesson("00-test/thrice"), exercises);

        update.Should().Throw<KeyNotFoundException>()
            .WithMessage("The cell cell-1 belongs to an exercise that does not exist. Received: 00-test/thrice.");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"coursekit": 5}""")]
    [InlineData("""{"coursekit": {}}""")]
    [InlineData("""{"coursekit": {"exercise": 5}}""")]
    public void Other_metadata_belongs_to_no_exercise(string metadata)
    {
        var notebook = new Notebook();
        var cell = notebook.AddCode("1");
        foreach (var (key, value) in JsonNode.Parse(metadata)!.AsObject())
        {
            cell.Metadata[key] = value?.DeepClone();
        }

        ExerciseCells.ExerciseOf(cell).Should().BeNull();
    }

    private static Notebook Lesson(string id)
    {
        var lesson = new Notebook();
        foreach (Cell cell in new Cell[] { lesson.AddMarkdown("old"), lesson.AddCode("old") })
        {
            cell.Metadata["coursekit"] = new JsonObject { ["exercise"] = id };
        }

        lesson.AddMarkdown("other");
        return lesson;
    }
}
