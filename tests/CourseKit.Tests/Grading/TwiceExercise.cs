using CourseKit.Grading;
using CourseKit.Grading.Kinds;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Grading;

/// <summary>Twice a number: the smallest exercise that has everything.</summary>
/// <param name="seconds">Time limit; short only in tests of answers that never end, since the first answer waits for the compiler.</param>
internal sealed class TwiceExercise(double seconds = 30) : FunctionExercise<Func<int, int>>("00-test/twice", "Twice")
{
    public override string Question => "Double `n`.";

    public override TimeSpan Limit => TimeSpan.FromSeconds(seconds);

    public override Answer<Func<int, int>> Reference { get; } = Write(n => 2 * n);

    protected override IEnumerable<Case> Cases(Generator random) => [new(0), new(3), new(random.Integer(10, 100))];

    public override IReadOnlyList<Mistake<Func<int, int>>> Mistakes { get; } =
    [
        new("squares", n => n * n, "Twice is not squared."),
        new("divides by zero", n => 1 / (n * 0), "Nothing is divided here."),
    ];

    public override IReadOnlyList<string> Hints => ["Add it.", "To itself."];

    public override string Explanation => "n + n is 2·n.";
}
