using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using CourseKit.Grading.Comparison;
using CourseKit.Grading.Execution;
using CourseKit.Grading.Inspection;
using CourseKit.Grading.Relations;
using CourseKit.Grading.Reports;
using CourseKit.Tensors.Files;

namespace CourseKit.Grading;

/// <summary>Exercise with answers of one type: a reference answer, common mistakes, and test cases that tell them apart.</summary>
/// <typeparam name="T">The type of an answer: a tensor, a function, a set of numbers.</typeparam>
public abstract partial class Exercise<T>(string id, string title) : Exercise(id, title)
{
    private const int LongestMessage = 4000;

    private const string ThreadsLeft =
        "What your code has started on other threads was still running when it returned. Wait for it, by `Join()` or `Wait()`.";

    /// <summary>The attempts of named mistakes that were made so far, the same for all answers that are compared with them.</summary>
    private ConcurrentDictionary<string, ImmutableList<Attempt>> attemptsOfMistakes = [];

    /// <summary>Gets the reference answer.</summary>
    public abstract Answer<T> Reference { get; }

    /// <summary>Gets the common mistakes, each with a hint of its own.</summary>
    public abstract IReadOnlyList<Mistake<T>> Mistakes { get; }

    /// <summary>Returns the trials of an answer, made anew at each call: an answer that changes its input spoils no other trial.</summary>
    private protected abstract IEnumerable<Trial<T>> Trials();

    /// <summary>Gets the id that a verdict is recorded under.</summary>
    private protected virtual string VerdictId => Id;

    /// <summary>Gets the words for what is counted in a verdict: «3 of 4 trials pass».</summary>
    private protected virtual string CountedAs => "trials pass";

    /// <summary>Gets the question for who has run out of time.</summary>
    private protected virtual string TimeUp => "Is there a loop that never ends?";

    /// <summary>Returns what there is to show of a whole answer that is wrong, in the place of its first failing trial; null for that
    /// trial.</summary>
    private protected virtual Part? Overview(T answer) => null;

    /// <summary>Gets the calls that are not for the exercise, where an answer is a function; none unless overridden.</summary>
    protected virtual IReadOnlyList<ForbiddenCall> Forbidden => [];

    /// <summary>Gets the calls that the exercise is about, where an answer is a function; none unless overridden.</summary>
    protected virtual IReadOnlyList<RequiredCall> Required => [];

    /// <summary>Gets whether an answer fails that writes to its inputs; unless overridden it passes, and is told.</summary>
    protected virtual bool RequiresUnchangedInputs => false;

    /// <summary>Returns whether an answer was not filled in, as an empty tensor is not.</summary>
    protected virtual bool IsMissing(T answer) => answer is Tensor { Shape: [0] };

    /// <summary>Returns the reason why an answer cannot be understood, and what to write instead; null where it can.</summary>
    private protected virtual string? Unreadable(T answer) => null;

    /// <summary>Returns what is wrong with an answer that makes none of the <see cref="Mistakes"/>, found by trying it on inputs of the
    /// exercise's own, in whole sentences; null where nothing is found.</summary>
    /// <remarks>An answer that throws on these inputs is not diagnosed.</remarks>
    protected virtual string? Diagnose(T answer) => null;

    /// <summary>Returns an answer together with its source code.</summary>
    protected static Answer<T> Write(T answer, [CallerArgumentExpression(nameof(answer))] string code = "") =>
        new(answer, SourceText.Dedent(code));

    /// <inheritdoc/>
    public sealed override Verdict Check(object? answer) => answer switch
    {
        null => NotAttempted(),
        T fitting => Check(fitting),
        _ => End(Outcome.Failed,
            $"The answer has the wrong type: this exercise takes `{TypeName.Of(typeof(T))}`. Received: `{TypeName.Of(answer.GetType())}`."),
    };

