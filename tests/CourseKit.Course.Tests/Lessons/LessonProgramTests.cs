using CourseKit.Course.Tests.Exercises;
using CourseKit.Notebooks.Documents;
using CourseKit.Notebooks.Export.Scripts;
using CourseKit.Notebooks.Session;

namespace CourseKit.Course.Tests.Lessons;

public sealed class LessonProgramTests
{
    private static readonly CellEnvironment Environment = CourseExercises.Environment;

    public static TheoryData<string> Names => [.. ExecutedLessons.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_cell_of_it_is_in_the_program(string name)
    {
        var lesson = Notebook.Load(Repository.In($"notebooks/{name}.ipynb"));

        var libraries = Environment.Assemblies.Where(one => one != typeof(CellEnvironment).Assembly);

        var program = CSharpProgram.Of(lesson, Environment, [new("#:project exercises", [.. libraries])]);

        program.Text.Should().Contain("\n#:project exercises\n");
        program.LeftOut.Should().BeEmpty();
    }
}
