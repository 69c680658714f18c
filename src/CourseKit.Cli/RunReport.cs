using CourseKit.Grading;
using CourseKit.Notebooks.Documents;
using CourseKit.Notebooks.Export;
using CourseKit.Notebooks.Lessons;
using Spectre.Console;

namespace CourseKit.Cli;

/// <summary>The end of a run: a row for each lesson, the cell and the error where one failed, what a page could
/// not show and, to the error stream, what else the processes of the lessons had to say.</summary>
internal static class RunReport
{
    private const int ShownLines = 8;

    public static void Print(IReadOnlyList<ExecutedLesson> lessons, IReadOnlyList<SiteProblem> problems, string folder)
    {
        var table = Terminal.Table("lesson", "cells", "exercises", "seconds", "result");
        foreach (var (name, run, _) in lessons)
        {
            table.AddRow(
                Markup.Escape(name),
                $"{run.CellsRun}/{run.Notebook.Cells.OfType<CodeCell>().Count()}",
                $"{run.Count(Outcome.Passed)}/{run.Verdicts.Count} passed",
                $"{run.Elapsed.TotalSeconds:0.0}",
                run.Failure is null ? "[green]✓ ran[/]" : $"[red]✗ {Markup.Escape(run.Failure.ToString())}[/]");
        }

        AnsiConsole.Write(table);
        foreach (var (name, run, _) in lessons)
        {
            if (run.Failure is { } failure)
            {
                Print(name, failure);
            }
        }

        foreach (var problem in problems)
        {
            AnsiConsole.MarkupLineInterpolated($"[yellow]Not shown as it was meant: {problem}[/]");
        }

        AnsiConsole.MarkupLineInterpolated($"Written to [blue]{folder}[/]");
        foreach (var lesson in lessons)
        {
            foreach (var line in lesson.Log)
            {
                Console.Error.WriteLine($"{lesson.Name}: {line}");
            }
        }
    }

    private static void Print(string name, LessonFailure failure)
    {
        var lines = failure.Cell.Source.Split('\n');
        AnsiConsole.MarkupLineInterpolated($"\n[bold]{name}, cell {failure.Position}[/]");
        foreach (var line in lines.Take(ShownLines))
        {
            AnsiConsole.MarkupLineInterpolated($"  [grey]{line}[/]");
        }

        if (lines.Length > ShownLines)
        {
            AnsiConsole.MarkupLineInterpolated($"  [grey]… {lines.Length - ShownLines} more lines[/]");
        }

        foreach (var line in failure.Result.Error?.Trace ?? [])
        {
            AnsiConsole.MarkupLineInterpolated($"[red]{line}[/]");
        }

        AnsiConsole.WriteLine();
    }
}
