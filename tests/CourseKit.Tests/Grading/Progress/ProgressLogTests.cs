using CourseKit.Grading;
using CourseKit.Grading.Progress;

namespace CourseKit.Tests.Grading.Progress;

public sealed class ProgressLogTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    private ProgressLog Log => new(Path.Combine(folder, "of a learner", "progress.jsonl"));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Without_a_file_nothing_has_been_attempted()
    {
        var progress = Log.Read();

        progress.Checks.Should().BeEmpty();
        progress.FirstAltered.Should().BeNull();
        progress.Of("01-convolution/line-filters").Should().Be(Outcome.NotAttempted);
    }

    [Fact]
    public void Passed_once_is_passed_and_else_the_last_check_counts()
    {
        Add(("a", Outcome.Failed), ("a", Outcome.Passed), ("a", Outcome.Broken), ("b", Outcome.Failed), ("b", Outcome.TimedOut));

        var progress = Log.Read();
        progress.Checks.Should().HaveCount(5);
        progress.FirstAltered.Should().BeNull();
        progress.Of("a").Should().Be(Outcome.Passed);
        progress.Of("b").Should().Be(Outcome.TimedOut);
    }

    [Theory]
    [InlineData("changed", 2)]
    [InlineData("left out", 2)]
    [InlineData("swapped", 1)]
    [InlineData("put in", 3)]
    [InlineData("spoiled", 1)]
    public void A_file_that_was_tampered_with_says_where(string how, int line)
    {
        Add(("a", Outcome.Failed), ("b", Outcome.Failed), ("c", Outcome.Passed));
        var lines = File.ReadAllLines(Log.Path);
        File.WriteAllLines(Log.Path, how switch
        {
            "changed" => [lines[0], lines[1].Replace("failed", "passed", StringComparison.Ordinal), lines[2]],
            "left out" => [lines[0], lines[2]],
            "swapped" => [lines[1], lines[0], lines[2]],
            "put in" => [lines[0], lines[1], lines[1], lines[2]],
            _ => ["{ }", lines[1], lines[2]],
        });

        Log.Read().FirstAltered.Should().Be(line);
    }

    [Fact]
    public void A_line_that_was_cut_off_is_forgotten_and_the_next_takes_its_place()
    {
        Add(("a", Outcome.Passed));
        File.AppendAllText(Log.Path, """{"time":"2026-01-01T""");
        Log.Read().Checks.Should().ContainSingle();

        Add(("b", Outcome.Passed));

        var progress = Log.Read();
        progress.Checks.Select(check => check.Exercise).Should().Equal("a", "b");
        progress.FirstAltered.Should().BeNull();
    }

    [Fact]
    public void Several_programs_can_add_at_once()
    {
        Parallel.For(0, 40, new() { MaxDegreeOfParallelism = 8 }, number => Add(($"{number}", Outcome.Passed)));

        var progress = Log.Read();
        progress.FirstAltered.Should().BeNull();
        progress.Checks.Select(check => int.Parse(check.Exercise)).Should().BeEquivalentTo(Enumerable.Range(0, 40));
    }

    private void Add(params ReadOnlySpan<(string Exercise, Outcome Outcome)> checks)
    {
        foreach (var (exercise, outcome) in checks)
        {
            Log.Add(exercise, outcome);
        }
    }
}
