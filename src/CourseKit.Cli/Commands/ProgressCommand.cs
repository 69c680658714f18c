using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using CourseKit.Grading;
using CourseKit.Grading.Progress;
using CourseKit.Notebooks.Documents;
using Spectre.Console;

namespace CourseKit.Cli.Commands;

/// <summary><c>coursekit progress</c>: the lessons, their exercises, and how far the learner is.</summary>
internal sealed class ProgressCommand : Command
{
    private const int BarWidth = 20;

    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly IReadOnlyDictionary<string, Action<IReadOnlyList<LessonProgress>>> Formats =
        new Dictionary<string, Action<IReadOnlyList<LessonProgress>>> { ["table"] = PrintTable, ["json"] = PrintJson };

    private static readonly IReadOnlyDictionary<Outcome, string> Words = new Dictionary<Outcome, string>
    {
        [Outcome.NotAttempted] = "[grey]○ not attempted[/]",
        [Outcome.Passed] = "[green]✓ passed[/]",
        [Outcome.Failed] = "[yellow]✗ not yet[/]",
        [Outcome.Broken] = "[yellow]✗ threw an exception[/]",
        [Outcome.TimedOut] = "[yellow]✗ out of time[/]",
    };

    private readonly Option<string> format = new("--format")
    {
        Description = $"How it is written: {string.Join(", ", Formats.Keys)}.",
        DefaultValueFactory = _ => "table",
    };

    public ProgressCommand()
        : base("progress", "Shows the lessons, their exercises, and which of them you have passed.")
    {
        Add(format);
        SetAction(Show);
    }

    private int Show(ParseResult arguments)
    {
        if (!Formats.TryGetValue(arguments.GetRequiredValue(format), out var print))
        {
            return Terminal.BadInput($"There is no format of this name. Received: {arguments.GetValue(format)}. There are: " +
                $"{string.Join(", ", Formats.Keys)}.");
        }

        if (CourseFolder.Above(Environment.CurrentDirectory) is not { } course)
        {
            return Terminal.BadInput(
                $"Progress is shown in the course's folder, which has notebooks/ in it. Received: {Environment.CurrentDirectory}.");
        }

        var log = ProgressLog.OfTheLearner();
        try
        {
            var learner = log.Read();
            print(LessonProgress.Of(course, learner));
            if (learner.FirstAltered is { } line)
            {
                Console.Error.WriteLine(
                    $"The record of checks has been altered from outside. Received: line {line} of {log.Path} is not as it was written.");
            }

            return ExitCode.Success;
        }
        catch (Exception problem) when (problem is NotebookException or IOException)
        {
            return Terminal.BadInput(problem.Message);
        }
    }

    private static void PrintTable(IReadOnlyList<LessonProgress> lessons)
    {
        foreach (var lesson in lessons)
        {
            AnsiConsole.MarkupLine($"[bold]{Markup.Escape(lesson.Title)}[/]{Bar(lesson)}");
            foreach (var exercise in lesson.Exercises)
            {
                AnsiConsole.MarkupLine($"  {Markup.Escape(exercise.Exercise.Title)}: {Standing(exercise)}");
            }
        }

        if (LessonProgress.Next(lessons) is { IsFinished: false } next)
        {
            AnsiConsole.MarkupLineInterpolated($"Go on with [blue]{next.Path}[/]");
        }
    }

    /// <summary>The share of a lesson that has passed; empty for one without exercises.</summary>
    private static string Bar(LessonProgress lesson)
    {
        if (lesson.Exercises.Count == 0)
        {
            return string.Empty;
        }

        var done = BarWidth * lesson.Passed / lesson.Exercises.Count;
        return $"  [green]{new string('━', done)}[/][grey]{new string('─', BarWidth - done)}[/]" +
            $"  {lesson.Passed} of {lesson.Exercises.Count} passed";
    }

    /// <summary>The pass, which stays, and the last try where that ended otherwise.</summary>
    private static string Standing(ExerciseProgress exercise) => exercise switch
    {
        { HasPassed: false } or { Last: Outcome.Passed } => Words[exercise.Last],
        _ => $"{Words[Outcome.Passed]} once; last try: {Words[exercise.Last]}",
    };

    private static void PrintJson(IReadOnlyList<LessonProgress> lessons) => Console.WriteLine(JsonSerializer.Serialize(
        new
        {
            lessons = lessons.Select(lesson => new
            {
                lesson.Path,
                lesson.Title,
                exercises = lesson.Exercises.Select(one => new
                {
                    one.Exercise.Id,
                    one.Exercise.Title,
                    type = one.Exercise.GetType().Name,
                    one.Exercise.Starter,
                    hints = one.Exercise.Hints.Count,
                    passed = one.HasPassed,
                    lastOutcome = JsonNamingPolicy.CamelCase.ConvertName(one.Last.ToString()),
                }),
            }),
            next = LessonProgress.Next(lessons)?.Path,
        },
        Readable));
}
