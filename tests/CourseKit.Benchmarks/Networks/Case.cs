using System.Globalization;
using CourseKit.Networks;
using CourseKit.Networks.Architectures;
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
    /// <summary>The classes that a network learns to tell apart.</summary>
    public const int Classes = 10;

    /// <summary>The batches that training takes in turn.</summary>
    public const int Batches = 8;

    private static readonly Shape SmallImage = [1, 28, 28];

    private static IEnumerable<string> Predicting => Architecture.All.Select(architecture => architecture.Name);

    /// <summary>The shape of a batch.</summary>
    public Shape Input
    {
        get
        {
            var image = Trains ? SmallImage : Architecture.Named(Network).Image;
            return Side is { } side ? [Batch, image[0], side, side] : [Batch, .. image];
        }
    }

    /// <summary>Whether the optimizer is SGD with momentum, or NAdam.</summary>
    public bool UsesMomentum => Network == "lenet";

    /// <summary>Reads <c>train/NETWORK/BATCH</c> or <c>infer/NETWORK/BATCH</c>, with <c>/SIDE</c> for images of another size.</summary>
    /// <exception cref="FormatException">It is neither.</exception>
    public static Case Parse(string text) => text.Split('/') is ["train" or "infer", var network, var batch, .. var side] parts
        && (parts[0] == "train" ? TrainingNetworks.All.Keys : Predicting).Contains(network)
        && int.TryParse(batch, out var images) && (side.Length == 0 || side is [var one] && int.TryParse(one, out _))
        ? new Case(parts[0] == "train", network, images, side.Length == 0 ? null : int.Parse(side[0], CultureInfo.InvariantCulture))
        : throw new FormatException(
            $"A case is train/NETWORK/BATCH, with one of {string.Join(", ", TrainingNetworks.All.Keys)}, or infer/NETWORK/BATCH, with one "
            + $"of {string.Join(", ", Predicting)}. Received: {text}.");

    /// <summary>Builds the network, in the mode of the case.</summary>
    public Layer Build(Generator random)
    {
        var network = Trains ? TrainingNetworks.All[Network]() : Architecture.Named(Network).Network();
        network.Build(Input, random);
        return Trains ? network.Train() : network.Eval();
    }
}
