using System.Runtime.CompilerServices;
using CourseKit.Tensors;

namespace CourseKit.Tests.Tensors.Gradients;

public sealed class BackwardTests
{
    [Fact]
    public void A_tensor_that_is_used_twice_gets_the_sum_of_both_gradients()
    {
        var x = Leaf(3);
        (x * x).Backward();

        x.Grad!.Item().Should().Be(6);
    }

    [Fact]
    public void Paths_that_part_and_meet_again_add_up()
    {
        var x = Leaf(2);
        var shared = x * x;
        var (left, right) = (shared * 3, shared + x);
        (left * right).Backward();

        // 3x²·(x² + x) = 3x⁴ + 3x³, with the derivative 12x³ + 9x².
        x.Grad!.Item().Should().Be((12 * 8) + (9 * 4));
    }

    [Fact]
    public void Many_diamonds_in_a_row_are_passed_once_each()
    {
        var x = Leaf(1);
        var y = x;
        for (var i = 0; i < 60; i++)
        {
            y = (y + y) / 2;
        }

        y.Backward();

        x.Grad!.Item().Should().Be(1);
    }

    [Fact]
    public void A_part_that_is_used_late_and_early_waits_for_all_its_gradients()
    {
        var x = Leaf(2);
        var early = x * 3;
        var late = (early * early).Exp().Log();
        (late + early).Backward();

        // 9x² + 3x, with the derivative 18x + 3.
        x.Grad!.ShouldHold([], _ => 39, 1e-4);
    }

    [Fact]
    public void Grad_adds_up_over_calls_until_it_is_taken_away()
    {
        var x = Leaf(3);
        x.Square().Backward();
        (2 * x).Backward();
        x.Grad!.Item().Should().Be(8);

        x.Grad = null;
        (5 * x).Backward();
        x.Grad!.Item().Should().Be(5);
    }

    [Fact]
    public void Each_leaf_has_a_gradient_of_its_own()
    {
        var (a, b) = (Leaf(1), Leaf(2));
        var given = Tensor.Full([], 10);
        (a + b).Backward(given);
        a.Grad!.Data.Clear();

        b.Grad!.Item().Should().Be(10);
        given.Item().Should().Be(10);
    }

    [Fact]
    public void A_leaf_is_its_own_loss()
    {
        var x = Leaf(4);
        x.Backward();

        x.Grad!.Item().Should().Be(1);
    }

    [Fact]
    public void Only_leaves_keep_a_gradient()
    {
        var (x, constant) = (Leaf(3), (Tensor)2);
        var y = x * constant;
        y.Square().Backward();

        y.HasGrad.Should().BeFalse();
        constant.HasGrad.Should().BeFalse();
        x.Grad!.RequiresGrad.Should().BeFalse();
    }

    [Fact]
    public void A_chain_of_a_hundred_thousand_operations_does_not_overflow_the_stack()
    {
        var x = Leaf(0);
        var y = x;
        for (var i = 0; i < 100_000; i++)
        {
            y += 1;
        }

        y.Backward();

        y.Item().Should().Be(100_000);
        x.Grad!.Item().Should().Be(1);
    }

    [Fact]
    public void A_given_gradient_is_the_start()
    {
        Tensor x = Tensor.Stack(1, 2, 3).RequireGrad();
        x.Square().Backward([10, 0, -1]);

        x.Grad!.ToArray().Should().Equal(20, 0, -6);
    }

    [Fact]
    public void A_loss_of_shape_1_by_1_is_a_single_number_too()
    {
        var x = Tensor.Full([1, 1], 3).RequireGrad();
        x.Square().Backward();

        x.Grad!.ShouldBeExactly([[6]]);
    }

    [Fact]
    public void Gradients_have_the_same_bits_from_run_to_run()
    {
        float[] Run()
        {
            var weight = Expectations.Random([3, 2, 3, 3], 1).RequireGrad();
            Expectations.Random([2, 2, 7, 7], 2).Conv2d(weight, padding: Padding.Same).Tanh().Mean().Backward();
            return weight.Grad!.ToArray();
        }

        Run().Should().Equal(Run());
    }

