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
    public void Its_gradient_is_that_found_by_trying_and_its_centers_stay()
    {
        var layer = new RadialBasis(Expectations.Random([4, 5], seed: 2)).Build([3, 5], new Generator(1));

        layer.ShouldHaveTheGradientsFoundByTrying(Expectations.Random([3, 5]));
        layer.Parameters.Should().BeEmpty();
    }

    [Fact]
    public void It_prints_itself_and_refuses_rows_of_another_length()
    {
        var layer = new RadialBasis(Tensor.Zeros([10, 84]));

        layer.ToString().Should().Be("RadialBasis(10 fixed centers)");
        FluentActions.Invoking(() => layer.Infer([1, 80])).Should().Throw<ShapeException>()
            .WithMessage("Distances from points [10, 84] are those of rows [N, 84]. Received: [1, 80].");
        FluentActions.Invoking(() => new RadialBasis(Tensor.Zeros([84]))).Should().Throw<ShapeException>()
            .WithMessage("Centers are rows of numbers [F, C]. Received: [84].");
    }
}
