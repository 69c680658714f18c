using CourseKit.Grading.Cards;
using CourseKit.Grading.Execution;
using CourseKit.Grading.Relations;
using CourseKit.Networks;

namespace CourseKit.Grading.Kinds;

/// <summary>Exercise that asks for something with given properties; any answer that has them is right.</summary>
public abstract class PropertyExercise<T>(string id, string title) : Exercise<T>(id, title)
{
    /// <summary>Returns the properties of every right answer, the simplest first; <paramref name="random"/> is seeded.</summary>
    protected abstract IEnumerable<Property<T>> Properties(Generator random);

    /// <summary>Returns the property that a gradient arrives at an input, and is right.</summary>
    /// <param name="name">The name of the input, as it stands in the rule.</param>
    /// <param name="at">The value of the input.</param>
    /// <param name="with">The function of that input alone which an answer is, with the others held.</param>
    /// <param name="reference">A right answer, whose gradient is shown as the expected one.</param>
    protected static Property<T> HasGradient(string name, Tensor at, Func<T, Func<Tensor, Tensor>> with, T reference) =>
        new(ArrivingGradient.Rule(name), answer => ArrivingGradient.Observe(with(answer), at))
        {
            Expected = ArrivingGradient.Of(with(reference), at),
        };

    /// <summary>Returns the property that two calls of an answer, a function that gives layers, have no layer with parameters in
    /// common.</summary>
    /// <param name="make">A call of an answer.</param>
    /// <param name="arguments">The arguments of the call, as they are written.</param>
    /// <param name="result">The word for what comes back: unit.</param>
    protected static Property<T> MakesLayersAnew(Func<T, Layer?> make, string arguments, string result) =>
        new($"Each call of your function makes a new {result}, with layers of its own", answer => OuterVariable.Observe(() => make(answer)))
        {
            Advise = answer => OuterVariable.Between(() => make(answer), arguments, result),
        };

    /// <inheritdoc/>
    /// <remarks>The advice of the first property that an answer does not have, unless overridden.</remarks>
    protected override string? Diagnose(T answer) =>
        Properties(new Generator(Seed)).FirstOrDefault(property => !property.Observe(answer).Holds)?.Advise?.Invoke(answer);

    private protected sealed override string CountedAs => "rules hold";

    private protected override bool HasRandomTrials => true;

    private protected sealed override IEnumerable<Trial<T>> Trials() => Properties(new Generator(Seed))
        .Zip(Properties(new Generator(Seed)), (property, untouched) => new Trial<T>(
            () => [.. Facts(untouched)], answer => Observe(property, answer) with { ChangedInputs = [.. Changed(property, untouched)] })
        {
            Rule = property.Rule,
        });

    private static IEnumerable<Fact> Facts(Property<T> property)
    {
        var inputs = property.Inputs.Select(input => Fact.Input(input.Name, input.Value));
        return property.Expected is { } expected ? inputs.Append(new Fact(Fact.Expected, Shown.Of(expected))) : inputs;
    }

    /// <summary>Returns the last call of an answer that is a function, where a property threw: the property is tried once more, with a
    /// function that keeps what comes of its calls.</summary>
    private protected virtual RecordedAnswer LastCall(Property<T> property, Delegate answer)
    {
        var recorded = new RecordedAnswer(answer);
        try
        {
            property.Observe((T)(object)recorded.AsFunction());
        }
        catch (Exception) when (!Stoppable.IsStopping)
        {
            // What was called until then is what is asked for.
        }

        return recorded;
    }

    private Observation Observe(Property<T> property, T answer)
    {
        try
        {
            var (holds, seen) = property.Observe(answer);
            return new Observation(seen, holds ? Shown.Nothing : seen is string words ? words : Shown.Of(seen), holds ? null
                : $"This should hold, and does not: {property.Rule}.")
            {
                Sample = property.Expected is { } expected ? new Sample(expected, seen, []) : null,
            };
        }
        catch (Exception exception) when (!Stoppable.IsStopping && exception is not NotImplementedException
            && (answer is not Delegate || !AnswerCode.Threw(exception, besides: GetType().Assembly)))
        {
            if (answer is not Delegate function)
            {
                return Untried(property, exception, Shown.Of(answer));
            }

            // Where the exercise and the answer are written in one assembly, the stack does not tell them apart.
            var last = LastCall(property, function);
            if (last.Thrown is not null)
            {
                throw;
            }

            return Untried(property, exception, last.HasReturned ? Shown.Of(last.Returned) : Shown.Nothing);
        }
    }

    /// <summary>An answer whose value a property cannot be tried with: the rule says what is wanted, the value what came back.</summary>
    private static Observation Untried(Property<T> property, Exception exception, Shown given) => new(exception.Message, given,
        $"With what your answer gives, this cannot be tried: {property.Rule}."
            + (exception is NullReferenceException ? string.Empty : $" {exception.Message}"));

    /// <summary>The inputs that an answer has written to.</summary>
    private static IEnumerable<string> Changed(Property<T> given, Property<T> untouched) => given.Inputs
        .Zip(untouched.Inputs)
        .Where(pair => Difference.Between(pair.Second.Value, pair.First.Value) is not null)
        .Select(pair => pair.First.Name);
}
