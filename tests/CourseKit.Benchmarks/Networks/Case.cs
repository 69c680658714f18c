using System.Globalization;
using CourseKit.Tensors;
using CourseKit.Tensors.Gradients;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Benchmarks.Networks;

/// <summary>What is timed: a network that learns from random images, or that runs on them.</summary>
/// <param name="Trains">Whether a step is forward, loss, backward and an optimizer's step, or forward alone.</param>
/// <param name="Network">Which network.</param>
/// <param name="Batch">How many images a step takes.</param>
/// <param name="Side">The height and width of an image, if not the network's usual one.</param>
internal sealed record Case(bool Trains, string Network, int Batch, int? Side)
{
    private static readonly Dictionary<string, Description> Networks = new()
    {
        ["mnist-cnn"] = new(TrainingNetworks.MnistCnn, [1, 28, 28], 10),
        ["fashion-cnn"] = new(TrainingNetworks.FashionCnn, [1, 28, 28], 10),
        ["lenet"] = new(TrainingNetworks.LeNet, [1, 28, 28], 10),
        ["resnet18"] = new(net => ImageNetNetworks.ResNet(net, 2, 2, 2, 2), [3, 224, 224], 1000),
        ["resnet34"] = new(net => ImageNetNetworks.ResNet(net, 3, 4, 6, 3), [3, 224, 224], 1000),
        ["resnet50"] = new(net => ImageNetNetworks.BottleneckResNet(net, 3, 4, 6, 3), [3, 224, 224], 1000),
        ["vgg16"] = new(ImageNetNetworks.Vgg16, [3, 224, 224], 1000),
        ["densenet121"] = new(ImageNetNetworks.DenseNet121, [3, 224, 224], 1000),
        ["mobilenet_v2"] = new(ImageNetNetworks.MobileNetV2, [3, 224, 224], 1000),
        ["squeezenet1_1"] = new(ImageNetNetworks.SqueezeNet11, [3, 224, 224], 1000),
    };

    private Shape Images => Side is { } side ? [Batch, Networks[Network].Image[0], side, side] : [Batch, .. Networks[Network].Image];

    /// <summary>Reads <c>train/NETWORK/BATCH</c> or <c>infer/NETWORK/BATCH</c>, with <c>/SIDE</c> for images of another size.</summary>
    /// <exception cref="FormatException">It is neither.</exception>
    public static Case Parse(string text) => text.Split('/') is ["train" or "infer", var network, var batch, .. var side] parts
        && Networks.ContainsKey(network) && int.TryParse(batch, out var images) && (side.Length == 0 || side is [var one] && int.TryParse(one, out _))
        ? new Case(parts[0] == "train", network, images, side.Length == 0 ? null : int.Parse(side[0], CultureInfo.InvariantCulture))
        : throw new FormatException($"A case is train/NETWORK/BATCH or infer/NETWORK/BATCH, with one of {string.Join(", ", Networks.Keys)}. Received: {text}.");

    /// <summary>The step to repeat.</summary>
    public Action Step()
    {
        var random = new Generator(1);
        var net = new NetworkBuilder(random);
        var forward = Networks[Network].Build(net);
        return Trains ? Training(net, forward, random) : Inference(forward, random);
    }

    private Action Inference(Step forward, Generator random)
    {
        var images = random.Normal(Images);
        return () =>
        {
            using var _ = new NoGrad();
            forward(images).LetGo();
        };
    }

    private Action Training(NetworkBuilder net, Step forward, Generator random)
    {
        var batches = Enumerable.Range(0, 8).Select(_ => (
            Images: random.Normal(Images),
            Labels: Enumerable.Range(0, Batch).Select(_ => random.Integer(0, Networks[Network].Classes)).ToArray())).ToList();
        var turn = 0;
        Optimizer? optimizer = null;
        return () =>
        {
            var (images, labels) = batches[turn++ % batches.Count];
            var logits = forward(images);
            var loss = logits.CrossEntropy(labels);
            logits.LetGo();
            loss.Backward();
            optimizer ??= Network == "lenet" ? Optimizer.Sgd(net.Parameters, 0.01f, momentum: 0.9f) : Optimizer.NAdam(net.Parameters, 0.002f);
            optimizer.Step();
        };
    }

    private sealed record Description(Func<NetworkBuilder, Step> Build, Shape Image, int Classes);
}
