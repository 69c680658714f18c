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
        using var _ = new NoGrad();
        var elsewhere = false;
        var thread = new Thread(() => elsewhere = Records(x));
        thread.Start();
        thread.Join();

        elsewhere.Should().BeTrue();
        Records(x).Should().BeFalse();
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

    private static bool Records(Tensor x) => (x * 2).RequiresGrad;
}
