using System.Diagnostics;

namespace CourseKit.Notebooks.Session;

/// <summary>Makes exceptions of assertions that fail, by <see cref="Debug"/> and <see cref="Trace"/>: as .NET comes, they end the
/// process.</summary>
internal sealed class FailedAssertion : TraceListener
{
    private FailedAssertion()
    {
    }

    /// <summary>Takes the place of what would end the process.</summary>
    public static void Throws()
    {
        foreach (var ending in Trace.Listeners.OfType<DefaultTraceListener>().ToList())
        {
            Trace.Listeners.Remove(ending);
        }

        if (!Trace.Listeners.OfType<FailedAssertion>().Any())
        {
            Trace.Listeners.Add(new FailedAssertion());
        }
    }

    /// <inheritdoc/>
    public override void Fail(string? message, string? detailMessage) => throw new InvalidOperationException(
        string.Join(' ', new[] { "An assertion failed.", message, detailMessage }.Where(part => !string.IsNullOrEmpty(part))));

    /// <inheritdoc/>
    public override void Write(string? message)
    {
    }

    /// <inheritdoc/>
    public override void WriteLine(string? message)
    {
    }
}
