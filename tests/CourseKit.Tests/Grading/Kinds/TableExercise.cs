using CourseKit.Grading;
using CourseKit.Grading.Kinds;
using CourseKit.Networks;

namespace CourseKit.Tests.Grading.Kinds;

/// <summary>A network with a table of one row, for photos.</summary>
internal class TableExercise(string name, Layer network, bool allowsDropout = false) : ArchitectureExercise("00-test/table", name)
{
    public override string Question => "Build it.";

    public override Answer<Func<int, Layer>> Reference => new(_ => network, "_ => network");

    public override IReadOnlyList<Mistake<Func<int, Layer>>> Mistakes => [];

    public override IReadOnlyList<string> Hints => [];

    public override string Explanation => string.Empty;

    protected override IReadOnlyList<ArchitectureTable> Tables =>
        [new(Title, 0, [1, 3, 224, 224], [new("all", [1, 1000], 0, network)]) { AllowsDropout = allowsDropout }];

    /// <summary>What the verdict on a network says of the first row that differs.</summary>
    public string? Received(Layer answer) =>
        Check(answer).Evidence.Should().ContainSingle(fact => fact.Name == "received").Which.Value;
}
