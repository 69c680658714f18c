using CourseKit.Tensors;

namespace CourseKit.Tests.Tensors.Gradients;

/// <summary>A gradient that is not there is explained, not a null.</summary>
public sealed class GradTests
{
    [Fact]
    public void Of_a_tensor_that_was_computed()
    {
        var w = Tensor.Stack(1, 2).RequireGrad();
        w.Square().Sum().Backward();
        w = w - 0.1 * w.Grad;
        w.Square().Sum().Backward();

        Message(w).Should().Be(
            "Backward() leaves gradients at leaves, the tensors that were marked with RequireGrad(). Received: a tensor of shape [2] that "
            + "was computed. Read Grad of the leaf that it was computed from; after an update make the result a new leaf: "
            + "w = (w - 0.1f * w.Grad).Detach().RequireGrad();");
        w.HasGrad.Should().BeFalse();
    }

    [Fact]
    public void Of_a_tensor_that_was_computed_and_marked() =>
        Message((Tensor.Ones([2, 1]).RequireGrad() * 3).RequireGrad()).Should().Contain(
            "Received: a tensor of shape [2, 1] that was computed by Multiplication. ");

    [Fact]
    public void Of_a_leaf_before_Backward() => Message(Tensor.Ones([4]).RequireGrad()).Should().Be(
        "A leaf has a gradient once Backward() has run on a loss that was computed from it. Received: a leaf of shape [4] that no "
        + "Backward() has reached. Compute the loss from this tensor, then call loss.Backward().");

    [Fact]
    public void Of_a_tensor_without_the_mark() => Message(Tensor.Ones([4])).Should().Be(
        "Only a tensor that was marked with RequireGrad() gets a gradient. Received: a tensor of shape [4] without the mark. Call "
        + "RequireGrad() on it before you compute the loss.");

    [Fact]
    public void What_the_message_says_to_write_trains()
    {
        var w = Tensor.Stack(1, -2).RequireGrad();
        for (var step = 0; step < 3; step++)
        {
            w.Square().Sum().Backward();
            w = (w - 0.1f * w.Grad).Detach().RequireGrad();
        }

        w.ShouldBeCloseTo(Tensor.Stack(1, -2) * (0.8f * 0.8f * 0.8f));
    }

    [Fact]
    public void It_can_be_taken_away()
    {
        var x = Tensor.Ones([]).RequireGrad();
        x.Square().Backward();
        x.HasGrad.Should().BeTrue();
        x.Grad = null;
        x.HasGrad.Should().BeFalse();
    }

    private static string Message(Tensor tensor) =>
        new Func<Tensor>(() => tensor.Grad).Should().Throw<InvalidOperationException>().Which.Message;
}
