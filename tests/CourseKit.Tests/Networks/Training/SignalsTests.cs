using CourseKit.Networks;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Initialization;
using CourseKit.Networks.Layers;
using CourseKit.Networks.Training;
using CourseKit.Tensors;
using CourseKit.Tensors.Gradients;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Networks.Training;

public sealed class SignalsTests
{
    [Fact]
    public void A_layer_is_looked_at_behind_its_normalization_its_addition_and_its_activation()
    {
        Layer[] first = [new Conv2d(4, kernel: 3, padding: 1), new BatchNorm2d(), new Relu(), new MaxPool2d(2)];
        Layer[] body = [new Conv2d(4, kernel: 3, padding: 1), new Relu(), new Conv2d(4, kernel: 3, padding: 1), new BatchNorm2d()];
        var last = new Linear(3);
        var network = new Sequential([.. first, new Residual(new Sequential([.. body])), new Tanh(), new Dropout(), new Flatten(), last])
            .Build([1, 2, 6, 8], new Generator(1));
        var x = new Generator(2).Normal([5, 2, 6, 8]);

        var all = network.ActivationStatistics(x);

        all.Select(layer => layer.Name).Should().Equal("0", "4.0.0", "4.0.2", "8");
        var stem = Through(first[..3], x);
        var pooled = first[3].Call(stem);
        var inside = Through(body[..2], pooled);
        var behind = (Through(body[2..], inside) + pooled).Tanh();
        foreach (var (given, values) in all.Zip([stem, inside, behind]))
        {
            var (mean, deviation, zeros) = Naive(values);
            given.Mean.Should().BeApproximately(mean, 1e-5);
            given.StandardDeviation.Should().BeApproximately(deviation, 1e-5);
            given.Zeros.Should().Be(zeros);
        }

        all[0].Zeros.Should().BeInRange(0.3, 0.7, "so much of what is normalized is negative");
        all[2].Zeros.Should().Be(0, "Dropout does not count");
    }

    [Fact]
    public void Other_layers_are_looked_at_if_asked_for()
    {
        var network = new Sequential([new Flatten(), new Linear(4), new Relu(), new Linear(2)]).Build([1, 1, 2, 3], new Generator(1));
        var x = new Generator(2).Normal([7, 1, 2, 3]);

        network.ActivationStatistics(x, of: layer => layer is Flatten).Single().StandardDeviation
            .Should().BeApproximately(Naive(x).Deviation, 1e-6);
        FluentActions.Invoking(() => network.ActivationStatistics(x, of: layer => layer is Tanh)).Should().Throw<ArgumentException>()
            .WithMessage("Layers are looked at that are asked for. Received: Sequential of 4 layers, which has none. "
                + "Ask for others: of: layer => layer is Linear.");
    }

    [Fact]
    public void Nothing_is_changed_by_looking()
    {
        var (seen, unseen) = (Make(), Make());
        var x = new Generator(2).Normal([4, 1, 5, 5]);

        seen.ActivationStatistics(x);

        foreach (var (one, other) in seen.Parameters.Zip(unseen.Parameters))
        {
            one.Parameter.Value.ToArray().Should().Equal(other.Parameter.Value.ToArray(), one.Name);
        }

        seen.Call(x).ToArray().Should().Equal(unseen.Call(x).ToArray(), "Dropout draws the same numbers");
        seen.Parameters.Single(named => named.Name == "1.running_mean").Parameter.Value.ToArray().Should()
            .NotContain(0, "training goes on to change it");

        static Layer Make() => new Sequential([new Conv2d(3, kernel: 3), new BatchNorm2d(), new Dropout(), new Flatten(), new Linear(2)])
            .Build([1, 1, 5, 5], new Generator(1));
    }

    /// <summary>A sum of n products of values and weights with deviation s has the deviation s·√n of the values; what is added to the
    /// values themselves has √(1 + s²n).</summary>
    [Theory]
    [InlineData(0.7, false, 0.7)]
    [InlineData(1.3, false, 1.3)]
    [InlineData(0.7, true, 1.2207)]
    public void Through_linear_layers_the_deviation_goes_as_theory_says(double gain, bool isResidual, double factor)
    {
        const int Width = 400, Depth = 12;
        var network = Stack(Depth, () => new Linear(Width, bias: false)
        {
            Initializer = Initializers.Normal((float)(gain / Math.Sqrt(Width))),
        }, isResidual).Build([1, Width], new Generator(3));

        var x = new Generator(4).Normal([16, Width]);
        var deviations = network.ActivationStatistics(x).Select(layer => layer.StandardDeviation).ToList();

        deviations.Should().HaveCount(Depth);
        deviations[0].Should().BeApproximately(factor, 0.05);
        Math.Pow(deviations[^1], 1.0 / Depth).Should().BeApproximately(factor, 0.05);
    }

