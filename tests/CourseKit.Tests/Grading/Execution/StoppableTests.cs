using CourseKit.Grading.Execution;
using CourseKit.Tensors;
using CourseKit.Tensors.Execution;

namespace CourseKit.Tests.Grading.Execution;

public class StoppableTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(50), Long = TimeSpan.FromMinutes(1);

    public static TheoryData<string, Action> EndlessCode => new()
    {
        { "a loop with a checkpoint", LoopWithCheckpoint },
        { "a loop with a checkpoint that allocates", () => { while (true) { Stoppable.Checkpoint(); GC.KeepAlive(new byte[100]); } } },
        { "a loop that sleeps", () => { while (true) { Thread.Sleep(10); } } },
        { "a sleep", () => Thread.Sleep(Timeout.Infinite) },
        { "a task that never ends", () => Task.Delay(Timeout.Infinite).Wait() },
        { "a lock that is never released", WaitForALockThatIsNeverReleased },
        { "a loop that catches what it may", LoopThatCatches },
        { "a finally block with a checkpoint", LoopInFinally },
        { "a parallel loop", () => Parallel.For(0, 10, _ => LoopWithCheckpoint()) },
        { "a task in a loop", () => Task.Run(LoopWithCheckpoint).Wait() },
        { "operations on tensors", () => { for (var x = Tensor.Ones([64, 64]); ; x = x.MatMul(x) * 0) { } } },
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

    [Fact]
    public void A_wait_that_does_not_count_ends_neither_the_code_nor_what_it_is_part_of()
    {
        Ending? inner = null;

        var outer = Stoppable.Run(
            () => inner = Stoppable.Run(() => Stoppable.OffTheClock(() => Thread.Sleep(10 * Short)), Short), 2 * Short);

        (inner, outer).Should().Be((new Ending.Returned(), new Ending.Returned()));
    }

    [Fact]
    public void Code_is_ended_at_its_limit_when_its_time_counts_again()
    {
        void WaitAndLoop()
        {
            Stoppable.OffTheClock(() => Thread.Sleep(2 * Short));
            LoopWithCheckpoint();
        }

        Stoppable.Run(WaitAndLoop, Short).Should().Be(new Ending.TimedOut(Resisted: false));
    }

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
    public void Work_that_is_not_to_be_left_half_done_is_done_and_then_the_code_is_stopped()
    {
        using var stop = new CancellationTokenSource();
        var (gate, isDone, isInterrupted) = (new object(), false, true);
        void Work()
        {
            new Thread(() =>
            {
                lock (gate)
                {
                    stop.Cancel();
                    Thread.Sleep(4 * Short);
                }
            }).Start();
            SpinWait.SpinUntil(() => stop.IsCancellationRequested);
            Stoppable.Checkpoint();
            lock (gate)
            {
                isDone = true;
            }
        }

        var ending = Stoppable.Run(
            () =>
            {
                Interruption.Undivided(() => Interruption.Undivided(Work));
                Stoppable.Checkpoint();
                isInterrupted = false;
            },
            stop: stop.Token);

        (ending, isDone, isInterrupted).Should().Be((new Ending.Stopped(Resisted: false), true, true));
    }

    [Fact]
    public void Such_work_is_not_begun_by_code_that_has_been_told_to_stop()
    {
        var isBegun = false;

        Stoppable.Run(
            () =>
            {
                SpinWait.SpinUntil(() => Stoppable.IsStopping);
                Interruption.Undivided(() => isBegun = true);
            },
            Short).Should().Be(new Ending.TimedOut(Resisted: false));

        isBegun.Should().BeFalse();
    }

    [Fact]
    public void Threads_that_the_code_has_started_are_stopped_too()
    {
        using var started = new CountdownEvent(2);
        using var ended = new CountdownEvent(2);
        using var stop = new CancellationTokenSource();
        void Endless()
        {
            try
            {
                started.Signal();
                LoopWithCheckpoint();
            }
            catch (StoppedException)
            {
                ended.Signal();
            }
        }

        Stoppable.Run(
            () =>
            {
                new Thread(Endless).Start();
                Task.Run(Endless);
                started.Wait();
                stop.Cancel();
                Thread.Sleep(Timeout.Infinite);
            },
            stop: stop.Token);

        ended.Wait(Long).Should().BeTrue();
    }

    [Fact]
    public void Other_code_is_not_stopped()
    {
        using var stopped = new ManualResetEventSlim();
        var ending = default(Ending);
        var other = new Thread(() => ending = Stoppable.Run(() =>
        {
            while (!stopped.IsSet)
            {
                Stoppable.Checkpoint();
            }
        }));
        other.Start();

        Stoppable.Run(LoopWithCheckpoint, Short);
        Stoppable.Checkpoint();
        stopped.Set();
        other.Join();

        ending.Should().Be(new Ending.Returned());
        Stoppable.IsStopping.Should().BeFalse();
    }

    [Fact]
    public void A_loop_without_a_checkpoint_resists_and_is_left_behind()
    {
        using var release = new ManualResetEventSlim();
        void Body()
        {
            while (!release.IsSet)
            {
                GC.KeepAlive(new byte[100]);
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
                LoopWithCheckpoint();
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

    private static void LoopWithCheckpoint()
    {
        while (true)
        {
            Stoppable.Checkpoint();
        }
    }

    private static void LoopThatCatches()
    {
        while (true)
        {
            try
            {
                LoopWithCheckpoint();
            }
            catch (Exception) when (!Stoppable.IsStopping)
            {
            }
        }
    }

    private static void LoopInFinally()
    {
        try
        {
            throw new FormatException("Into the finally block.");
        }
        finally
        {
            LoopWithCheckpoint();
        }
    }
}
