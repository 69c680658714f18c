using System.CommandLine;
using CourseKit.Cli.Copies;
using Spectre.Console;

namespace CourseKit.Cli.Commands;

/// <summary><c>coursekit update</c>: new lessons, and newer versions of lessons, in a learner's copy.</summary>
internal sealed class UpdateCommand : Command
{
    private readonly Option<string?> folder =
        new("--folder") { Description = "The copy; by default the one that you are in, or that «open» opens." };

    public UpdateCommand()
        : base("update", "Brings new lessons and newer versions into your copy of the course. What you have written stays.")
    {
        Add(folder);
        SetAction(Update);
    }

    private int Update(ParseResult arguments)
    {
        if (CourseFolder.OfProgram() is not { } course)
        {
            return Terminal.BadInput("New lessons come from the course's folder, which this program is not in.");
        }

        var copy = LearnerCopy.FolderOf(arguments.GetValue(folder));
        if (!copy.IsCopy)
        {
            return Terminal.BadInput(
                $"What is brought up to date is a copy of the course, as «coursekit open» makes it. Received: {copy.Root}.");
        }

        var updates = new LearnerCopy(copy, course).Update();
        foreach (var update in updates)
        {
            AnsiConsole.MarkupLineInterpolated($"{update.Name}: {Words(update)}");
        }

        return updates.Any(update => update.Problem is not null) ? ExitCode.Failure : ExitCode.Success;
    }

    private static string Words(LessonUpdate update) => update switch
    {
        { Problem: { } problem } => $"as it was. {problem}",
        { Kind: LessonUpdateKind.New } => "new",
        { Kind: LessonUpdateKind.None } => "up to date",
        { Kept: 0 } => "newer now",
        { Kept: 1 } => "newer now; the cell that you have written stays as it is",
        _ => $"newer now; the {update.Kept} cells that you have written stay as they are",
    };
}
