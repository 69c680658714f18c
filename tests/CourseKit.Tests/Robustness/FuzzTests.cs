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

    [Fact]
    public void A_reader_that_was_slow_once_is_read_again_and_counted_once()
    {
        using var folder = new TemporaryFolder();
        var calls = 0;
        var target = new FuzzTarget("slow once", [[1, 2, 3]], [], _ => Thread.Sleep(++calls == 2 ? 1_500 : 0));

        var accepted = new Fuzzer(target, 3, folder.Path) { MostTime = TimeSpan.FromSeconds(1) }.Run(4);

        (accepted, calls).Should().Be((4, 5));
    }

    [Fact]
    public void A_reader_that_is_slow_each_time_is_told_with_the_shorter_time()
    {
        using var folder = new TemporaryFolder();
        var calls = 0;
        var target = new FuzzTarget("slow", [[1, 2, 3]], [], _ => Thread.Sleep(++calls == 1 ? 300 : 2_000));
        var fuzzer = new Fuzzer(target, 3, folder.Path) { MostTime = TimeSpan.FromSeconds(0.1) };

        fuzzer.Invoking(slow => slow.Run(4)).Should().Throw<WrongResultException>().WithMessage("*it takes 0.* s and *for input 0 of*");
    }

    [Fact]
    public void A_reader_that_does_not_end_is_told_with_its_input()
    {
        using var folder = new TemporaryFolder();
        using var end = new ManualResetEventSlim();
        var calls = 0;
        var target = new FuzzTarget("endless", [[1, 2, 3]], [], _ =>
        {
            if (++calls == 3)
            {
                end.Wait();
            }
        });
        var fuzzer = new Fuzzer(target, 3, folder.Path) { Hanging = TimeSpan.FromSeconds(0.5) };

        fuzzer.Invoking(endless => endless.Run(4)).Should().Throw<WrongResultException>()
            .WithMessage("*it takes without end, for input 2 of seed 3*");

        end.Set();
    }
}
