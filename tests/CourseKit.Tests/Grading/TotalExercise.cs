using CourseKit.Grading;
using CourseKit.Grading.Kinds;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Grading;

/// <summary>The sum of some numbers, by a loop: an exercise with rules about the code of an answer.</summary>
/// <param name="requiresUnchangedInputs">True if an answer fails that writes to the numbers.</param>
internal sealed class TotalExercise(bool requiresUnchangedInputs = false)
    : FunctionExercise<Func<float[], float>>("00-test/total", "Total")
{
    public override string Question => "Add up, by a loop.";

    public override Answer<Func<float[], float>> Reference { get; } = Write(numbers =>
    {
        var total = 0f;
        foreach (var number in numbers)
        {
            total += number;
        }

        return total;
    });

    protected override IReadOnlyList<ForbiddenCall> Forbidden =>
    [
        new(nameof(Enumerable.Sum), "Which loop adds up?"),
        new(nameof(List<>), "Is a list needed?", Fails: false),
        new(nameof(Enumerable.Aggregate), "Can you write it as a loop, too?", Fails: false),
        new(nameof(Array.Length), "`foreach` needs none.", Fails: false),
    ];

    protected override bool RequiresUnchangedInputs => requiresUnchangedInputs;

    protected override IEnumerable<Case> Cases(Generator random) => [Of(1.5f, -2, 7), Of(0.25f), Of()];

    public override IReadOnlyList<Mistake<Func<float[], float>>> Mistakes { get; } =
        [new("one too many", numbers => numbers.Sum() + 1, "Where does the sum begin?")];

    public override IReadOnlyList<string> Hints => [];

    public override string Explanation => "A sum is a loop.";

    private static Case Of(params float[] numbers) => new(numbers);
}
