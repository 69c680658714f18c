using CourseKit.Grading;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;

namespace CourseKit.Interactive.Tests;

/// <summary>What a cell has brought about.</summary>
internal sealed record CellEvents(IReadOnlyList<KernelEvent> Events)
{
    /// <summary>Gets the reason why the cell failed; null if it did not.</summary>
    public string? Error => Events.OfType<CommandFailed>().FirstOrDefault()?.Message;

    /// <summary>Gets what the compiler has remarked.</summary>
    public IEnumerable<string> Remarks =>
        Events.OfType<DiagnosticsProduced>().SelectMany(produced => produced.Diagnostics).Select(one => $"{one.Code}: {one.Message}");

    /// <summary>Gets the forms of all that was shown.</summary>
    public IEnumerable<FormattedValue> Forms => Shown.SelectMany(shown => shown.FormattedValues);

    public IEnumerable<Verdict> Verdicts => Shown.Select(shown => shown.Value).OfType<Verdict>();

    private IEnumerable<DisplayEvent> Shown => Events.OfType<DisplayEvent>();
}
