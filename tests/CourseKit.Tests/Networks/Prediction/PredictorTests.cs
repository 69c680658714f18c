using CourseKit.Networks;
using CourseKit.Networks.Architectures;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Networks.Prediction;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Networks.Prediction;

public sealed class PredictorTests
{
    public static TheoryData<string> Names =>
        [.. Architecture.All.Where(architecture => architecture.Published.Parameters < 30_000_000)
        .Select(architecture => architecture.Name)];

    public static TheoryData<string, Layer> Stacks => new()
    {
        { "normalization, sum and activation behind a convolution", new Sequential(new Residual(Conv(), Conv()), new Relu()) },
        { "a shortcut that is the input", new Sequential(new Residual(Conv()), new Relu6()) },
        { "the input added to itself", new Sequential(Conv(), new Residual(new Identity()), new Relu()) },
        { "normalization and ReLU in front", new Sequential(new BatchNorm2d(), new Relu(), Conv(), new Silu()) },
        { "normalization by itself", new Sequential(new BatchNorm2d(), new HardSwish(), new BatchNorm2d(), new Tanh()) },
        { "a convolution that two read", new Sequential(new Conv2d(4, 3, padding: 1), new Branches(new BatchNorm2d(), new Relu())) },
        { "a dense layer", new Sequential(new Flatten(), new Linear(5), new Relu(), new Linear(3, bias: false)) },
        { "one that is an output", new FunctionalBlock([("left", new Conv2d(4, 1)), ("right", new BatchNorm2d())], (net, x) =>
            {
                var left = net.Call("left", x);
                net.Output("side", left);
                return net.Call("right", left);
            }) },
    };

    [Theory]
    [MemberData(nameof(Stacks))]
    public void It_predicts_what_the_layers_do(string what, Layer network)
    {
        var random = new Generator(3);
        network.Build([2, 4, 6, 6], random);
        Scatter(network, random);
        var x = random.Normal([2, 4, 6, 6]);
        var expected = network.Eval().CallAll(x);
        var predictor = new Predictor(network);

        for (var call = 0; call < 2; call++)
        {
            var predicted = predictor.CallAll(x);

            predicted.Keys.Should().BeEquivalentTo(expected.Keys);
            foreach (var (name, output) in predicted)
            {
                output.Shape.Should().Equal(expected[name].Shape);
                output.ToArray().Zip(expected[name].ToArray()).Should()
                    .OnlyContain(pair => Math.Abs(pair.First - pair.Second) < 2e-5, what);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_predicts_what_every_network_does(string name)
    {
        var architecture = Architecture.Named(name);
        var random = new Generator(3);
        var network = architecture.Network(10);
        Shape images = [1, .. Small(network, architecture.Image)];
        network.Build(images, random).Eval();
        var x = random.Normal(images);

        var (predicted, expected) = (new Predictor(network).Call(x).ToArray(), network.Call(x).ToArray());

        var largest = expected.Max(Math.Abs);
        predicted.Zip(expected).Should().OnlyContain(pair => Math.Abs(pair.First - pair.Second) < 1e-4 * largest);
    }

    /// <summary>Half the size it was made for, to be fast, where its windows still fit.</summary>
    private static Shape Small(Layer network, Shape image)
    {
        Shape half = [image[0], image[1] / 2, image[2] / 2];
        try
        {
            network.DescribeAll([1, .. half]);
            return half;
        }
        catch (ShapeException)
        {
            return image;
        }
    }

    private static Sequential Conv() => new(new Conv2d(4, 3, padding: 1, bias: false), new BatchNorm2d());

    /// <summary>Gives normalization statistics and scales that are not those of the start.</summary>
    private static void Scatter(Layer network, Generator random)
    {
        foreach (var (name, parameter) in network.Parameters.Where(named => named.Parameter.Shape.Rank == 1))
        {
            parameter.Set(random.Uniform(parameter.Shape, 0.5f, name.EndsWith("bias", StringComparison.Ordinal) ? 0.9f : 1.5f));
        }
    }
}