    /// <summary>Returns the verdict on an answer.</summary>
    public Verdict Check(T? answer)
    {
        if (answer is null || IsMissing(answer))
        {
            return NotAttempted();
        }

        if (Unreadable(answer) is { } reason)
        {
            return End(Outcome.Failed, reason);
        }

        var (attempts, trials, running, leavesThreads) = Try(answer);
        if (attempts.Count > 0 && running is null && attempts.All(attempt => attempt.IsUnfinished))
        {
            return NotAttempted();
        }

        if (running is not null)
        {
            return End(Outcome.TimedOut,
                $"Your code had not returned after {Limit.TotalSeconds:0.#} s, so it was stopped. {TimeUp}") with
            {
                Facts = running.Facts(),
            };
        }

        var wrong = Foremost(attempts.Where(attempt => !attempt.Passes));
        IReadOnlyList<string> changed = [.. attempts.SelectMany(attempt => attempt.Observation?.ChangedInputs ?? []).Distinct()];
        var remarks = Remarks(answer, changed, isRight: wrong is null).ToList();
        IReadOnlyList<string> asides = leavesThreads ? [ThreadsLeft] : [];
        var decisive = wrong is null ? remarks.Find(remark => remark.Fails) : null;
        var verdict = wrong is not null ? Wrong(answer, wrong, attempts)
            : decisive is not null ? End(Outcome.Failed, $"All results are right, but: {decisive.Text}")
            : End(Outcome.Passed, Explanation);
        return verdict with
        {
            Passed = attempts.Count(attempt => attempt.Passes),
            Tried = trials,
            CountedAs = CountedAs,
            Rules = [.. attempts.Where(attempt => attempt.Passes).Select(attempt => attempt.Rule).OfType<string>()],
            ChangedInputs = changed,
            Remarks = [.. remarks.Where(remark => remark != decisive).Select(remark => remark.Text), .. asides],
        };
    }

    /// <summary>Returns the attempt that the verdict is about, of those that fail: the first, unless overridden; null for none.</summary>
    private protected virtual Attempt? Foremost(IEnumerable<Attempt> wrong) => wrong.FirstOrDefault();

    private Verdict NotAttempted() => End(
        Outcome.NotAttempted, "Replace the placeholder in the cell above with your answer and run it again. `Hint()` gives a first hint.");

    private protected Verdict End(Outcome outcome, string message) =>
        new(VerdictId, Title, outcome, Excerpt.Shortened(message, LongestMessage))
        {
            OwnNumbers = OwnNumbers,
            NextStep = outcome is Outcome.NotAttempted or Outcome.Passed || Hints.Count == 0 ? null : $"new {GetType().Name}().Hint()",
        };

    private Verdict Wrong(T answer, Attempt wrong, IReadOnlyList<Attempt> attempts)
    {
        var (mistake, relation) = Explain(answer, wrong, attempts);
        var (outcome, message) = wrong switch
        {
            { Exception: NotImplementedException unfinished } => (Outcome.Failed,
                $"Your code is not finished: with this input it comes to a `NotImplementedException`{AnswerCode.LineOf(unfinished)}."),
            { Exception: { } exception } => (Outcome.Broken,
                $"`{TypeName.Of(exception.GetType())}`{AnswerCode.LineOf(exception)}: {RuntimeTypeName.InText(exception.Message)}"),
            _ => (Outcome.Failed, wrong.Observation!.Difference! + LaterException(attempts)),
        };
        return End(outcome, message) with
        {
            Facts = wrong.Evidence,
            Overview = Overview(answer),
            Mistake = mistake?.Name,
            Hint = mistake?.Hint,
            Relation = relation,
        };
    }

    /// <summary>The exception that ended the trials after a wrong result; empty where there is none.</summary>
    private static string LaterException(IReadOnlyList<Attempt> attempts) =>
        attempts[^1] is { Exception: { } exception, IsUnfinished: false }
            ? FormattableString.Invariant($" Trial {attempts.Count} ended the check with an exception, ") +
                $"`{TypeName.Of(exception.GetType())}`{AnswerCode.LineOf(exception)}: {RuntimeTypeName.InText(exception.Message)}"
            : string.Empty;

    /// <summary>The mistake behind a wrong answer, or else what relates its results to the expected ones or was found by trying it;
    /// neither where the search for them takes longer than the limit.</summary>
    private (Mistake<T>? Mistake, string? Relation) Explain(T answer, Attempt wrong, IReadOnlyList<Attempt> attempts)
    {
        (Mistake<T>? Mistake, string? Relation) found = default;
        return RunWithinLimit(() => found = Recognize(answer, attempts) is { } mistake
            ? (mistake, null)
            : (null, RelationOf(answer, wrong, attempts))) ? found : default;
    }

    private string? RelationOf(T answer, Attempt wrong, IReadOnlyList<Attempt> attempts)
    {
        // What a single result looks like, before an exception ended the trials, may be chance.
        IReadOnlyList<Sample> samples = wrong.Exception is null && Samples(attempts) is var all
            && (all.Count > 1 || attempts[^1].Exception is null) ? all : [];
        var isAlwaysWrong = samples.Count == attempts.Count;
        return Relation.Telling(samples, isAlwaysWrong) ?? (answer is Delegate function ? PowerSlip.In(function, GetType().Assembly) : null)
            ?? (wrong.IsUnfinished ? null : Tried(Diagnose, answer)) ?? Relation.Between(samples, isAlwaysWrong);
    }

