using System.Reflection;
using System.Runtime.ExceptionServices;
using CourseKit.Grading.Cards;
using CourseKit.Grading.Comparison;
using CourseKit.Grading.Execution;
using CourseKit.Grading.Relations;

namespace CourseKit.Grading.Kinds;

/// <summary>Exercise that asks for a function, and compares its results with those of the reference on many inputs.</summary>
/// <typeparam name="T">The type of the function, such as <c>Func&lt;Tensor, Tensor, Tensor&gt;</c>.</typeparam>
public abstract class FunctionExercise<T>(string id, string title) : Exercise<T>(id, title)
    where T : Delegate
{
    /// <summary>Returns the test cases, chosen to tell right from wrong and the mistakes apart; <paramref name="random"/> is
    /// seeded.</summary>
    protected abstract IEnumerable<Case> Cases(Generator random);

    /// <summary>Gets the names of the inputs that a gradient has to arrive at, for functions that return a tensor; none unless
    /// overridden. It is tried with the first case.</summary>
    protected virtual IReadOnlyList<string> DifferentiableBy => [];

    /// <summary>Returns the inputs that a gradient has to arrive at, each with the case that it is tried with: those of
    /// <see cref="DifferentiableBy"/> with the first case, unless overridden.</summary>
    protected virtual IEnumerable<(string Input, Case Given)> GradientCases(Generator random)
    {
        var first = Cases(random).First();
        return DifferentiableBy.Select(name => (name, first));
    }

    /// <summary>Gets the time that an answer may take, which is looked at where its results are right; null for any.</summary>
    protected virtual Pace? Pace => null;

    /// <summary>Gets the clock that the pace is measured with.</summary>
    protected virtual TimeProvider Clock => TimeProvider.System;

    private protected sealed override bool HasRandomTrials => true;

    private IReadOnlyList<string> InputNames => [.. Reference.Value.Method.GetParameters().Select(parameter => parameter.Name!)];

    private protected sealed override IEnumerable<Trial<T>> Trials()
    {
        var cases = Cases(new Generator(Seed)).Zip(Cases(new Generator(Seed)), Cases(new Generator(Seed)));
        foreach (var (given, forReference, untouched) in cases)
        {
            var expected = LazySequence.Evaluate(Call(Reference.Value, forReference));
            yield return new Trial<T>(() => [.. Inputs(untouched), new Fact(Fact.Expected, Shown.Of(expected))], answer =>
            {
                var received = LazySequence.Evaluate(Call(answer, given));
                var difference = Difference.Between(expected, received);
                return new Observation(received, difference is null ? Shown.Nothing : Shown.Of(received), difference)
                {
                    Sample = new Sample(expected, received, [.. InputNames.Zip(untouched.Arguments)]),
                    ChangedInputs = [.. Changed(forReference, given)],
                };
            });
        }

        foreach (var (number, (name, _)) in GradientCases(new Generator(Seed)).Index())
        {
            yield return GradientTrial(name, () => GradientCases(new Generator(Seed)).ElementAt(number).Given);
        }
    }

    /// <summary>The trial of a gradient with a case, which is made anew for each call.</summary>
    private Trial<T> GradientTrial(string name, Func<Case> given)
    {
        var input = InputNames.Index().First(one => one.Item == name).Index;
        var at = (Tensor)given().Arguments[input];
        return new Trial<T>(
            () => [.. Inputs(given()), new Fact(Fact.Expected, Shown.Of(ArrivingGradient.Of(With(Reference.Value), at)))],
            answer =>
            {
                var (holds, seen) = ArrivingGradient.Observe(With(answer), at);
                return new Observation(seen, seen is string words ? words : Shown.Of(seen), holds ? null
                    : $"The results are right, but this should hold, and does not: {ArrivingGradient.Rule($"`{name}`")}.");
            });

        Func<Tensor, Tensor> With(T function) => x =>
        {
            object[] arguments = [.. given().Arguments];
            arguments[input] = x;
            return (Tensor)Call(function, new Case(arguments))!;
        };
    }

    private protected sealed override IEnumerable<Remark> Remarks(T answer, IReadOnlyList<string> changedInputs, bool isRight) =>
        base.Remarks(answer, changedInputs, isRight).Concat(isRight && Pace is { } pace && Slowness(answer, pace) is { } slowness
            ? [new Remark($"{pace.Rule} {slowness} {pace.Hint}", Fails: true)] : []);

    /// <summary>The time that a slow answer takes with a large input, or its end, in a sentence; null for a quick one.</summary>
    private string? Slowness(T answer, Pace pace)
    {
        double? times = null;
        Exception? thrown = null;
        var hasEnded = RunWithinLimit(() =>
        {
            try
            {
                times = pace.Excess(Run(Reference.Value), Run(answer), Clock);
            }
            catch (Exception exception) when (!Stoppable.IsStopping)
            {
                thrown = exception;
            }
        });
        return !hasEnded ? FormattableString.Invariant($"Received: no result after {Limit.TotalSeconds:0.#} s.")
            : thrown is not null ? $"With a large input, your code threw `{TypeName.Of(thrown.GetType())}`{AnswerCode.LineOf(thrown)}: "
                + $"{RuntimeTypeName.InText(thrown.Message).TrimEnd('.')}."
            : times is not null ? FormattableString.Invariant($"Received: {times:0} times as long.")
            : null;

        Action Run(T function) => () => LazySequence.Evaluate(Call(function, pace.Given(new Generator(Seed))));
    }

    /// <inheritdoc/>
    protected override string? Diagnose(T answer) => InputNames.Index()
        .Where(input => !IsIgnored(Reference.Value, input.Index) && IsIgnored(answer, input.Index))
        .Select(input => $"Your result is the same whatever `{input.Item}` is. Does your code use the `{input.Item}` that it is given, " +
            "or another variable in its place?").FirstOrDefault();

    /// <summary>Returns whether a function gives one result for each case, whatever case an input is taken from; one that throws where
    /// the reference gives a result does not: too little would be compared.</summary>
    /// <remarks>Inputs of two cases may not go together: where the reference throws, there is nothing to compare.</remarks>
    private bool IsIgnored(T function, int input)
    {
        var hasCompared = false;
        var count = Cases(new Generator(Seed)).Count();
        for (var at = 0; at < count; at++)
        {
            var own = Result(function, at, input, at);
            for (var other = 0; other < count; other++)
            {
                if (other != at && Result(Reference.Value, at, input, other) is not null)
                {
                    if (own is null || Difference.Between(own, Result(function, at, input, other)) is not null)
                    {
                        return false;
                    }

                    hasCompared = true;
                }
            }
        }

        return hasCompared;
    }

    /// <summary>The result of a function for a case, with one input taken from another case; null where it throws.</summary>
    private object? Result(T function, int at, int input, int other)
    {
        try
        {
            Stoppable.Checkpoint();
            object[] arguments = [.. Cases(new Generator(Seed)).ElementAt(at).Arguments];
            arguments[input] = Cases(new Generator(Seed)).ElementAt(other).Arguments[input];
            return LazySequence.Evaluate(Call(function, new Case(arguments)));
        }
        catch (Exception) when (!Stoppable.IsStopping)
        {
            return null;
        }
    }

    private IEnumerable<Fact> Inputs(Case given) => InputNames.Zip(given.Arguments, Fact.Input);

    /// <summary>The inputs that an answer leaves otherwise than the reference does.</summary>
    private IEnumerable<string> Changed(Case byReference, Case byAnswer) => InputNames
        .Zip(byReference.Arguments, byAnswer.Arguments)
        .Where(input => Difference.Between(input.Second, input.Third) is not null)
        .Select(input => input.First);

    private static object? Call(T function, Case given)
    {
        try
        {
            return function.DynamicInvoke(given.Arguments);
        }
        catch (TargetInvocationException exception) when (exception.InnerException is { } thrown)
        {
            ExceptionDispatchInfo.Throw(thrown);
            throw;
        }
    }
}
