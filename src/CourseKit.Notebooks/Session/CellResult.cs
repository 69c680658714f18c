using System.Globalization;
using CourseKit.Grading.Execution;

namespace CourseKit.Notebooks.Session;

/// <summary>How a cell ended; what it put out has been handed over before.</summary>
/// <param name="Number">The cell's number since the session was started, from 1.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Error">The error that was put out last, unless the cell succeeded.</param>
/// <param name="Restarted">The cell could not be stopped: it was left behind, and the session has lost its variables.</param>
public sealed record CellResult(int Number, CellStatus Status, CellOutput.Error? Error = null, bool Restarted = false)
{
    internal static CellResult Of(Ending ending, int number, TimeSpan? limit, TimeSpan patience) => ending switch
    {
        Ending.Threw(var error) => new(number, CellStatus.Failed, ErrorText.Of(error)),
        Ending.Stopped(var resisted) => Broken(number, CellStatus.Interrupted, "Interrupted", "The cell was stopped.", resisted, patience),
        Ending.TimedOut(var resisted) => Broken(
            number, CellStatus.TimedOut, "Timed out", $"The cell ran longer than its limit of {Seconds(limit!.Value)}.", resisted, patience),
        _ => new(number, CellStatus.Succeeded),
    };

    private static CellResult Broken(int number, CellStatus status, string name, string message, bool resisted, TimeSpan patience)
    {
        string[] lines = resisted
            ? [message, $"It did not end within {Seconds(patience)} of being told to. The session was restarted: run the cells above again."]
            : [message];
        return new(number, status, new CellOutput.Error(name, string.Join(' ', lines), [$"{name}: {lines[0]}", .. lines[1..]]), resisted);
    }

    private static string Seconds(TimeSpan time) => $"{time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture)} s";
}
