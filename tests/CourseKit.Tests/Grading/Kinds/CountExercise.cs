using CourseKit.Grading;
using CourseKit.Grading.Kinds;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Grading.Kinds;

/// <summary>The numbers below another: an exercise whose answers are sequences.</summary>
internal sealed class CountExercise(params int[] sizes) : FunctionExercise<Func<int, IEnumerable<int>>>("00-test/count", "Count")
{
    public override string Question => "Count.";

    public override Answer<Func<int, IEnumerable<int>>> Reference { get; } = Write(n => Enumerable.Range(0, n));

    protected override IEnumerable<Case> Cases(Generator random) => sizes.Select(size => new Case(size));

    public override IReadOnlyList<Mistake<Func<int, IEnumerable<int>>>> Mistakes { get; } = [];

    public override IReadOnlyList<string> Hints => [];

    public override string Explanation => string.Empty;
}
