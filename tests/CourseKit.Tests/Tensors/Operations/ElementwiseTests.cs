using CourseKit.Tensors;

namespace CourseKit.Tests.Tensors.Operations;

public sealed class ElementwiseTests
{
    private const float Infinity = float.PositiveInfinity, NaN = float.NaN;

    private static readonly Dictionary<string, (Func<Tensor, Tensor> Function, Func<double, double> Twin)> Twins = new()
    {
        ["Exp"] = (x => x.Exp(), Math.Exp),
        ["Log"] = (x => x.Log(), Math.Log),
        ["Sqrt"] = (x => x.Sqrt(), Math.Sqrt),
        ["Square"] = (x => x.Square(), x => x * x),
        ["Abs"] = (x => x.Abs(), Math.Abs),
        ["Tanh"] = (x => x.Tanh(), Math.Tanh),
        ["Sigmoid"] = (x => x.Sigmoid(), x => 1 / (1 + Math.Exp(-x))),
        ["Relu"] = (x => x.Relu(), x => x < 0 ? 0 : x),
    };

    public static TheoryData<string> Functions => [.. Twins.Keys];

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_function_agrees_with_its_double_precision_twin(string name)
    {
        var (function, twin) = Twins[name];
        Tensor special = [0, 1, -1, 20, -20, 100, -100, 1e-20f, Infinity, -Infinity, NaN];
        foreach (var x in new[] { Expectations.Random([5, 7]), Expectations.Random([1, 1, 1]), Expectations.Random([0, 2]), special })
        {
            function(x).ShouldHold(x.Shape, at => (float)twin(x[at]));
        }
    }

    [Fact]
    public void An_activation_of_NaN_is_NaN_and_its_gradient_that_of_PyTorch_in_every_lane()
    {
        // The gradients, of 1, are those of PyTorch's GPUs and of its golden values: data/golden/tensors/non-finite.json.
        (Func<Tensor, Tensor> Function, float Gradient)[] activations =
        [
            (x => x.Relu(), 1), (x => x.Relu6(), 1), (x => x.Elu(0.7), 1), (x => x.HardSwish(), 1), (x => x.LeakyRelu(0.25), 0.25f),
            (x => x.HardSigmoid(), 0), (x => x.Silu(), NaN), (x => x.Tanh(), NaN), (x => x.Sigmoid(), NaN),
        ];
        foreach (var (function, gradient) in activations)
        {
            for (var place = 0; place < 37; place++)
            {
                var x = Tensor.Full([37], -1.5);
                x[place] = NaN;
                x.RequireGrad();
                var y = function(x);
                y.Sum().Backward();

                y.ToArray().Select(float.IsNaN).Should().Equal(Enumerable.Range(0, 37).Select(i => i == place));
                x.Grad[place].Should().Be(gradient);
            }
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
