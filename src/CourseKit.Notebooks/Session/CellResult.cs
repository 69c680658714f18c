using System.Globalization;
using CourseKit.Grading.Execution;

namespace CourseKit.Notebooks.Session;

/// <summary>Result of running a cell, whose outputs have been handed over before.</summary>
/// <param name="Number">The cell's number since the session was started, from 1.</param>
/// <param name="Status">Way in which the cell ended.</param>
/// <param name="Error">The error that was put out last, unless the cell succeeded.</param>
/// <param name="Restarted">The cell could not be stopped: it was left behind, and the session has lost its variables.</param>
internal sealed record CellResult(int Number, CellStatus Status, CellOutput.Error? Error = null, bool Restarted = false)
{
    /// <summary>Gets whether the cell began; an interrupt may come before it.</summary>
    public bool HasBegun { get; init; } = true;

    /// <summary>Returns the result of a cell that an interrupt came before.</summary>
    /// <param name="number">The number that the cell would have had.</param>
    internal static CellResult NotRun(int number) =>
        new(number, CellStatus.Interrupted, new CellOutput.Error("Interrupted", "The cell was not run.", [])) { HasBegun = false };

    internal static CellResult Of(Ending ending, int number, TimeSpan? limit, TimeSpan patience) => ending switch
    {
        Ending.Threw(var error) threw => new(number, CellStatus.Failed, ErrorText.Of(error, number), threw.Resisted),
        Ending.Stopped(var resisted) =>
            new(number, CellStatus.Interrupted, Broken("Interrupted", "The cell was stopped.", resisted, patience), resisted),
        Ending.TimedOut(var resisted) => new(
            number, CellStatus.TimedOut,
            Broken("Timed out", $"The cell ran longer than its limit of {Seconds(limit)}.", resisted, patience), resisted),
        _ => new(number, CellStatus.Succeeded),
    };

    private static CellOutput.Error Broken(string name, string message, bool resisted, TimeSpan patience)
    {
        string[] remarks = resisted
            ? [$"It did not end within {Seconds(patience)} of being told to. The session was restarted: run the cells above again."]
            : [];
        return new(name, string.Join(' ', [message, .. remarks]), [$"{name}: {message}", .. remarks]);
    }

    private static string Seconds(TimeSpan? time) => string.Create(CultureInfo.InvariantCulture, $"{time?.TotalSeconds:0.###} s");
}
