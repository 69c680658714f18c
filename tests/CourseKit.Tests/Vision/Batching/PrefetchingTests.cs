using System.Diagnostics;
using CourseKit.Grading.Execution;
using CourseKit.Tensors;
using CourseKit.Tensors.Execution;
using CourseKit.Tensors.Randomness;
using CourseKit.Vision.Augmentation;
using CourseKit.Vision.Batching;
using CourseKit.Vision.Datasets;

namespace CourseKit.Tests.Vision.Batching;

/// <summary>The thread of a loader: what it does ahead, and that it ends with whatever needed it.</summary>
public sealed class PrefetchingTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void So_many_batches_are_made_ahead_and_no_more(int prefetch)
    {
        var set = new Watched(30);
        using var batches = new Loader(set, 2) { Prefetch = prefetch }.Epoch(1).GetEnumerator();
        batches.MoveNext();

        Eventually(() => set.Read >= 2 * (prefetch + 1)).Should().BeTrue();
        Thread.Sleep(60);
        set.Read.Should().Be(2 * (prefetch + 1), "one batch is out, and the others wait");
        set.Readers.Should().NotContain(Thread.CurrentThread).And.HaveCount(1);
    }

    [Fact]
    public void Without_prefetching_there_is_no_other_thread_and_nothing_is_made_ahead()
    {
        var set = new Watched(6);
        using var batches = new Loader(set, 2) { Prefetch = 0 }.Epoch(1).GetEnumerator();

        batches.MoveNext();
        set.Read.Should().Be(2);
        set.Readers.Should().Equal(Thread.CurrentThread);
    }

    [Fact]
    public void The_thread_ends_with_the_epoch()
    {
        var set = new Watched(6);
        foreach (var _ in new Loader(set, 2).Epoch(1))
        {
        }

        set.Read.Should().Be(6);
        set.Readers.Single().IsAlive.Should().BeFalse();
    }

    [Fact]
    public void The_thread_ends_when_a_loop_is_left()
    {
        var set = new Watched(60);
        foreach (var _ in new Loader(set, 2).Epoch(1))
        {
            break;
        }

        set.Readers.Single().IsAlive.Should().BeFalse();
        set.Read.Should().BeLessThan(60);
    }

    [Fact]
    public void A_loop_that_is_left_leaves_no_thread_at_work_for_an_exercise()
    {
        bool? during = null, after = null;

        Stoppable.Run(() =>
        {
            foreach (var _ in new Loader(new Watched(60), 2).Epoch(1))
            {
                during = Stoppable.HasOtherThreads;
                break;
            }

            after = Stoppable.HasOtherThreads;
        }).Should().Be(new Ending.Returned());

        (during, after).Should().Be((true, false));
    }

    [Fact]
    public void The_thread_ends_when_the_step_of_a_loop_fails()
    {
        var set = new Watched(60);
        set.Invoking(it =>
        {
            foreach (var batch in new Loader(it, 2).Epoch(1))
            {
                batch.Images.MatMul(Tensor.Zeros([9, 9]));
            }
        }).Should().Throw<ShapeException>();

        set.Readers.Single().IsAlive.Should().BeFalse();
    }

    [Fact]
    public void The_thread_ends_when_nobody_remembers_the_loop()
    {
        var set = new Watched(60);
        Begin(set);

        Eventually(() =>
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return !set.Readers.Single().IsAlive;
        }).Should().BeTrue();

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static void Begin(Watched set) => new Loader(set, 2).Epoch(1).GetEnumerator().MoveNext();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void What_a_set_throws_reaches_the_loop_with_the_number_of_the_example(int prefetch)
    {
        var set = new Watched(60) { Fails = 5 };
        var seen = 0;
        var error = set.Invoking(it =>
        {
            foreach (var batch in new Loader(it, 2) { Prefetch = prefetch }.Epoch(1))
            {
                seen += batch.Count;
            }
        }).Should().Throw<InvalidDataException>().WithMessage(
            "Every example can be read and augmented. Received: example 5 of watched, test set. The file is damaged.");

        error.WithInnerException<IOException>().WithMessage("The file is damaged.");
        seen.Should().Be(4, "what came before is handed out");
        set.Readers.Should().HaveCount(1);
        set.Readers.Single().IsAlive.Should().Be(prefetch == 0, "only the thread of the test goes on");
    }

    [Fact]
    public void What_an_augmentation_throws_reaches_the_loop_too() =>
        new Loader(new Watched(4), 2) { Augmentation = new Failing() }.Invoking(loader => loader.Epoch(1).ToList()).Should()
            .Throw<InvalidDataException>().WithMessage("*example 0 of watched, test set. No such color.");

    [Fact]
    public void A_cell_that_is_stopped_while_it_waits_for_a_batch_ends_at_once_and_the_thread_too()
    {
        var set = new Watched(60) { IsEndless = true };
        using var stop = new CancellationTokenSource();
        stop.CancelAfter(TimeSpan.FromMilliseconds(300));
        var begin = Stopwatch.GetTimestamp();

        Stoppable.Run(() => new Loader(set, 2).Epoch(1).First(), stop: stop.Token).Should().Be(new Ending.Stopped(false));

        Stopwatch.GetElapsedTime(begin).Should().BeLessThan(Soon);
        Eventually(() => !set.Readers.Single().IsAlive).Should().BeTrue();
    }

    [Fact]
    public void Code_that_is_told_to_stop_is_not_told_of_an_example()
    {
        var (set, check, isHere) = (new Watched(60), Interruption.Check, new AsyncLocal<bool> { Value = true });
        try
        {
            Interruption.Check = () =>
            {
                check?.Invoke();
                if (isHere.Value && Volatile.Read(ref set.Read) > 2)
                {
                    throw new TimeoutException("Stop.");
                }
            };
            set.Invoking(it => new Loader(it, 2) { Augmentation = new ShiftedBrightness() }.Epoch(1).ToList()).Should()
                .Throw<TimeoutException>().WithMessage("Stop.");
        }
        finally
        {
            Interruption.Check = check;
        }
    }

    private static bool Eventually(Func<bool> condition) => SpinWait.SpinUntil(condition, Soon);

    /// <summary>A set that remembers who read it.</summary>
    private sealed class Watched(int count) : IDataset
    {
        public int Read;

        public int? Fails { get; init; }

        public bool IsEndless { get; init; }

        public HashSet<Thread> Readers { get; } = [];

        public string Name => "watched, test set";

        public string Source => "the tests";

        public string License => "MIT";

        public string? Notice => null;

        public IReadOnlyList<string> ClassNames => ["all"];

        public int Count => count;

        public Example this[int index]
        {
            get
            {
                Readers.Add(Thread.CurrentThread);
                while (IsEndless)
                {
                    Thread.Sleep(1);
                    Stoppable.Checkpoint();
                }

                Interlocked.Increment(ref Read);
                return index == Fails ? throw new IOException("The file is damaged.") : ExampleList.Image(index) with { Label = 0 };
            }
        }
    }

    private sealed record Failing : Transform
    {
        public override Example Apply(Example example, Generator random) => throw new ArgumentException("No such color.");
    }
}
