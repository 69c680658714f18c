using CourseKit.Grading;
using CourseKit.Grading.Kinds;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Grading.Kinds;

/// <summary>Answers and diagnoses that take too long, or have no end: they are stopped, and what comes after them goes on.</summary>
public sealed class FunctionExerciseLimitsTests
{
    private readonly TwiceExercise twice = new(), hurried = new(seconds: 0.3);

    [Fact]
    public void A_thread_that_is_left_behind_changes_no_verdict()
    {
        using var resists = new ManualResetEventSlim();
        var verdict = hurried.Check(n =>
        {
            try
            {
                return n == 0 ? 0 : throw new FormatException();
            }
            finally
            {
                while (n > 0 && !resists.IsSet)
                {
                }
            }
        });
        var before = verdict.ToString();
        resists.Set();

        verdict.Outcome.Should().Be(Outcome.TimedOut);
        verdict.ToString().Should().Be(before);
    }

    [Fact]
    public void A_function_that_never_returns_is_stopped_and_the_next_check_works()
    {
        using var release = new ManualResetEventSlim();
        var verdict = hurried.Check(n =>
        {
            while (!release.IsSet)
            {
            }

            return n;
        });
        release.Set();

        verdict.Outcome.Should().Be(Outcome.TimedOut);
        verdict.ToString().Should().StartWith("✗ Twice: out of time\n  Your code had not returned after 0.3 s, so it was stopped.")
            .And.Contain("n = 0");
        twice.Check(n => n + n).Outcome.Should().Be(Outcome.Passed);
    }

    [Fact]
    public void A_function_that_sleeps_is_stopped_as_well() => hurried.Check(n =>
    {
        Thread.Sleep(Timeout.Infinite);
        return n;
    }).Outcome.Should().Be(Outcome.TimedOut);

    public static TheoryData<string, Action<Action>> WaysToStartAThread => new()
    {
        { "a thread", work => new Thread(work.Invoke).Start() },
        { "a task", work => Task.Run(work) },
        { "the thread pool", work => ThreadPool.QueueUserWorkItem(_ => work()) },
        { "an asynchronous method", async work => { await Task.Yield(); work(); } },
    };

    [Theory]
    [MemberData(nameof(WaysToStartAThread))]
    public void Threads_that_a_function_leaves_at_work_are_told_of(string way, Action<Action> start)
    {
        var (begun, release) = (new ManualResetEventSlim(), new ManualResetEventSlim());
        var verdict = twice.Check(n =>
        {
            if (n == 0)
            {
                start(() =>
                {
                    begun.Set();
                    release.Wait();
                });
                begun.Wait();
            }

            return n + n;
        });
        release.Set();

        (verdict.Outcome, verdict.Remarks.SingleOrDefault()).Should().Be((Outcome.Passed, "What your code has started on other threads " +
            "was still running when it returned. Wait for it, by `Join()` or `Wait()`."), way);
    }

    [Fact]
    public void Threads_that_a_function_waits_for_are_not_told_of() => twice.Check(n =>
    {
        Parallel.For(0, 20, _ => Thread.Sleep(1));
        var other = new Thread(() => Thread.Sleep(5));
        other.Start();
        other.Join();
        return Task.Run(async () =>
        {
            await Task.Delay(1);
            return n + n;
        }).Result;
    }).Remarks.Should().BeEmpty();

    [Fact]
    public void A_sequence_is_read_once_and_not_without_an_end()
    {
        var reads = 0;
        IEnumerable<int> Count(int n)
        {
            reads++;
            for (var i = 0; i < n; i++)
            {
                yield return i;
            }
        }

        new CountExercise(2, 5).Check(Count).Outcome.Should().Be(Outcome.Passed);
        reads.Should().Be(2);
        new CountExercise(2, 5).Check(n => Enumerable.Repeat(0, int.MaxValue)).Message.Should().StartWith("There should be 2 values.");
    }

    [Fact]
    public void An_endless_sequence_in_the_place_of_many_values_is_read_up_to_a_million() =>
        new CountExercise(1000).Check(n => Enumerable.Repeat(0, int.MaxValue)).Message.Should().Be(
            "There should be 1000 values. Received: 1000000.");

    [Fact]
    public void All_mistakes_together_are_looked_for_within_one_limit()
    {
        var looks = 0;
        bool Looks()
        {
            looks++;
            Thread.Sleep(Timeout.Infinite);
            return true;
        }

        var verdict = new MistakenExercise(Looks).Check(n => n + 1);

        (verdict.Outcome, verdict.Mistake, verdict.Relation).Should().Be((Outcome.Failed, null, null));
        looks.Should().Be(1);
    }

    [Fact]
    public void A_mistake_whose_test_throws_is_not_shown_and_the_next_is_looked_for() =>
        new MistakenExercise(() => throw new FormatException()).Check(n => n + 3).Mistake.Should().Be("adds three");

    private sealed class MistakenExercise(Func<bool> shows) : FunctionExercise<Func<int, int>>("00-test/mistaken", "Mistaken")
    {
        public override string Question => "Double `n`.";

        public override TimeSpan Limit => TimeSpan.FromMilliseconds(300);

        public override Answer<Func<int, int>> Reference { get; } = Write(n => 2 * n);

        protected override IEnumerable<Case> Cases(Generator random) => [new(4), new(7)];

        public override IReadOnlyList<Mistake<Func<int, int>>> Mistakes =>
        [
            new("squares", n => n * n, "Twice is not squared.") { Shows = _ => shows() },
            new("adds two", n => n + 2, "Twice is not two more.") { Shows = _ => shows() },
            new("adds three", n => n + 3, "Twice is not three more."),
        ];

        public override IReadOnlyList<string> Hints => [];

        public override string Explanation => string.Empty;
    }
}
