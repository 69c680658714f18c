using CourseKit.Networks.Layers;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;
using CourseKit.Tests.Tensors;

namespace CourseKit.Tests.Networks.Layers;

public sealed class StochasticDepthTests
{
    [Fact]
    public void In_training_an_image_is_left_out_or_scaled_as_a_whole()
    {
        const int Images = 2000;
        var x = Expectations.Random([Images, 2, 1, 2]).RequireGrad();
        var y = new StochasticDepth(0.25f).Build(x.Shape, new Generator(1)).Call(x);
        y.Sum().Backward();

        var left = 0;
        for (var image = 0; image < Images; image++)
        {
            var factor = Math.Round(y[image, 0, 0, 0] / x[image, 0, 0, 0], 4);
            left += factor == 0 ? 1 : 0;
            factor.Should().BeOneOf(0, Math.Round(1 / 0.75, 4));
            y.Select(0, image).ShouldBeCloseTo(x.Detach().Select(0, image) * (float)factor, 1e-4);
            x.Grad!.Select(0, image).ShouldBeCloseTo(Tensor.Full([2, 1, 2], (float)factor), 1e-4);
        }

        left.Should().BeInRange(420, 580, "a quarter of 2,000, by four deviations of 19");
    }

    [Fact]
    public void In_prediction_nothing_happens()
    {
        var x = Expectations.Random([3, 2, 2, 2]);

        new StochasticDepth(0.5f).Build(x.Shape, new Generator(1)).Eval().Call(x).ShouldBeExactly(x);
    }

    [Fact]
    public void The_same_seed_leaves_out_the_same_images()
    {
        var x = Tensor.Ones([64, 1]);

        Drawn(1).ShouldBeExactly(Drawn(1));
        Drawn(1).ToArray().Should().NotEqual(Drawn(2).ToArray());

        Tensor Drawn(ulong seed) => new StochasticDepth(0.5f).Build(x.Shape, new Generator(seed)).Call(x);
    }

    [Fact]
    public void A_probability_is_one() => FluentActions.Invoking(() => new StochasticDepth(1.5f))
        .Should().Throw<ArgumentException>().WithMessage("A probability is a number from 0 to 1. Received: 1.5.");
}
