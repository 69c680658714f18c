using CourseKit.Tensors;
using CourseKit.Tensors.Gradients;

namespace CourseKit.Tests.Tensors.Gradients;

public sealed class NoGradTests
{
    [Fact]
    public void Nothing_is_recorded_inside()
    {
        var x = Tensor.Ones([]).RequireGrad();
        using (new NoGrad())
        {
            Records(x).Should().BeFalse();
            Tensor.Stack(x, x).RequiresGrad.Should().BeFalse();
            x.RequiresGrad.Should().BeTrue();
        }

        Records(x).Should().BeTrue();
    }

    [Fact]
    public void Inner_ones_end_before_the_outer_one()
    {
        var x = Tensor.Ones([]).RequireGrad();
        using (new NoGrad())
        {
            using (new NoGrad())
            {
                Records(x).Should().BeFalse();
            }

            Records(x).Should().BeFalse();
        }

        Records(x).Should().BeTrue();
    }

    [Fact]
    public void Scopes_may_end_in_any_order()
    {
        var x = Tensor.Ones([]).RequireGrad();
        foreach (var order in new int[][] { [0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0] })
        {
            NoGrad[] scopes = [new(), new(), new()];
            foreach (var next in order)
            {
                Records(x).Should().BeFalse($"scope {next} of {string.Join(", ", order)} is open");
                scopes[next].Dispose();
                scopes[next].Dispose();
            }

            Records(x).Should().BeTrue($"all have ended, in the order {string.Join(", ", order)}");
        }
    }

    [Fact]
    public async Task Scopes_may_end_in_any_order_behind_an_await()
    {
        var x = Tensor.Ones([]).RequireGrad();
        var first = new NoGrad();
        await OnAnotherThread();
        var second = new NoGrad();
        await OnAnotherThread();
        first.Dispose();
        await OnAnotherThread();
        Records(x).Should().BeFalse("the second is open");
        second.Dispose();
        await OnAnotherThread();
        Records(x).Should().BeTrue();
    }

    [Fact]
    public async Task One_that_an_async_method_ends_goes_on_for_its_caller()
    {
        var x = Tensor.Ones([]).RequireGrad();
        var scope = new NoGrad();

        (await RecordsAfterTheEndOf(scope, x)).Should().BeTrue();

        Records(x).Should().BeFalse();
        scope.Dispose();
        Records(x).Should().BeTrue();
    }

    [Fact]
    public void Disposing_twice_ends_it_once()
    {
        var x = Tensor.Ones([]).RequireGrad();
        using (new NoGrad())
        {
            var inner = new NoGrad();
            inner.Dispose();
            inner.Dispose();
            Records(x).Should().BeFalse();
        }

        Records(x).Should().BeTrue();
    }

    [Fact]
    public void An_exception_ends_it_too()
    {
        var x = Tensor.Ones([]).RequireGrad();
        new Action(() =>
        {
            using var _ = new NoGrad();
            x.Reshape(7);
        }).Should().Throw<ShapeException>();

        Records(x).Should().BeTrue();
    }

    [Fact]
    public void Other_threads_go_on_recording()
    {
        var x = Tensor.Ones([]).RequireGrad();
        var elsewhere = false;
        using var isActive = new ManualResetEventSlim();
        var thread = new Thread(() =>
        {
            isActive.Wait();
            elsewhere = Records(x);
        });
        thread.Start();
        using var _ = new NoGrad();
        isActive.Set();
        thread.Join();

        elsewhere.Should().BeTrue();
        Records(x).Should().BeFalse();
    }

    [Fact]
    public async Task It_holds_behind_an_await_whichever_thread_goes_on()
    {
        var x = Tensor.Ones([]).RequireGrad();
        using (new NoGrad())
        {
            await OnAnotherThread();
            Records(x).Should().BeFalse();
            (await Task.Run(() => Records(x))).Should().BeFalse("a task that is started inside computes for the code inside");
            await OnAnotherThread();
            Records(x).Should().BeFalse();
        }

        Records(x).Should().BeTrue();
        await OnAnotherThread();
        Records(x).Should().BeTrue();
    }

    [Fact]
    public async Task Who_goes_on_while_another_awaits_inside_goes_on_recording()
    {
        var x = Tensor.Ones([]).RequireGrad();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var inside = RecordsInsideAfter(gate.Task, x);
        Records(x).Should().BeTrue();

        gate.SetResult();
        (await inside).Should().BeFalse();
        Records(x).Should().BeTrue();
    }

    [Fact]
    public async Task Disposed_where_it_was_not_active_it_ends_nothing()
    {
        var x = Tensor.Ones([]).RequireGrad();
        var made = new TaskCompletionSource<NoGrad>();
        await Task.Run(() => made.SetResult(new NoGrad()));
        using (new NoGrad())
        {
            (await made.Task).Dispose();
            Records(x).Should().BeFalse();
        }

        Records(x).Should().BeTrue();
    }

    [Fact]
    public void Backward_works_inside_for_what_was_computed_outside()
    {
        var x = Tensor.Full([], 3).RequireGrad();
        var loss = x.Square();
        using (new NoGrad())
        {
            loss.Backward();
        }

        x.Grad!.Item().Should().Be(6);
    }

    private static async Task<bool> RecordsInsideAfter(Task gate, Tensor x)
    {
        using var _ = new NoGrad();
        await gate.ConfigureAwait(false);
        return Records(x);
    }

    private static async Task<bool> RecordsAfterTheEndOf(NoGrad scope, Tensor x)
    {
        scope.Dispose();
        await OnAnotherThread();
        return Records(x);
    }

    private static async Task OnAnotherThread()
    {
        var before = Environment.CurrentManagedThreadId;
        for (var i = 0; i < 1000 && Environment.CurrentManagedThreadId == before; i++)
        {
            await Task.Run(() => Thread.Sleep(1)).ConfigureAwait(false);
        }
    }

    private static bool Records(Tensor x) => (x * 2).RequiresGrad;
}
