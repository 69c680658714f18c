namespace CourseKit.Tests.Robustness;

/// <summary>Every reader of files and messages under damaged inputs: docs/reliability.md says how to run millions of them.</summary>
public sealed class FuzzTests
{
    private const int UsualInputs = 1_000;

    public static TheoryData<string> Targets => [.. FuzzTargets.All.Select(target => target.Name)];

    private static int Inputs => Environment.GetEnvironmentVariable("COURSEKIT_FUZZ_INPUTS") is { Length: > 0 } text
        ? int.Parse(text) : UsualInputs;

    private static ulong Seed => Environment.GetEnvironmentVariable("COURSEKIT_FUZZ_SEED") is { Length: > 0 } text ? ulong.Parse(text) : 1;

    [Theory]
    [MemberData(nameof(Targets))]
    public void A_damaged_input_gives_the_readers_own_error_or_a_right_result(string name)
    {
        var target = FuzzTargets.All.Single(target => target.Name == name);

        var accepted = new Fuzzer(target, Seed, Repository.File("artifacts", "fuzz")).Run(Inputs);

        if (target.Refusal is not null)
        {
            accepted.Should().BeLessThan(Inputs, "damage is seen, at least where it touches what is not a number");
        }
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void An_input_that_is_not_damaged_is_read(string name)
    {
        var target = FuzzTargets.All.Single(target => target.Name == name);

        target.Seeds.Should().AllSatisfy(seed => target.Invoking(reader => reader.Read(seed)).Should().NotThrow());
    }

    [Fact]
    public void The_same_seed_gives_the_same_inputs()
    {
        var mutator = new Mutator([[1, 2, 3, 4, 5, 6, 7, 8]], []);

        mutator.Make(1, 5).Should().Equal(mutator.Make(1, 5)).And.NotEqual(mutator.Make(1, 6)).And.NotEqual(mutator.Make(2, 5));
    }

    [Fact]
    public void A_reader_that_fails_is_told_with_the_input_that_it_failed_for()
    {
        using var folder = new TemporaryFolder();
        var target = new FuzzTarget("of sevens", [[1, 2, 3]], [[7]], input =>
            _ = input.Contains((byte)7) ? throw new NotSupportedException() : 0);

        var message = FluentActions.Invoking(() => new Fuzzer(target, 3, folder.Path).Run(1000)).Should().Throw<WrongResultException>()
            .Which.Message;

        var kept = Directory.GetFiles(folder.Path).Single();
        message.Should().Contain("NotSupportedException").And.Contain("of seed 3, kept in").And.Contain(kept);
        File.ReadAllBytes(kept).Should().Contain(7);
    }
}
