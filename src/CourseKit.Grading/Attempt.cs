using System.Reflection;
using CourseKit.Grading.Cards;
using CourseKit.Grading.Execution;

namespace CourseKit.Grading;

/// <summary>The course of one trial of an answer: an observation, or an exception.</summary>
/// <param name="Facts"><inheritdoc cref="Trial{T}" path="/param[@name='Facts']"/></param>
/// <param name="Observation">The outcome; null where the answer threw.</param>
/// <param name="Exception">The exception that the answer threw; null where it threw none.</param>
internal sealed record Attempt(Func<IReadOnlyList<Fact>> Facts, Observation? Observation, Exception? Exception)
{
    /// <summary><inheritdoc cref="Trial{T}.Rule" path="/summary/node()"/></summary>
    public string? Rule { get; private init; }

    /// <summary>The facts of the trial, and the result where there is one to show.</summary>
    public IReadOnlyList<Fact> Evidence =>
        Observation is { } seen && seen.Received != Shown.Nothing ? [.. Facts(), new Fact(Fact.Received, seen.Received)] : Facts();

    public bool Passes => Observation is { Difference: null };

    /// <summary>Gets whether the answer came to a place that says that something is still to be written, as the starter does.</summary>
    public bool IsUnfinished => Exception is NotImplementedException;

    /// <summary>Tries an answer.</summary>
    public static Attempt Of<T>(Trial<T> trial, T answer)
    {
        try
        {
            return new Attempt(trial.Facts, trial.Run(answer), null) { Rule = trial.Rule };
        }
        catch (Exception exception) when (!Stoppable.IsStopping)
        {
            return new Attempt(trial.Facts, null, Cause(exception));
        }
    }

    /// <summary>Returns whether two answers did the same: gave equal values, or threw the same exception.</summary>
    public bool IsLike(Attempt other) => (Exception, other.Exception) switch
    {
        (null, null) => Difference.Between(Observation!.Value, other.Observation!.Value) is null,
        ({ } mine, { } theirs) => mine.GetType() == theirs.GetType() && mine.Message == theirs.Message,
        _ => false,
    };

    /// <summary>The exception itself, out of the wrapping of tasks, parallel loops and reflection.</summary>
    private static Exception Cause(Exception exception) => exception switch
    {
        AggregateException { InnerException: { } inner } => Cause(inner),
        TargetInvocationException { InnerException: { } inner } => Cause(inner),
        _ => exception,
    };
}
