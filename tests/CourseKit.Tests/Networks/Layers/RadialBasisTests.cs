using CourseKit.Networks.Layers;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;
using CourseKit.Tests.Tensors;

namespace CourseKit.Tests.Networks.Layers;

public sealed class RadialBasisTests
{
    [Fact]
    public void It_gives_squared_distances_from_each_center()
    {
        Tensor x = Expectations.Random([3, 5]), centers = Expectations.Random([4, 5], seed: 2);

        new RadialBasis(centers).Build(x.Shape).Call(x).ShouldHold([3, 4], at =>
            Enumerable.Range(0, 5).Sum(i => Math.Pow((double)x[at[0], i] - centers[at[1], i], 2)));
    }

    [Fact]
    public void Its_centers_are_not_learned()
    {
        var layer = new RadialBasis(Expectations.Random([4, 5], seed: 2).RequireGrad()).Build([3, 5], new Generator(1));

        layer.Parameters.Should().BeEmpty();
        layer.Call(Expectations.Random([3, 5])).RequiresGrad.Should().BeFalse();
    }

    [Fact]
    public void It_refuses_rows_of_another_length()
    {
        var layer = new RadialBasis(Tensor.Zeros([10, 84]));

        FluentActions.Invoking(() => layer.Infer([1, 80])).Should().Throw<ShapeException>()
            .WithMessage("Distances from points [10, 84] are those of rows [N, 84]. Received: [1, 80].");
        FluentActions.Invoking(() => new RadialBasis(Tensor.Zeros([84]))).Should().Throw<ShapeException>()
            .WithMessage("Centers are rows of numbers [F, C]. Received: [84].");
    }
}
