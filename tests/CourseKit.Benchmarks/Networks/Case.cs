using System.Globalization;
using CourseKit.Networks.Architectures;
using CourseKit.Networks.Prediction;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Benchmarks.Networks;

/// <summary>What is timed: a network that learns from random images, or an architecture that predicts.</summary>
/// <param name="Trains">Whether a step is forward, loss, backward and an optimizer's step, or forward alone.</param>
/// <param name="Network">Which network.</param>
/// <param name="Batch">How many images a step takes.</param>
/// <param name="Side">The height and width of an image, if not the network's usual one.</param>
internal sealed record Case(bool Trains, string Network, int Batch, int? Side)
{
    private const int Classes = 10;

    private static readonly Shape Image = [1, 28, 28];

    private static readonly Dictionary<string, Func<NetworkBuilder, Step>> Trained = new()
    {
        ["mnist-cnn"] = TrainingNetworks.MnistCnn,
        ["fashion-cnn"] = TrainingNetworks.FashionCnn,
        ["lenet"] = TrainingNetworks.LeNet,
    };

    private static IEnumerable<string> Predicting => Architecture.All.Select(architecture => architecture.Name);

    /// <summary>Reads <c>train/NETWORK/BATCH</c> or <c>infer/NETWORK/BATCH</c>, with <c>/SIDE</c> for images of another size.</summary>
    /// <exception cref="FormatException">It is neither.</exception>
    public static Case Parse(string text) => text.Split('/') is ["train" or "infer", var network, var batch, .. var side] parts
        && (parts[0] == "train" ? Trained.Keys : Predicting).Contains(network)
        && int.TryParse(batch, out var images) && (side.Length == 0 || side is [var one] && int.TryParse(one, out _))
        ? new Case(parts[0] == "train", network, images, side.Length == 0 ? null : int.Parse(side[0], CultureInfo.InvariantCulture))
        : throw new FormatException(
            $"A case is train/NETWORK/BATCH, with one of {string.Join(", ", Trained.Keys)}, or infer/NETWORK/BATCH, with one of " +
                $"{string.Join(", ", Predicting)}. "
            + $"Received: {text}.");

    /// <summary>The step to repeat.</summary>
    public Action Step() => Trains ? Training(new Generator(1)) : Prediction(Architecture.Named(Network), new Generator(1));

    private Shape Images(Shape image) => Side is { } side ? [Batch, image[0], side, side] : [Batch, .. image];

    private Action Prediction(Architecture architecture, Generator random)
    {
        var shape = Images(architecture.Image);
        var predictor = new Predictor(architecture.Network().Build(shape, random).Eval());
        var images = random.Normal(shape);
        return () => predictor.Call(images).FreeAfterBackward();
    }

    private Action Training(Generator random)
    {
        var net = new NetworkBuilder(random);
        var forward = Trained[Network](net);
        var batches = Enumerable.Range(0, 8).Select(_ => (
            Images: random.Normal(Images(Image)),
            Labels: Enumerable.Range(0, Batch).Select(_ => random.Integer(0, Classes)).ToArray())).ToList();
        var turn = 0;
        Optimizer? optimizer = null;
        return () =>
        {
            var (images, labels) = batches[turn++ % batches.Count];
            var logits = forward(images);
            var loss = logits.CrossEntropy(labels);
            logits.FreeAfterBackward();
            loss.Backward();
            optimizer ??= Network == "lenet" ? Optimizer.Sgd(net.Parameters, 0.01f, momentum: 0.9f)
                : Optimizer.NAdam(net.Parameters, 0.002f);
            optimizer.Step();
        };
    }
}
