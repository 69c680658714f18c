using System.Reflection;
using System.Runtime.ExceptionServices;

namespace CourseKit.Grading.Kinds;

/// <summary>Asks for a function, and compares it with the reference on many inputs.</summary>
/// <typeparam name="T">The type of the function, such as <c>Func&lt;Tensor, Tensor, Tensor&gt;</c>.</typeparam>
public abstract class FunctionExercise<T>(string id, string title) : Exercise<T>(id, title)
    where T : Delegate
{
    /// <summary>Inputs to try, chosen to tell right from wrong and the mistakes apart; <paramref name="random"/> is seeded.</summary>
    protected abstract IEnumerable<Case> Cases(Generator random);

    /// <inheritdoc/>
    protected sealed override IEnumerable<Trial<T>> Trials() =>
        Cases(new Generator(Seed)).Zip(Cases(new Generator(Seed)), (given, twin) =>
        {
            var expected = Call(Reference.Value, twin);
            return new Trial<T>([("input", Describe(given)), ("expected", Difference.Text(expected))], answer =>
            {
                var received = Call(answer, given);
                return new Observation(received, Difference.Text(received), Difference.Between(expected, received));
            });
        });

    private string Describe(Case given) => string.Join(
        "\n",
        Reference.Value.Method.GetParameters().Zip(given.Arguments, (parameter, value) => $"{parameter.Name} = {Difference.Text(value)}"));

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
