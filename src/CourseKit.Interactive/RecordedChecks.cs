using CourseKit.Grading;
using CourseKit.Grading.Hosting;
using CourseKit.Grading.Progress;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Events;

namespace CourseKit.Interactive;

/// <summary>Checks of a kernel's cells, recorded as in the course's own kernel.</summary>
internal sealed class RecordedChecks(ProgressLog log) : IObserver<KernelEvent>
{
    /// <summary>Records every verdict that is the value of a cell.</summary>
    public static void SubscribeTo(Kernel kernel) => kernel.RegisterForDisposal(
        kernel.KernelEvents.Subscribe(new RecordedChecks(ProgressLog.OfTheLearner())));

    /// <inheritdoc/>
    public void OnNext(KernelEvent value)
    {
        if (value is ReturnValueProduced { Value: Verdict verdict } && log.Record(verdict.Id, verdict.Outcome) is { } problem)
        {
            KernelInvocationContext.Current?.Display(UnrecordedCheck.Note(problem));
        }
    }

    /// <inheritdoc/>
    public void OnError(Exception error)
    {
    }

    /// <inheritdoc/>
    public void OnCompleted()
    {
    }
}
