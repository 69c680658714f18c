using CourseKit.Tensors;
using CourseKit.Tensors.Gradients;
using CourseKit.Tensors.Memory;

namespace CourseKit.Tests.Tensors.Memory;

/// <summary>What a tensor's memory does: shared, copied, let go and used again.</summary>
public sealed class MemoryTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(1023)]
    [InlineData(1024)]
    [InlineData(100_001)]
    public unsafe void Values_start_at_a_cache_line(int count)
    {
        var tensor = Tensor.Zeros([count]);

        ((nuint)tensor.Pointer % 64).Should().Be(0);
        tensor.Values.Length.Should().Be(count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(1000)]
    [InlineData(1_000_001)]
    public void A_block_is_at_most_a_sixteenth_or_a_cache_line_larger_than_asked_for(int count)
    {
        var block = Pool.Take(count);

        block.Capacity.Should().BeInRange(count, Math.Max(count + Block.Alignment, count + (count / 16) + 1));
        Pool.Return(block);
    }

    [Fact]
    public void A_tensor_under_another_shape_is_copied_when_one_of_the_two_is_written_to()
    {
        var x = Tensor.Range(2048);
        var y = x.Reshape(2, 1024);

        y[1, 1023] = -1;
        x.Data[0] = -2;

        (x[0], x[2047], y[0, 0], y[1, 1023]).Should().Be((-2, 2047, 0, -1));
    }

    [Fact]
    public void A_span_that_a_program_holds_is_never_written_to_by_another_tensor()
    {
        static Span<float> Orphan()
        {
            var orphan = Tensor.Ones([5000]);
            return orphan.Data;
        }

        var span = Orphan();
        Collect();
        var others = Enumerable.Range(0, 50).Select(_ => Tensor.Zeros([5000])).ToList();

        span.ToArray().Should().OnlyContain(value => value == 1);
        GC.KeepAlive(others);
    }

    [Fact]
    public void Values_that_were_let_go_cannot_be_read()
    {
        using var _ = new NoGrad();
        var x = Tensor.Ones([4, 4]);
        x.FreeAfterBackward();

        FluentActions.Invoking(() => x[0, 0]).Should().Throw<InvalidOperationException>()
            .WithMessage("The values of this tensor have been let go*");
    }

    [Fact]
    public void A_step_that_was_let_go_keeps_its_values_until_the_gradient_has_used_them()
    {
        var x = Tensor.Full([3000], 2).RequireGrad();
        var step = x.Exp();
        var loss = step.Square().Sum();
        step.FreeAfterBackward();

        loss.Backward();

        x.Grad![0].Should().BeApproximately(2 * MathF.Exp(4), 1e-3f);
        FluentActions.Invoking(() => step[0]).Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public void What_a_program_holds_survives_the_gradient()
    {
        var x = Tensor.Full([3000], 2).RequireGrad();
        var step = x.Exp();
        step.Square().Sum().Backward();

        step[0].Should().Be(MathF.Exp(2));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(100)]
    [InlineData(5000)]
    [InlineData(1_000_003)]
    public void A_block_is_at_most_a_sixteenth_larger_than_asked_for_or_a_cache_line(int length)
    {
        var block = Pool.Take(length);

        block.Capacity.Should().BeInRange(length, length + Math.Max(Block.Alignment - 1, length / 16));
        Pool.Return(block);
    }

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }
}
