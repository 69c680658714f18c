using CourseKit.Tensors.Execution;

namespace CourseKit.Tests.Tensors.Execution;

public sealed class WorkersTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(1000)]
    public void Every_piece_is_done_once(int pieces)
    {
        for (var repetition = 0; repetition < 200; repetition++)
        {
            var done = new int[pieces];
            Workers.For(pieces, piece => Interlocked.Increment(ref done[piece]));

            done.Should().Equal(Enumerable.Repeat(1, pieces));
        }
    }

    [Fact]
    public void A_piece_may_ask_for_pieces_of_its_own()
    {
        var sum = 0;
        Workers.For(8, outer => Workers.For(8, inner => Interlocked.Add(ref sum, (8 * outer) + inner)));

        sum.Should().Be(63 * 64 / 2);
    }

    [Fact]
    public void Threads_that_ask_at_the_same_time_do_not_wait_for_each_other_in_vain()
    {
        var sum = 0;
        var threads = Enumerable.Range(0, 4).Select(_ => new Thread(() =>
        {
            for (var round = 0; round < 500; round++)
            {
                Workers.For(4, piece => Interlocked.Add(ref sum, piece));
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        sum.Should().Be(4 * 500 * 6);
    }

    [Fact]
    public void The_exception_of_a_piece_reaches_the_caller_and_the_next_job_runs()
    {
        var failing = () => Workers.For(100, piece => throw new InvalidOperationException("A piece has failed."));
        failing.Should().Throw<InvalidOperationException>().WithMessage("A piece has failed.");

        var done = 0;
        Workers.For(100, _ => Interlocked.Increment(ref done));
        done.Should().Be(100);
    }

    [Fact]
    public void Nobody_is_no_worker() =>
        FluentActions.Invoking(() => Workers.Count = 0).Should().Throw<ArgumentOutOfRangeException>();
}
