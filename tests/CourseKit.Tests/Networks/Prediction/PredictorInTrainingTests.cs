using CourseKit.Networks;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Networks.Prediction;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;
using CourseKit.Tests.Networks.Layers;
using CourseKit.Tests.Tensors;

namespace CourseKit.Tests.Networks.Prediction;

/// <summary>A predictor predicts, also with a network that is being trained, and leaves no trace in it.</summary>
public sealed class PredictorInTrainingTests
{
    private static readonly Shape Images = [3, 4, 6, 5];

    /// <summary>Networks that compute something else in training, each in a way of its own.</summary>
    public static Dictionary<string, Func<Layer>> Networks { get; } = new()
    {
        ["dropout"] = () => new Sequential(new Conv2d(4, 3), new Dropout(0.9f), new Flatten(), new Dropout(0.9f), new Linear(3)),
        ["dropout of everything"] = () => new Dropout(1),
        ["stochastic depth"] = () => new Residual(new Sequential(new Conv2d(4, 3, padding: 1), new StochasticDepth(0.9f))),
        ["an inverted residual that drops out"] = () => new InvertedResidual(new(4, 8, 4), () => new Relu6(), drop: 0.9f),
        ["batch normalization by itself"] = () => new Sequential(new Relu(), new BatchNorm2d(), new Tanh(), new BatchNorm2d(affine: false)),
        ["batch normalization of rows"] = () => new Sequential(new Flatten(), new Linear(4), new BatchNorm2d(), new Linear(2)),
        ["batch normalization behind a convolution"] = () => new ConvNorm(5, 3, activation: new Silu()),
        ["batch normalization in front of one"] = () => new DenseBlock(new DenseLayer(2), new DenseLayer(2)),
        ["batch normalization behind one of groups"] = () => new ConvNorm(4, 3, groups: 2),
        ["an auxiliary head"] = () => new DeeplySupervised(
            [("stem", new ConvNorm(4, 3)), ("aux", new Sequential(new BatchNorm2d(), new Dropout(0.9f))), ("head", new Conv2d(2, 1))],
            new Dictionary<string, string> { ["aux"] = "stem" }),
        ["a block that is connected otherwise in training"] = () => new FunctionalBlock(
            [("one", new Conv2d(4, 1)), ("two", new Tanh())],
            (net, x) => net.IsTraining ? net.Call("two", net.Call("one", x)) : net.Call("one", x)),
        ["a layer of one's own"] = () => new NoisyInTraining(),
        ["a layer of one's own around a network"] = () => new Inside(new Sequential(new Dropout(0.9f), new Relu())),
    };

    public static TheoryData<string> Names => [.. Networks.Keys];

    public static TheoryData<string> Samples =>
        [.. LayerSample.All.Where(sample => sample.Make() is not MultiInputLayer).Select(sample => sample.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_predicts_as_the_network_does_in_evaluation_mode(string name)
    {
        var (trained, evaluated) = (Built(name), Built(name).Eval());
        var x = Expectations.Random(Images, seed: 4);
        var expected = evaluated.CallAll(x);

        var predictor = new Predictor(trained);
        for (var call = 0; call < 2; call++)
        {
            var predicted = predictor.CallAll(x);
            predicted.Keys.Should().BeEquivalentTo(expected.Keys);
            predicted["out"].ShouldBeCloseTo(expected["out"]);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Training_goes_on_as_if_nothing_had_been_predicted(string name)
    {
        var (network, untouched) = (Built(name), Built(name));
        new Predictor(network).Call(Expectations.Random(Images, seed: 4));

        network.NamedLayers().Should().OnlyContain(named => named.Layer.IsTraining);
        foreach (var ((path, parameter), (_, other)) in network.Parameters.Zip(untouched.Parameters))
        {
            parameter.Value.ToArray().Should().Equal(other.Value.ToArray(), path);
        }

        // Random numbers that were drawn for a prediction would be missing here.
        var x = Expectations.Random(Images, seed: 5);
        network.Call(x).ShouldBeExactly(untouched.Call(x));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void It_predicts_with_every_layer_that_is_in_training_mode(string name)
    {
        var sample = LayerSample.Named(name);
        var x = sample.Draw(seed: 6)[0];

        new Predictor(sample.Build(training: true)).Call(x).ShouldBeCloseTo(sample.Build(training: false).Call(x));
    }

    [Fact]
    public void A_network_stays_in_training_mode_where_the_prediction_fails()
    {
        var network = new Sequential(new Dropout(), new Failing()).Build(Images, new Generator(1));

        FluentActions.Invoking(() => new Predictor(network).Call(Tensor.Ones(Images))).Should().Throw<InvalidOperationException>();

        network.IsTraining.Should().BeTrue();
        network.NamedLayers().Should().OnlyContain(named => named.Layer.IsTraining);
    }

    private static Layer Built(string name)
    {
        var random = new Generator(7);
        var network = Networks[name]().Build(Images, random);
        foreach (var (path, parameter) in network.Parameters.Where(named => named.Parameter.Shape.Rank == 1))
        {
            parameter.Set(random.Uniform(parameter.Shape, 0.5f, path.EndsWith("bias", StringComparison.Ordinal) ? 0.9f : 1.5f));
        }

        return network.Train();
    }

    /// <summary>As a learner may write one.</summary>
    private sealed class NoisyInTraining : Layer
    {
        private readonly Generator random = new(3);

        public override Shape Infer(Shape input) => input;

        protected override Tensor Forward(Tensor x) => IsTraining ? x + random.Normal(x.Shape) : x;
    }

    /// <summary>A layer that calls its child itself, where the graph does not see it.</summary>
    private sealed class Inside(Layer inner) : Layer
    {
        public override IReadOnlyList<NamedLayer> Children => [new("inner", inner)];

        public override Shape Infer(Shape input) => inner.Infer(input);

        protected override Tensor Forward(Tensor x) => inner.Call(x);
    }

    private sealed class Failing : Layer
    {
        public override Shape Infer(Shape input) => input;

        protected override Tensor Forward(Tensor x) => throw new InvalidOperationException("It fails.");
    }
}
