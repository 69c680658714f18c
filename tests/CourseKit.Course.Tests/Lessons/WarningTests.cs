using CourseKit.Course.Tests.Exercises;
using CourseKit.Notebooks.Documents;
using CourseKit.Notebooks.Lessons;
using CourseKit.Notebooks.Session;
using CourseKit.Notebooks.Session.Magics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CourseKit.Course.Tests.Lessons;

/// <summary>Warnings of the compiler, which an editor underlines: a learner should see none before writing a line.</summary>
public sealed class WarningTests
{
    private static readonly CellCompiler Compiler = new(CourseExercises.Environment);

    public static TheoryData<string> Names => [.. ExecutedLessons.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void No_cell_of_a_lesson_and_no_solution_compiles_with_a_warning(string name)
    {
        var exercises = CourseExercises.All.ToDictionary(exercise => exercise.Id);
        CSharpCompilation? above = null;
        foreach (var cell in Notebook.Load(Repository.In($"notebooks/{name}.ipynb")).Cells.OfType<CodeCell>())
        {
            if (ExerciseCells.ExerciseOf(cell) is { } id)
            {
                WarningsOf(exercises[id].SolutionCode, above).Found.Should().BeEmpty($"this is the solution of {id}");
            }

            (above, var found) = WarningsOf(CellPart.CodeOf(cell.Source), above);
            found.Should().BeEmpty($"this is the cell {cell.Id} of {name}");
        }
    }

    [Fact]
    public void A_warning_would_be_found() =>
        WarningsOf("string? text = null;", above: null).Found.Should().ContainSingle().Which.Should().Contain("CS8632");

    private static (CSharpCompilation Cell, IReadOnlyList<string> Found) WarningsOf(string text, CSharpCompilation? above)
    {
        var (code, error) = Compiler.Compile(text, number: 1, above, libraries: [], debugged: null, CancellationToken.None);
        error.Should().BeNull();
        return (code!.Compilation, [.. code.Compilation.GetDiagnostics()
            .Where(found => found.Severity >= DiagnosticSeverity.Warning).Select(found => found.ToString())]);
    }
}
