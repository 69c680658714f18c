using CourseKit.Networks.Initialization;
using CourseKit.Networks.Layers;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Networks.Initialization;

public sealed class InitializersTests
{
    /// <summary>An initializer, the bound of a uniform one, and the variance that its source gives for fan-in 3·5·5 = 75 and fan-out
    /// 200·5·5 = 5000.</summary>
    public static TheoryData<string, Initializer, double?, double> Published => new()
    {
        { "He, uniform", Initializers.HeUniform, Math.Sqrt(6.0 / 75), 2.0 / 75 },
        { "He, normal", Initializers.HeNormal, null, 2.0 / 75 },
        { "Xavier, uniform", Initializers.XavierUniform, Math.Sqrt(6.0 / 5075), 2.0 / 5075 },
        { "Xavier, normal", Initializers.XavierNormal, null, 2.0 / 5075 },
        { "LeCun, uniform", Initializers.LeCunUniform, Math.Sqrt(3.0 / 75), 1.0 / 75 },
        { "LeCun, normal", Initializers.LeCunNormal, null, 1.0 / 75 },
        { "PyTorch's default", Initializers.KaimingDefault, Math.Sqrt(1.0 / 75), 1.0 / 3 / 75 },
        { "uniform", Initializers.Uniform(0.5f), 0.5, 1.0 / 12 },
    };

    [Theory]
    [MemberData(nameof(Published))]
    public void Values_have_the_bound_and_the_variance_of_their_source(string name, Initializer initializer, double? bound,
        double variance)
    {
        var weights = initializer([200, 3, 5, 5], new Generator(1)).ToArray().Select(value => (double)value).ToArray();

        // Of 15,000 values, the largest is near the bound of a uniform sample, and about four deviations of a normal one.
        var (low, high) = bound is { } edge ? (0.99 * edge, edge + 1e-7) : (3.2 * Math.Sqrt(variance), 6 * Math.Sqrt(variance));
        weights.Max(Math.Abs).Should().BeInRange(low, high, name);
        weights.Average().Should().BeApproximately(0, 5 * Math.Sqrt(variance / weights.Length));
        weights.Average(value => value * value).Should().BeApproximately(
            variance, 0.06 * variance, "of a normal sample of 15,000 that is five deviations");
    }

    [Fact]
    public void He_keeps_the_variance_through_ReLU()
    {
        var random = new Generator(1);
        var x = random.Normal([64, 256]);
        for (var layer = 0; layer < 20; layer++)
        {
            x = x.Linear(Initializers.HeNormal([256, 256], random)).Relu();
        }

        x.Square().Mean().Item().Should().BeInRange(0.25f, 4, "half of 2/256 in each of 20 layers would leave a millionth");
    }

    [Fact]
    public void Dense_layers_and_convolutions_start_as_those_of_PyTorch()
    {
        foreach (var layer in new[] { new Linear(400).Build([1, 50], new Generator(1)),
            new Conv2d(400, 5).Build([1, 2, 5, 5], new Generator(1)) })
        {
            foreach (var parameter in layer.OwnParameters)
            {
                parameter.Value.ToArray().Max(Math.Abs)
                    .Should().BeInRange(0.98f / MathF.Sqrt(50), 1 / MathF.Sqrt(50), "each result of {0} sums 50 numbers", layer);
            }
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_weights()
    {
        float[] Weights(ulong seed) => new Conv2d(4, 3).Build([1, 3, 5, 5], new Generator(seed)).OwnParameters[0].Value.ToArray();

        Weights(1).Should().Equal(Weights(1));
        Weights(1).Should().NotEqual(Weights(2));
    }

    [Fact]
    public void A_start_of_ones_own_is_used()
    {
        var layer = new Conv2d(2, 3) { Initializer = (shape, _) => Tensor.Full(shape, 7) }.Build([1, 1, 5, 5], new Generator(1));

        layer.OwnParameters[0].Value.ToArray().Should().OnlyContain(value => value == 7);
    }

    [Fact]
    public void Parameters_that_will_be_loaded_start_at_zero()
    {
        new Conv2d(2, 3).Build([1, 1, 5, 5]).OwnParameters.SelectMany(parameter => parameter.Value.ToArray()).Should()
            .OnlyContain(value => value == 0);
    }
}
