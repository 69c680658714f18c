using CourseKit.Grading;
using CourseKit.Grading.Kinds;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Grading.Cards;

/// <summary>An exercise whose function is called with some inputs, and should return a given value.</summary>
internal sealed class GivenExercise(object? expected, params object[] inputs)
    : FunctionExercise<Func<object, object?>>("00-test/given", "Given")
{
    public override string Question => "Return it.";

    public override Answer<Func<object, object?>> Reference => new(input => expected, "input => expected");

    protected override IEnumerable<Case> Cases(Generator random) => inputs.DefaultIfEmpty(0)
        .Select(input => new Case(input is Tensor tensor ? tensor.Detach() : input));

    public override IReadOnlyList<Mistake<Func<object, object?>>> Mistakes => [];

    public override IReadOnlyList<string> Hints => ["Look.", "Look again."];

    public override string Explanation => "It is given.";

    /// <summary>Returns the verdict on an answer that returns another value.</summary>
    public static Verdict Received(object? expected, object? received) =>
        new GivenExercise(expected).Check((Func<object, object?>)(_ => received));
}
