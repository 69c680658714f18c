using CourseKit.Networks.Layers;
using CourseKit.Tensors;
using CourseKit.Tests.Tensors;

namespace CourseKit.Tests.Networks.Layers;

public sealed class ScaledTanhTests
{
    [Fact]
    public void It_squashes_as_the_formula_says()
    {
        var x = Expectations.Random([3, 7]);

        new ScaledTanh().Build(x.Shape).Call(x).ShouldHold([3, 7], at => 1.7159 * Math.Tanh(2.0 / 3 * x[at]));
        new ScaledTanh(3, 0.5f).Build(x.Shape).Call(x).ShouldHold([3, 7], at => 3 * Math.Tanh(0.5 * x[at]));
    }

    [Fact]
    public void One_stays_one() => new ScaledTanh().Build([2]).Call(Tensor.Stack(1, -1)).ShouldHold([2], at => at[0] == 0 ? 1 : -1, 1e-4);
}