    [Fact]
    public void Intermediate_results_are_let_go_after_Backward()
    {
        var x = Leaf(2);
        var (loss, intermediate) = LossAndIntermediate(x);
        GC.Collect();
        intermediate.IsAlive.Should().BeTrue("the loss needs it until Backward() has run");

        loss.Backward();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        intermediate.IsAlive.Should().BeFalse();
        loss.Item().Should().Be(16);
    }

    [Fact]
    public void Backward_runs_once()
    {
        var loss = Leaf(2).Square();
        loss.Backward();

        Message<InvalidOperationException>(loss.Backward).Should().Be(AlreadyRun);
    }

    [Fact]
    public void A_second_loss_over_the_same_values_is_refused_before_it_changes_a_gradient()
    {
        var x = Leaf(2);
        var shared = x.Square();
        var (first, second) = (shared * 3, (shared * 5) + x);
        first.Backward();

        Message<InvalidOperationException>(second.Backward).Should().Be(AlreadyRun);
        x.Grad!.Item().Should().Be(12);
    }

    [Fact]
    public void A_loss_is_a_single_number() =>
        Message<ShapeException>(Tensor.Ones([2, 3]).RequireGrad().Square().Backward).Should().Be(
            "Backward() starts at a single number, a loss: take the Sum() or Mean(), or pass a gradient of the same shape. Received: " +
                "shape [2, 3].");

    [Fact]
    public void A_given_gradient_has_the_shape_of_its_tensor() =>
        Message<ShapeException>(() => Tensor.Ones([2, 3]).RequireGrad().Square().Backward(Tensor.Ones([3]))).Should().Be(
            "A gradient has the shape of its tensor, [2, 3]. Received: [3].");

    [Fact]
    public void Values_written_one_by_one_leave_no_trace()
    {
        Tensor x = Tensor.Stack(1, 2).RequireGrad();
        var y = Tensor.Zeros([2]);
        y[0] = x[0] * 2;

        Message<InvalidOperationException>(y.Sum().Backward).Should().Be(
            "Nothing that this tensor was computed from asks for a gradient. Mark a leaf with RequireGrad() and compute with " +
                "whole-tensor operations: "
            + "values written one by one, as in y[i, j] = …, leave no trace of where they came from.");
    }

    [Fact]
    public void Detach_cuts_the_path()
    {
        var x = Leaf(3);
        var detached = x.Square().Detach();
        (detached * x).Backward();

        detached.RequiresGrad.Should().BeFalse();
        x.Grad!.Item().Should().Be(9);
    }

    [Fact]
    public void Parts_seen_by_foreach_pass_their_gradient_on()
    {
        var x = Expectations.Random([3, 2]).RequireGrad();
        Tensor sum = 0;
        var weight = 1;
        foreach (var row in x)
        {
            sum += (row * weight++).Sum();
        }

        sum.Backward();

        x.Grad!.ShouldBeExactly([[1, 1], [2, 2], [3, 3]]);
    }

    [Fact]
    public void NaN_and_infinity_pass_through_gradients()
    {
        Tensor x = Tensor.Stack(0, 1).RequireGrad();
        (x * float.PositiveInfinity).Sum().Backward();
        x.Grad!.ToArray().Should().Equal(float.PositiveInfinity, float.PositiveInfinity);

        var root = Leaf(0);
        (root.Sqrt() * 0).Backward();
        root.Grad!.Item().Should().Be(float.NaN);
    }

    private const string AlreadyRun =
        "Backward() has run through here already and let the intermediate values go. Compute the loss again, then call it once; "
        + "of several losses, call it on their sum.";

    private static Tensor Leaf(float value) => Tensor.Full([], value).RequireGrad();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (Tensor Loss, WeakReference Intermediate) LossAndIntermediate(Tensor x)
    {
        var intermediate = x.Square();
        return (intermediate.Square(), new WeakReference(intermediate));
    }

    private static string Message<TException>(Action action) where TException : Exception =>
        action.Should().Throw<TException>().Which.Message;
}
