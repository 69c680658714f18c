using System.Runtime.CompilerServices;
using CourseKit.Grading;
using CourseKit.Notebooks.Documents;
using CourseKit.Notebooks.Session;

namespace CourseKit.Notebooks.Lessons;

/// <summary>Proofs of an exercise as a part of the course: its own, and that it works as a cell of a lesson.</summary>
/// <param name="session">Runs the cells.</param>
/// <param name="lessons">All lessons, by name.</param>
/// <param name="exercises">All exercises, by id.</param>
internal sealed class CourseProofs(
    CellSession session, IReadOnlyDictionary<string, Notebook> lessons, IReadOnlyDictionary<string, Exercise> exercises)
{
    /// <summary>Proves one exercise, claim by claim.</summary>
    /// <exception cref="OperationCanceledException">The proofs were interrupted.</exception>
    public async IAsyncEnumerable<Proof> OfAsync(Exercise exercise, [EnumeratorCancellation] CancellationToken interrupt = default)
    {
        foreach (var proof in exercise.Prove(exercises.Values))
        {
            interrupt.ThrowIfCancellationRequested();
            yield return proof;
        }

        var outcome = await OutcomeOfAsync(exercise.Starter, interrupt);
        yield return new Proof("the starter is not an attempt", outcome == nameof(Outcome.NotAttempted)
            ? null : $"its cell ends as: {outcome}");

        var check = exercise.Starter.Split('\n')[^1];
        outcome = await OutcomeOfAsync($"{exercise.SolutionCode}\n{check}", interrupt);
        yield return new Proof("the solution that is shown passes as a cell",
            outcome == nameof(Outcome.Passed) ? null : $"its cell ends as: {outcome}");

        yield return new Proof("a lesson asks it, in the exercise's own words", LessonObjection(exercise));
    }

    private async Task<string> OutcomeOfAsync(string cell, CancellationToken interrupt)
    {
        MimeBundle? shown = null;
        var result = await session.RunAsync(cell, output => shown = (output as CellOutput.Result)?.Data ?? shown, interrupt: interrupt);
        interrupt.ThrowIfCancellationRequested();
        return result.Error?.Message ?? shown?.Verdict?.Outcome.ToString() ?? "no verdict";
    }

    private string? LessonObjection(Exercise exercise)
    {
        var asking = lessons.Where(lesson => lesson.Value.Cells.Any(cell => ExerciseCells.ExerciseOf(cell) == exercise.Id)).ToList();
        return asking switch
        {
            [] => "no cell in notebooks/ has its id in the metadata",
            [var (name, lesson)] when ExerciseCells.Update(lesson.WithoutOutputs(), exercises).Contains(exercise.Id) =>
                $"its cells in {name} are out of date; `coursekit check --update` copies them",
            [_] => null,
            _ => $"several lessons ask it: {string.Join(", ", asking.Select(lesson => lesson.Key))}",
        };
    }
}