    /// <summary>The mistake that the answer shows, or whose results are those of the answer; null where there is none.</summary>
    private protected virtual Mistake<T>? Recognize(T answer, IReadOnlyList<Attempt> attempts) =>
        Mistakes.FirstOrDefault(known => known.Shows is { } shows
            ? Tried(shows, answer) : IsAlike(attempts, AttemptsOf(known)));

    /// <inheritdoc/>
    private protected override Exercise Copy()
    {
        var exercise = (Exercise<T>)base.Copy();
        exercise.attemptsOfMistakes = [];
        return exercise;
    }

    private static IReadOnlyList<Sample> Samples(IReadOnlyList<Attempt> attempts) =>
        [.. attempts.Where(attempt => !attempt.Passes).Select(attempt => attempt.Observation?.Sample).OfType<Sample>()
            .Where(sample => Difference.Between(sample.Expected, sample.Received) is not null)];

    /// <summary>Returns what a test of an answer finds; nothing where the answer throws.</summary>
    private static TResult? Tried<TResult>(Func<T, TResult> test, T answer)
    {
        try
        {
            return test(answer);
        }
        catch (Exception) when (!Stoppable.IsStopping)
        {
            return default;
        }
    }

    /// <summary>The attempts of an answer, up to one that throws, how many trials there are, the trial that it had not finished when
    /// its time was up, and whether it has left threads at work.</summary>
    private (IReadOnlyList<Attempt> Attempts, int Trials, Trial<T>? Running, bool LeavesThreads) Try(T answer)
    {
        // A thread that is left behind may go on to write to these: what is handed out are lists that nobody changes.
        ImmutableList<Attempt> attempts = [];
        IReadOnlyList<Trial<T>> trials = [];
        Trial<T>? current = null;
        var leavesThreads = false;
        var hasEnded = RunWithinLimit(() =>
        {
            trials = [.. Trials()];
            foreach (var attempt in Attempts(answer, trials, trial => current = trial))
            {
                attempts = attempts.Add(attempt);
            }

            leavesThreads = Stoppable.HasOtherThreads;
        });
        return (attempts, trials.Count, hasEnded ? null : current, leavesThreads);
    }

    /// <summary>The attempts of a named mistake, each of them made when it is first asked for.</summary>
    private IEnumerable<Attempt> AttemptsOf(Mistake<T> mistake)
    {
        var made = attemptsOfMistakes.GetValueOrDefault(mistake.Name, []);
        foreach (var attempt in made)
        {
            yield return attempt;
        }

        if (made is [.., { Exception: not null, IsUnfinished: false }])
        {
            yield break;
        }

        foreach (var attempt in Attempts(mistake.Answer, Trials().Skip(made.Count)))
        {
            attemptsOfMistakes[mistake.Name] = made = made.Add(attempt);
            yield return attempt;
        }
    }

    /// <summary>The attempts of an answer, up to one that throws.</summary>
    private static IEnumerable<Attempt> Attempts(T answer, IEnumerable<Trial<T>> trials, Action<Trial<T>>? beginning = null)
    {
        foreach (var trial in trials)
        {
            beginning?.Invoke(trial);
            var attempt = Attempt.Of(trial, answer);
            yield return attempt;
            if (attempt is { Exception: not null, IsUnfinished: false })
            {
                yield break;
            }
        }
    }

    /// <summary>Returns whether work that runs the learner's code, and may never return, has ended within the limit.</summary>
    /// <exception cref="InvalidOperationException">The work threw: what the learner's code throws is caught where it is
    /// called.</exception>
    private protected bool RunWithinLimit(Action work) => Stoppable.Run(work, Limit) switch
    {
        // Code that calls itself without end is refused each time, and ended when it has been tried too often.
        Ending.Threw { Error: InsufficientExecutionStackException } => false,
        Ending.Threw defect => throw new InvalidOperationException($"The exercise {Id} is broken: {defect.Error.Message}", defect.Error),
        var ending => ending is Ending.Returned,
    };

    /// <summary>Returns whether two answers did the same in all trials. The second is tried only up to the first that differs.</summary>
    private static bool IsAlike(IReadOnlyList<Attempt> attempts, IEnumerable<Attempt> others)
    {
        var alike = 0;
        return others.All(other => alike < attempts.Count && attempts[alike++].IsLike(other)) && alike == attempts.Count;
    }
}
