using CourseKit.Grading.Execution;

namespace CourseKit.Tests.Grading.Execution;

public class StoppableTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(50), Long = TimeSpan.FromMinutes(1);

    public static TheoryData<string, Action> EndlessCode => new()
    {
        { "a tight loop", () => { while (true) { } } },
        { "a counting loop", () => { for (var i = 0L; ; i++) { GC.KeepAlive(i); } } },
        { "a loop that sleeps", () => { while (true) { Thread.Sleep(10); } } },
        { "a sleep", () => Thread.Sleep(Timeout.Infinite) },
        { "a task that never ends", () => Task.Delay(Timeout.Infinite).Wait() },
        { "a lock that is never released", WaitForALockThatIsNeverReleased },
        { "a loop that catches everything", LoopAndCatchEverything },
        { "a sleeping loop that catches everything", SleepAndCatchEverything },
        { "a parallel loop", () => Parallel.For(0, 2, _ => Thread.Sleep(Timeout.Infinite)) },
    };

    [Fact]
    public void Code_that_ends_has_returned()
    {
        var ran = false;

        Stoppable.Run(() => ran = true, Long).Should().Be(new Ending.Returned());

        ran.Should().BeTrue();
    }

    [Fact]
    public void Code_that_throws_hands_over_its_exception()
    {
        var thrown = new FormatException("thrown");

        Stoppable.Run(() => throw thrown).Should().BeOfType<Ending.Threw>().Which.Error.Should().BeSameAs(thrown);
    }

    [Theory]
    [MemberData(nameof(EndlessCode))]
    public void Code_that_never_ends_is_ended_at_its_limit(string what, Action endless) =>
        Stoppable.Run(endless, Short).Should().Be(new Ending.TimedOut(Resisted: false), what);

    [Theory]
    [MemberData(nameof(EndlessCode))]
    public void Code_that_never_ends_is_ended_on_request(string what, Action endless)
    {
        using var stop = new CancellationTokenSource();
        void Body()
        {
            stop.Cancel();
            endless();
        }

        Stoppable.Run(Body, Long, stop.Token).Should().Be(new Ending.Stopped(Resisted: false), what);
    }

    [Fact]
    public void A_loop_in_a_finally_block_resists_and_is_left_behind()
    {
        using var release = new ManualResetEventSlim();
        void Body()
        {
            try
            {
                throw new FormatException("Into the finally block, not past it.");
            }
            finally
            {
                while (!release.IsSet)
                {
                }
            }
        }

        var ending = Stoppable.Run(Body, Short, patience: Short);
        release.Set();

        ending.Should().Be(new Ending.TimedOut(Resisted: true));
    }

    [Fact]
    public void Stopping_code_that_waits_for_other_code_stops_that_too()
    {
        using var innerRuns = new CancellationTokenSource();
        using var innerEnded = new ManualResetEventSlim();
        void Inner()
        {
            try
            {
                innerRuns.Cancel();
                while (true)
                {
                }
            }
            finally
            {
                innerEnded.Set();
            }
        }

        var outer = Stoppable.Run(() => Stoppable.Run(Inner), Long, innerRuns.Token);

        outer.Should().Be(new Ending.Stopped(Resisted: false));
        innerEnded.Wait(Long).Should().BeTrue();
    }

    [Fact]
    public void Code_sees_the_values_that_flow_with_its_caller()
    {
        var flowing = new AsyncLocal<string> { Value = "from the caller" };
        var seen = string.Empty;

        Stoppable.Run(() => seen = flowing.Value);

        seen.Should().Be("from the caller");
    }

    [Fact]
    public void There_is_room_for_a_deep_recursion()
    {
        static int Depth(int n) => n == 0 ? 0 : 1 + Depth(n - 1);
        var depth = 0;

        Stoppable.Run(() => depth = Depth(100_000));

        depth.Should().Be(100_000);
    }

    [Fact]
    public void A_loop_that_passes_a_checkpoint_never_leaves_a_lock_taken()
    {
        var gate = new object();
        void LockAgainAndAgain()
        {
            while (true)
            {
                Stoppable.Checkpoint();
                lock (gate)
                {
                }
            }
        }

        for (var run = 0; run < 50; run++)
        {
            Stoppable.Run(LockAgainAndAgain, TimeSpan.FromMilliseconds(1)).Should().Be(new Ending.TimedOut(Resisted: false));
            Monitor.TryEnter(gate, Long).Should().BeTrue();
            Monitor.Exit(gate);
        }
    }

    private static void WaitForALockThatIsNeverReleased()
    {
        var gate = new object();
        using var taken = new ManualResetEventSlim();
        new Thread(() =>
        {
            Monitor.Enter(gate);
            taken.Set();
            Thread.Sleep(Timeout.Infinite);
        })
        { IsBackground = true }.Start();
        taken.Wait();
        Monitor.Enter(gate);
    }

    private static void LoopAndCatchEverything()
    {
        while (true)
        {
            try
            {
                while (true)
                {
                }
            }
            catch (Exception)
            {
            }
        }
    }

    private static void SleepAndCatchEverything()
    {
        while (true)
        {
            try
            {
                Thread.Sleep(Timeout.Infinite);
            }
            catch (Exception)
            {
            }
        }
    }
}