    [Fact]
    public void A_deep_plain_stack_fades_forward_and_back_where_a_residual_one_does_not()
    {
        var x = new Generator(4).Normal([16, 32]);
        var (plain, residual) = (Make(isResidual: false), Make(isResidual: true));

        var forward = plain.ActivationStatistics(x).Select(layer => layer.StandardDeviation).ToList();
        var kept = residual.ActivationStatistics(x).Select(layer => layer.StandardDeviation).ToList();

        forward.Zip(forward.Skip(1), (one, next) => next / one).Should().OnlyContain(ratio => ratio < 1);
        (forward[^1] / forward[0]).Should().BeLessThan(1e-3);
        (kept[^1] / kept[0]).Should().BeGreaterThan(0.5);
        Back(plain).Should().BeLessThan(1e-3);
        Back(residual).Should().BeGreaterThan(0.5);

        static Layer Make(bool isResidual) => Stack(20, () => new Sequential([new Linear(32, bias: false), new Tanh()]), isResidual)
            .Build([1, 32], new Generator(1));

        double Back(Layer network) => network.GradientStatistics(x, y => y.Square().Mean()) is [var first, .., var last]
            ? first.StandardDeviation / last.StandardDeviation : double.NaN;
    }

    [Fact]
    public void Gradients_of_activations_are_those_that_small_changes_of_them_show()
    {
        Layer[] layers = [new Linear(4), new Tanh(), new Linear(3), new Sigmoid()];
        var network = new Sequential([.. layers]).Build([1, 5], new Generator(1));
        var x = new Generator(2).Normal([6, 5]);
        var hidden = Through(layers[..2], x);

        var all = network.GradientStatistics(x, y => y.Square().Sum());

        all.Select(layer => layer.Name).Should().Equal("0", "2");
        var numerical = NumericalGradient.Of(h => Through(layers[2..], h).Square().Sum(), hidden);
        var (mean, deviation, _) = Naive(numerical);
        all[0].Mean.Should().BeApproximately(mean, 1e-3);
        all[0].StandardDeviation.Should().BeApproximately(deviation, 1e-3);
        deviation.Should().BeGreaterThan(0.05);
        all[1].Values.Median.Should().BeApproximately(2 * Through(layers, x).ToArray().Order().Skip(8).Take(2).Average(), 1e-5);
        network.Parameters.Any(named => named.Parameter.Value.HasGrad).Should().BeFalse("nothing is left behind");
    }

    [Fact]
    public void Gradients_that_are_there_stay_as_they_are()
    {
        var network = new Sequential([new Linear(2)]).Build([1, 3], new Generator(1));
        var x = new Generator(2).Normal([4, 3]);
        network.Call(x).Sum().Backward();
        var before = network.Parameters.First().Parameter.Value.Grad.ToArray();

        network.GradientStatistics(x, y => y.Square().Sum());

        network.Parameters.First().Parameter.Value.Grad.ToArray().Should().Equal(before);
    }

    [Fact]
    public void Gradients_are_those_that_Backward_has_left_at_weights()
    {
        var network = new Sequential([new Linear(2)]).Build([1, 3], new Generator(1));
        var x = Tensor.From([2, 3], [1, 2, 3, 10, 20, 40]);

        network.Call(x).Sum().Backward();

        // Each weight is multiplied by one column of x: its gradient is the sum of that column, 11, 22 or 43.
        var gradient = network.GradientStatistics().Single();
        (gradient.Name, gradient.Count, gradient.Values.Median).Should().Be(("0.weight", 6, 22));
        gradient.Mean.Should().BeApproximately(76 / 3.0, 1e-6);
    }

    [Fact]
    public void Without_Backward_there_are_no_gradients()
    {
        var network = new Sequential([new Flatten(), new Linear(2)]);

        NoGradients().WithMessage("Weights have a gradient once Backward() has run. Received: Sequential of 2 layers, which is not built. "
            + "Call Backward() on a loss first: network.Call(images).CrossEntropy(labels).Backward().");
        network.Build([1, 1, 2, 2], new Generator(1));
        NoGradients().WithMessage("*Received: Sequential of 2 layers, whose weights have none. Call Backward() on a loss first: *");

        FluentAssertions.Specialized.ExceptionAssertions<InvalidOperationException> NoGradients() =>
            FluentActions.Invoking(() => network.GradientStatistics()).Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public void A_network_that_is_not_built_and_images_that_do_not_fit_are_refused()
    {
        var network = new Sequential([new Conv2d(2, kernel: 3), new Flatten(), new Linear(2)]);

        FluentActions.Invoking(() => network.ActivationStatistics(Tensor.Zeros([4, 1, 5, 5]))).Should().Throw<InvalidOperationException>()
            .WithMessage("*call Build([1, 1, 5, 5], new Generator(1)) first*Sequential of 3 layers, which is not built.");
        network.Build([1, 1, 5, 5], new Generator(1));
        FluentActions.Invoking(() => network.ActivationStatistics(Tensor.Zeros([4, 5, 5]))).Should().Throw<ShapeException>();
        FluentActions.Invoking(() => network.ActivationStatistics(Tensor.Zeros([4, 1, 6, 5]))).Should().Throw<ShapeException>();
    }

    private static Tensor Through(IEnumerable<Layer> layers, Tensor x) => layers.Aggregate(x, (at, layer) => layer.Call(at));

    private static Sequential Stack(int depth, Func<Layer> layer, bool isResidual) =>
        new([.. Enumerable.Range(0, depth).Select(_ => (NamedLayer)(isResidual ? new Residual(layer()) : layer()))]);

    private static (double Mean, double Deviation, double Zeros) Naive(Tensor values)
    {
        var (sum, squares, zeros, count) = (0.0, 0.0, 0, 0);
        foreach (var value in values.ToArray())
        {
            sum += value;
            squares += (double)value * value;
            zeros += value == 0 ? 1 : 0;
            count++;
        }

        return (sum / count, Math.Sqrt((squares / count) - (sum / count * sum / count)), zeros / (double)count);
    }
}
