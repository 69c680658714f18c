using System.CommandLine;
using CourseKit.Grading;
using CourseKit.Notebooks.Documents;
using CourseKit.Notebooks.Lessons;
using CourseKit.Notebooks.Session;
using Spectre.Console;

namespace CourseKit.Cli.Commands;

/// <summary><c>coursekit check</c>: proves that the exercises keep what they promise to learners.</summary>
internal sealed class CheckCommand : Command
{
    private readonly Argument<string[]> names = new("exercise")
    {
        Description = "The exercises to check, or the beginning of their ids; by default all.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<bool> update =
        new("--update") { Description = "First copy questions and starters from the exercises into the lessons." };

    private readonly Option<bool> relations = new("--relations")
    {
        Description = "Also show what results like those of each mistake would be told if it were not a known one, and what the answers " +
            "to other exercises are told.",
    };

    public CheckCommand()
        : base("check", "Proves each exercise: the starter is not an attempt, the reference passes, every mistake fails with its own " +
            "hint, no two mistakes look alike.")
    {
        Add(names);
        Add(update);
        Add(relations);
        SetAction(CheckAsync);
    }

    private async Task<int> CheckAsync(ParseResult arguments, CancellationToken interrupt)
    {
        if (CourseFolder.Above(Environment.CurrentDirectory) is not { } folder)
        {
            return Terminal.BadInput(
                $"The exercises are checked in the course's folder, which has notebooks/ in it. Received: {Environment.CurrentDirectory}.");
        }

        var wanted = arguments.GetValue(names) ?? [];
        if (wanted.FirstOrDefault(name => !CourseCatalog.Exercises.Keys.Any(id => IsCalled(id, name))) is { } unknown)
        {
            return Terminal.BadInput(
                $"No exercise has an id that begins so. Received: {unknown}. There are: " +
                    $"{string.Join(", ", CourseCatalog.Exercises.Keys)}.");
        }

        try
        {
            var lessons = folder.Lessons.ToDictionary(path => Path.GetFileName(path), Notebook.Load);
            if (arguments.GetValue(update))
            {
                Update(folder, lessons);
            }

            return await ProveAsync(
                [.. CourseCatalog.Exercises.Values.Where(one => wanted.Length == 0 || wanted.Any(name => IsCalled(one.Id, name)))],
                lessons, arguments.GetValue(relations), interrupt);
        }
        catch (OperationCanceledException) when (interrupt.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception problem) when (problem is NotebookException or KeyNotFoundException)
        {
            return Terminal.BadInput(problem.Message);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Terminal.BadInput($"The lessons could not all be read and updated. {problem.Message}");
            return ExitCode.Failure;
        }
    }

    private static async Task<int> ProveAsync(IReadOnlyList<Exercise> exercises, IReadOnlyDictionary<string, Notebook> lessons,
        bool showsNotes, CancellationToken interrupt)
    {
        var proofs = new CourseProofs(CellSession.Start(CourseCatalog.Environment), lessons, CourseCatalog.Exercises);
        var failures = 0;
        foreach (var exercise in exercises)
        {
            var made = await proofs.OfAsync(exercise, interrupt).ToListAsync(interrupt);
            var broken = made.Where(proof => !proof.Holds).ToList();
            AnsiConsole.MarkupLineInterpolated(broken.Count == 0
                ? (FormattableString)$"[green]✓[/] {exercise.Id}: {made.Count} proofs"
                : $"[red]✗[/] {exercise.Id}: {broken.Count} of {made.Count} proofs fail");
            foreach (var proof in broken)
            {
                AnsiConsole.MarkupLineInterpolated($"    {proof.Claim}: [red]{proof.Objection!}[/]");
            }

            foreach (var proof in made.Where(proof => showsNotes && proof.Note is not null))
            {
                AnsiConsole.MarkupLineInterpolated($"    {proof.Claim}:\n      {proof.Note!.Replace("\n", "\n      ")}");
            }

            failures += broken.Count;
        }

        return failures == 0 ? ExitCode.Success : ExitCode.Failure;
    }

    private static bool IsCalled(string id, string name) => id.StartsWith(name, StringComparison.Ordinal);

    private static void Update(CourseFolder folder, IReadOnlyDictionary<string, Notebook> lessons)
    {
        foreach (var (name, lesson) in lessons)
        {
            if (ExerciseCells.Update(lesson, CourseCatalog.Exercises) is { Count: > 0 } outdated)
            {
                lesson.Save(Path.Combine(folder.LessonFolder, name));
                AnsiConsole.MarkupLineInterpolated($"Updated {name}: {string.Join(", ", outdated)}");
            }
        }
    }
}
