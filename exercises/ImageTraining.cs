using CourseKit.Networks.Accounting;
using CourseKit.Networks.Training;
using CourseKit.Vision.Batching;
using CourseKit.Vision.Datasets;

namespace CourseKit.Exercises;

/// <summary>Exercise in training a network on gray images of 28×28 pixels, and in how it is built.</summary>
public abstract class ImageTraining(string id, string title) : TrainingExercise(id, title)
{
    /// <summary>The layers that compute sums of what comes in, or the largest of it. Any other, as one of the learner's own, may bend
    /// numbers.</summary>
    private static readonly string[] Unbent =
    [
        nameof(Conv2d), nameof(DepthwiseConv2d), nameof(Linear), nameof(Flatten), nameof(Identity), nameof(Dropout), nameof(BatchNorm2d),
        nameof(MaxPool2d), nameof(AvgPool2d), nameof(AdaptiveMaxPool2d), nameof(AdaptiveAvgPool2d), nameof(ZeroPad2d),
    ];

    /// <inheritdoc/>
    public override TimeSpan Limit => Course.Scale.Choose(quick: TimeSpan.FromMinutes(2), full: TimeSpan.FromHours(1));

    /// <summary>Returns a mistake that the summary of a network shows, whatever it has learned.</summary>
    private protected Mistake<Func<ImageDataset, Generator, Layer>> Built(
        string name, Func<IReadOnlyList<NamedLayer>> layers, string hint, Func<Summary, bool> shows) =>
        new(name, (_, random) => new Sequential(layers()).Build([1, 1, 28, 28], random), hint)
        {
            Shows = answer => shows(SummaryOf(answer)),
        };

    /// <summary>Returns a mistake that keeps a network from learning, and explains nothing where its training is wrong too.</summary>
    private protected Mistake<Func<ImageDataset, Generator, Layer>> Trained(
        string name, Func<IReadOnlyList<NamedLayer>> layers, string hint, Func<Summary, bool> shows) =>
        new(name, (train, random) =>
        {
            var network = new Sequential(layers()).Build([1, 1, 28, 28], random);
            network.Fit(new Loader(train.Take(32), batch: 32), options: new FitOptions { Epochs = 1 });
            return network;
        }, hint)
        {
            Shows = answer => shows(SummaryOf(answer)) && !IsTrainedWrongly(answer),
        };

    /// <summary>Returns the mistake of maps that become smaller than a window.</summary>
    private protected Mistake<Func<ImageDataset, Generator, Layer>> UsedUp(Func<IReadOnlyList<NamedLayer>> layers) => new(
        "maps used up", (_, random) => new Sequential(layers()).Build([1, 1, 28, 28], random),
        "Write down how large the maps are, from 28×28 on: a pooling of 2×2 halves them, a window of 3×3 without padding takes off 2. " +
            "Behind which layer is too little left for the next, and which of them could leave more?")
    {
        Shows = answer => Failure(answer)?.Contains(" to slide over", StringComparison.Ordinal) == true,
    };

    /// <summary>Returns a mistake that the shape of the scores shows, also where the training ended in an exception for it.</summary>
    private protected Mistake<Func<ImageDataset, Generator, Layer>> Giving(
        string name, Func<IReadOnlyList<NamedLayer>> layers, string hint, Func<Shape, bool> shows) =>
        new(name, (_, random) => new Sequential(layers()).Build([1, 1, 28, 28], random), hint)
        {
            Shows = answer => shows(OutputOf(answer)),
        };

    /// <summary>Returns the mistake of scores in maps, for want of a layer that makes rows of them.</summary>
    private protected Mistake<Func<ImageDataset, Generator, Layer>> NotFlat(Func<IReadOnlyList<NamedLayer>> layers) => Giving(
        "not flattened", layers,
        "Your network gives maps, where each image is to have ten scores in a row. Which layer writes the numbers of all maps in one " +
            "row, and where does it belong?",
        output => output.Rank != 2);

    /// <summary>Returns the mistake of too many scores, or too few.</summary>
    private protected Mistake<Func<ImageDataset, Generator, Layer>> OtherNumberOfScores(Func<IReadOnlyList<NamedLayer>> layers) => Giving(
        "another number of outputs", layers,
        "The network gives another number of scores than there are classes. How many digits are there, and which layer decides how many " +
            "scores come out?",
        output => output is not [_, 10]);

    /// <summary>Returns the mistake of sigmoids, which let little of the gradient through.</summary>
    private protected Mistake<Func<ImageDataset, Generator, Layer>> Sigmoids(Func<IReadOnlyList<NamedLayer>> layers) => Trained(
        "sigmoids", layers,
        "Your network has sigmoids. The slope of a sigmoid is 1/4 at most: what is left of a gradient on its way back through them to " +
            "the first layer? Which activation passes it on as large as it came?",
        network => Count(network, nameof(Sigmoid)) > 0);

    /// <summary>Returns the mistake of weighted sums upon weighted sums.</summary>
    private protected Mistake<Func<ImageDataset, Generator, Layer>> NoActivations(Func<IReadOnlyList<NamedLayer>> layers) => Trained(
        "no activations", layers,
        "Your network has no activation function. Convolutions and dense layers compute weighted sums: what can two of them in a row do " +
            "that a single one cannot, if nothing bends the numbers in between?",
        network => network.Layers.All(layer => IsUnbent(layer.Kind)));

    /// <summary>Returns whether layers of a kind bend no numbers.</summary>
    private protected static bool IsUnbent(string kind) => Unbent.Contains(kind);

    /// <summary>Returns the number of layers of a kind.</summary>
    private protected static int Count(Summary network, string kind) => network.Layers.Count(layer => layer.Kind == kind);

    /// <summary>Returns the message of the shape exception that an answer, or its network for digits, ends in; null for none.</summary>
    private protected string? Failure(Func<ImageDataset, Generator, Layer> answer)
    {
        try
        {
            SummaryOf(answer);
            return null;
        }
        catch (ShapeException exception)
        {
            return exception.Message;
        }
    }
}
