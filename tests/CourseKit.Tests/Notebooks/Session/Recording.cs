using CourseKit.Notebooks.Session;

namespace CourseKit.Tests.Notebooks.Session;

/// <summary>A cell that has run, and what it has put out.</summary>
internal sealed record Recording(CellResult Result, IReadOnlyList<CellOutput> Outputs)
{
    public CellStatus Status => Result.Status;

    public string Stdout => Printed("stdout");

    public string Stderr => Printed("stderr");

    /// <summary>The plain text of the last expression's value.</summary>
    public string? Value => Outputs.OfType<CellOutput.Result>().SingleOrDefault()?.Data.Text;

    /// <summary>What a reader sees of the error.</summary>
    public string? Error => Outputs.OfType<CellOutput.Error>().SingleOrDefault() is { } error ? string.Join('\n', error.Trace) : null;

    private string Printed(string stream) =>
        string.Concat(Outputs.OfType<CellOutput.Stream>().Where(output => output.Name == stream).Select(output => output.Text));
}

internal static class CellSessionExtensions
{
    public static async Task<Recording> Record(this CellSession session, string code, TimeSpan? limit = null,
        CancellationToken interrupt = default)
    {
        List<CellOutput> outputs = [];
        var result = await session.RunAsync(code, outputs.Add, limit, interrupt);
        return new Recording(result, outputs);
    }

    /// <summary>Runs a cell that never ends, and interrupts it as soon as it prints something.</summary>
    public static async Task<Recording> RecordInterrupted(this CellSession session, string code)
    {
        using var interrupt = new CancellationTokenSource();
        List<CellOutput> outputs = [];
        var result = await session.RunAsync(
            code,
            output =>
            {
                outputs.Add(output);
                interrupt.Cancel();
            },
            interrupt: interrupt.Token);
        return new Recording(result, outputs);
    }

    /// <summary>The plain text of the last cell's value; the cells before it must succeed too.</summary>
    public static async Task<string?> ValueOf(this CellSession session, params string[] cells)
    {
        string? value = null;
        foreach (var cell in cells)
        {
            var recording = await session.Record(cell);
            recording.Error.Should().BeNull(cell);
            value = recording.Value;
        }

        return value;
    }
}
