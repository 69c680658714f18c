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
    }

    /// <inheritdoc/>
    protected override string? Diagnose(T answer) => InputNames.Index()
        .Where(input => !IsIgnored(Reference.Value, input.Index) && IsIgnored(answer, input.Index))
        .Select(input => $"Your result is the same whatever `{input.Item}` is. Does your code use the `{input.Item}` that it is given, " +
            "or a variable of another cell?").FirstOrDefault();

    /// <summary>Returns whether a function gives one result for the first case, whatever case an input is taken from; one that throws
    /// does not.</summary>
    private bool IsIgnored(T function, int input)
    {
        try
        {
            object? first = null;
            foreach (var (at, other) in Cases(new Generator(Seed)).Index())
            {
                Stoppable.Checkpoint();
                object[] arguments = [.. Cases(new Generator(Seed)).First().Arguments];
                arguments[input] = other.Arguments[input];
                var result = LazySequence.Evaluate(Call(function, new Case(arguments)));
                first = at == 0 ? result : first;
                if (result is null || (at > 0 && Difference.Between(first, result) is not null))
                {
                    return false;
                }
            }

            return true;
        }
        catch (Exception) when (!Stoppable.IsStopping)
        {
            return false;
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
