using CourseKit.Tensors;

namespace CourseKit.Tests.Tensors.Gradients;

/// <summary>Gradients at NaN and at infinities, as PyTorch 1.13 computes them.</summary>
public sealed class SpecialValueGradientTests
{
    private const float NaN = float.NaN, Infinity = float.PositiveInfinity;

    [Fact]
    public void Of_several_NaN_in_a_window_the_last_gets_the_gradient_of_max_pooling()
    {
        Tensor image = Tensor.From([1, 1, 2, 4], [1, NaN, 3, NaN, NaN, 2, 4, 2]);

        Gradient(image, x => x.MaxPool2d(2)).Should().Equal(0, 0, 0, 1, 1, 0, 0, 0);
        Gradient(image, x => x.MinPool2d(2)).Should().Equal(0, 0, 0, 1, 1, 0, 0, 0);
        Gradient(image, x => x.AdaptiveMaxPool2d(1, 1)).Should().Equal(0, 0, 0, 0, 1, 0, 0, 0);
    }

    [Fact]
    public void Where_everything_is_minus_infinity_the_first_gets_the_gradient_of_max_pooling()
    {
        var image = Tensor.Full([1, 1, 2, 4], -Infinity);

        Gradient(image, x => x.MaxPool2d(2)).Should().Equal(1, 0, 1, 0, 0, 0, 0, 0);
        Gradient(image, x => x.AdaptiveMaxPool2d(1, 1)).Should().Equal(1, 0, 0, 0, 0, 0, 0, 0);
    }

    [Fact]
    public void Elementwise_functions_have_the_gradients_of_PyTorch()
    {
        Gradient([NaN, -1, 0.5f, 3], x => x.Clamp(0, 1)).Should().Equal(0, 0, 1, 0);
        Gradient([NaN, -1, 0, 3], x => x.Abs()).Should().Equal(0, -1, 0, 1);
        Gradient([0, 4, NaN], x => x.Sqrt()).Should().Equal(Infinity, 0.25f, NaN);
        Gradient([0, 4], x => x.Pow(0.5f)).Should().Equal(Infinity, 0.25f);
        Gradient([NaN, 4], x => x.Pow(0)).Should().Equal(0, 0);
    }

    [Fact]
    public void Rows_of_scores_have_the_gradients_of_PyTorch()
    {
        Gradient([3, NaN], x => x.TopK(1).Values).Should().Equal(0, 1);
        Gradient([NaN, 1, 2], x => x.Softmax(0)).Should().Equal(NaN, NaN, NaN);
        Gradient([2, -Infinity, -Infinity], x => x.LogSoftmax(0)[..1]).Should().Equal(0, 0, 0);
    }

    private static float[] Gradient(Tensor values, Func<Tensor, Tensor> function)
    {
        var x = values.Detach().RequireGrad();
        function(x).Sum().Backward();
        return x.Grad.ToArray();
    }
}
