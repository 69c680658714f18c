using CourseKit.Tensors;

namespace CourseKit.Tests.Tensors.Operations;

public sealed class ElementwiseTests
{
    private const float Infinity = float.PositiveInfinity, NaN = float.NaN;

    public static TheoryData<string, Func<Tensor, Tensor>, Func<double, double>> Functions => new()
    {
        { "Exp", x => x.Exp(), Math.Exp },
        { "Log", x => x.Log(), Math.Log },
        { "Sqrt", x => x.Sqrt(), Math.Sqrt },
        { "Square", x => x.Square(), x => x * x },
        { "Abs", x => x.Abs(), Math.Abs },
        { "Tanh", x => x.Tanh(), Math.Tanh },
        { "Sigmoid", x => x.Sigmoid(), x => 1 / (1 + Math.Exp(-x)) },
        { "Relu", x => x.Relu(), x => x < 0 ? 0 : x },
    };

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_function_agrees_with_its_double_precision_twin(string name, Func<Tensor, Tensor> function, Func<double, double> twin)
    {
        name.Should().NotBeEmpty();
        Tensor special = [0, 1, -1, 20, -20, 100, -100, 1e-20f, Infinity, -Infinity, NaN];
        foreach (var x in new[] { Expectations.Random([5, 7]), Expectations.Random([1, 1, 1]), Expectations.Random([0, 2]), special })
        {
            function(x).ShouldHold(x.Shape, at => (float)twin(x[at]));
        }
    }

    [Fact]
    public void Relu_keeps_NaN_and_infinity() =>
        Tensor.Stack(NaN, Infinity, -Infinity, -3, 0, 3).Relu().ToArray().Should().Equal(NaN, Infinity, 0, 0, 0, 3);

    [Fact]
    public void Log_and_Sqrt_leave_their_domain_as_IEEE_says()
    {
        Tensor.Stack(0, -1).Log().ToArray().Should().Equal(-Infinity, NaN);
        Tensor.Stack(0, -1).Sqrt().ToArray().Should().Equal(0, NaN);
    }

    [Fact]
    public void Slopes_at_the_kink_are_zero()
    {
        Slope(x => x.Relu(), 0).Should().Be(0);
        Slope(x => x.Abs(), 0).Should().Be(0);
    }

    [Fact]
    public void A_saturated_sigmoid_has_no_slope_and_no_NaN()
    {
        Slope(x => x.Sigmoid(), 200).Should().Be(0);
        Slope(x => x.Sigmoid(), -200).Should().Be(0);
        Slope(x => x.Tanh(), 200).Should().Be(0);
    }

    private static float Slope(Func<Tensor, Tensor> function, float at)
    {
        var x = Tensor.Full([], at).RequireGrad();
        function(x).Backward();
        return x.Grad!.Item();
    }
}
