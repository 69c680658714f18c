using CourseKit.Networks.Layers;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;
using CourseKit.Tests.Tensors;

namespace CourseKit.Tests.Networks.Layers;

public sealed class SubsamplingTests
{
    [Fact]
    public void Each_window_is_added_up_scaled_and_shifted()
    {
        var layer = new Subsampling(3).Build([2, 2, 7, 9], new Generator(1));
        Tensor weight = Tensor.Stack(0.5f, -2), bias = Tensor.Stack(3, 4);
        layer.OwnParameters[0].Set(weight);
        layer.OwnParameters[1].Set(bias);
        var x = Expectations.Random([2, 2, 7, 9]);

        layer.Call(x).ShouldHold([2, 2, 2, 3], at =>
        {
            var sum = 0.0;
            for (var row = 0; row < 3; row++)
            {
                for (var column = 0; column < 3; column++)
                {
                    sum += x[at[0], at[1], (3 * at[2]) + row, (3 * at[3]) + column];
                }
            }

            return (weight[at[1]] * sum) + bias[at[1]];
        });
    }

    [Fact]
    public void It_starts_as_average_pooling()
    {
        var x = Expectations.Random([1, 2, 4, 6]);

        new Subsampling().Build(x.Shape, new Generator(1)).Call(x).ShouldBeCloseTo(x.AvgPool2d(2));
    }

    [Fact]
    public void It_refuses_what_is_no_image()
    {
        FluentActions.Invoking(() => new Subsampling().Infer([4, 4])).Should().Throw<ShapeException>()
            .WithMessage("Pooling takes images [N, C, H, W]. Received: [4, 4].");
    }
}
