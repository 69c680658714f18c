using CourseKit.Networks.Accounting;
using CourseKit.Networks.Training;
using CourseKit.Networks.Training.Optimizers;
using CourseKit.Vision.Datasets;

namespace CourseKit.Exercises.InceptionAndBatchNormalization;

/// <summary>Exercise in training a LeNet with sigmoids and batch normalization in a few steps of plain gradient descent.</summary>
public abstract class NormalizedTraining(string id, string title) : ImageTraining(id, title)
{
    private const string Counter = "num_batches_tracked";

    /// <summary>The movement of a scale up to which steps are called small.</summary>
    private const double SmallSteps = 0.01;

    /// <summary>The ε from which on it is larger than any framework has it unless told otherwise.</summary>
    private const float LargestEps = 1e-3f;

    /// <summary>The question after more steps, which is none where their number is limited.</summary>
    private const string AsksForMore = "What would more do?";

    /// <summary>The question after smaller steps, which makes that after the rate superfluous.</summary>
    private const string AsksForSmaller = "What would smaller steps do";

    /// <summary>The sentence on a network that was in no step itself, and has the weights of one that was.</summary>
    private protected const string CopyOfAnother = "The steps were made with another network, whose weights yours has now.";

    /// <summary>The layers that bend numbers, but for the sigmoid.</summary>
    private static readonly string[] Others =
        [nameof(Relu), nameof(LeakyRelu), nameof(Elu), nameof(Silu), nameof(Tanh), nameof(ScaledTanh), nameof(HardSwish), nameof(Relu6)];

    /// <inheritdoc/>
    protected override IReadOnlyList<Property<Summary>> StructureRules =>
    [
        NetworkRule.HasConvolutions(atLeast: 2),
        new("It is normalized", network => (Count(network, nameof(BatchNorm2d)) is var count && count > 0, $"{count} normalizations")),
    ];

    /// <inheritdoc/>
    protected override IReadOnlyList<Property<Layer>> TrainedRules =>
    [
        new("The network has at least 2 sigmoids", network => (Kinds(network).All.Count(nameof(Sigmoid).Equals) is var count && count >= 2,
            $"{count}{(OwnLayers(network) is { Length: > 0 } own ? $"; your own layers compute something else: {own}" : null)}"))
        {
            Advise = network => Bending(network) is { Length: > 0 } others
                ? $"What bends numbers in your network is {others}. A sigmoid is 1/(1 + e⁻ˣ): which layer of the library computes it?"
                : Kinds(network).All.Contains(nameof(Sigmoid))
                    ? "There is one sigmoid in your network, and behind it sums of sums. Behind which layers with weights is one missing?"
                : null,
        },
        new("Sigmoids are its only activation functions", network =>
            (OtherActivation(network) is null, OtherActivation(network) ?? "none besides")),
        new(FormattableString.Invariant($"Its normalizations have counted at most {MostBatches:N0} batches"), network =>
            (Batches(network) is var batches && batches <= MostBatches, FormattableString.Invariant($"{batches:N0}"))),
    ];

    /// <inheritdoc/>
    protected override IReadOnlyList<Property<TrainingSteps>> StepRules =>
    [
        new(FormattableString.Invariant($"It has made at most {MostBatches:N0} steps"), steps =>
            (steps.Count <= MostBatches, FormattableString.Invariant($"{steps.Count:N0} steps")))
        {
            Advise = steps => steps.IsCopy
                ? FormattableString.Invariant($"{CopyOfAnother} It has made {steps.Count:N0} steps. From how many batches is a network ") +
                    "to learn in all, wherever its weights are then?"
                : FormattableString.Invariant($"Your network has made {steps.Count:N0} steps, and its normalizations have counted ") +
                    FormattableString.Invariant($"{Batches(steps.Network):N0} batches") + (steps.Repeated > 0
                    ? FormattableString.Invariant($": {steps.Repeated:N0} of the steps took the gradients of the step before once more. ") +
                        "How often does your loop call `Step` for each batch?"
                    : ": in evaluation mode they count none, and the weights learn from it all the same. From how many batches is it to " +
                        "learn in all?"),
        },
        new("Each of its steps is one of `Sgd`", steps => (!OtherOptimizers(steps).Any(), Listed(steps.Optimizers)))
        {
            Advise = steps => $"Steps of your network were made by {Listed(OtherOptimizers(steps))}. `Fit` takes Adam unless it is told " +
                "otherwise: where in its options is your `Sgd`, and does each call of `Fit` get it?",
        },
    ];

    /// <inheritdoc/>
    protected override IReadOnlyList<ForbiddenCall> Forbidden =>
    [
        .. new[] { nameof(Adam), nameof(AdamW), nameof(NAdam), nameof(RmsProp) }.Select(name => new ForbiddenCall(name,
            "It divides each gradient by its size, so that the learning rate decides little. What does `new Sgd(network, " +
                "learningRate)` do?")),
    ];

    /// <inheritdoc/>
    protected override IReadOnlyList<RequiredCall> Required =>
    [
        new([nameof(Sgd), nameof(Parameter.Set), nameof(Tensor.Data)], "What `Sgd` does may be written out, too, by `parameter.Set(…)` " +
            "or `parameter.Value.Data`. Which line of yours makes the steps?"),
    ];

    /// <inheritdoc/>
    protected sealed override ImageDataset MakeTraining() => Digits.Train(Course.Scale.Choose(quick: 3_000, full: 60_000));

    /// <inheritdoc/>
    protected sealed override ImageDataset MakeUnseen() => Digits.Test(Course.Scale.Choose(quick: 2_000, full: 10_000));

    /// <inheritdoc/>
    protected sealed override ImageDataset? MakeWhole() => Digits.Train();

    /// <summary>Gets the number of batches that a network may learn from.</summary>
    private static int MostBatches => Course.Scale.Choose(quick: 150, full: 3_000);

    /// <summary>Returns the mistakes that can be made in any of these exercises.</summary>
    /// <param name="unit">The function from a layer with weights to what an exercise is content with in its place.</param>
    private protected IReadOnlyList<Mistake<Func<ImageDataset, Generator, Layer>>> MistakesOfAny(Func<Layer, NamedLayer[]> unit) =>
    [
        TooManyBatches(unit), OtherActivations(), NeverMeasured(), NotNormalized(), NormalizedElsewhere(),
        NotFlat(() => [.. Layers(unit).TakeWhile(layer => layer.Layer is not Flatten)]),
        OtherNumberOfScores(() => [.. Layers(unit).SkipLast(1), new Linear(16)]),
    ];

    /// <summary>Returns the mistake of other activation functions than sigmoids.</summary>
    private Mistake<Func<ImageDataset, Generator, Layer>> OtherActivations() => OfKinds(
        "no sigmoids", () => Layers(layer => [layer, new BatchNorm2d(), new Relu()]),
        "Another activation function would be a remedy of its own, as the ReLU is in lesson 4. Here we want to see what normalization " +
            "alone can do: with which activation does this network hardly learn without it?",
        kinds => kinds.All.Any(Others.Contains));

    /// <summary>Returns the mistake of normalizations that measure nothing.</summary>
    private Mistake<Func<ImageDataset, Generator, Layer>> NeverMeasured() => OfKinds(
        "frozen statistics", () => Layers(layer => [layer, new FrozenBatchNorm2d(), new Sigmoid()]),
        "A `FrozenBatchNorm2d` measures nothing: until a file of weights brings others, its mean is 0 and its variance 1, and numbers " +
            "pass as they are. Which layer takes its mean and its variance from each batch?",
        kinds => kinds.All.Contains(nameof(FrozenBatchNorm2d)) && !kinds.All.Contains(nameof(BatchNorm2d)));

    /// <summary>Returns the mistake of no normalization.</summary>
    private Mistake<Func<ImageDataset, Generator, Layer>> NotNormalized() => OfKinds(
        "no normalization", () => Layers(layer => [layer, new Sigmoid()]),
        "There is no `BatchNorm2d` in your network. Where does a sigmoid want its numbers, far out or around 0, and what brings them " +
            "there?",
        kinds => !kinds.All.Contains(nameof(BatchNorm2d)) && kinds.All.Contains(nameof(Sigmoid)));

    /// <summary>Returns the mistake of normalizations that have nothing to do with the sigmoids.</summary>
    private Mistake<Func<ImageDataset, Generator, Layer>> NormalizedElsewhere() => OfKinds(
        "normalized elsewhere", () => [.. Layers(layer => [layer, new Sigmoid()]), new BatchNorm2d()],
        "None of your sigmoids gets what a normalization gives, or gives it anything. Where does a sigmoid want its numbers, far out or " +
            "around 0, and what brings them there?",
        kinds => kinds.All.Contains(nameof(BatchNorm2d)) && kinds.All.Count(nameof(Sigmoid).Equals) is > 0 and var all
            && kinds.Apart(nameof(Sigmoid), nameof(BatchNorm2d)) == all);

    /// <summary>Returns a mistake that the kinds of layers show, whatever the network has learned.</summary>
    private protected Mistake<Func<ImageDataset, Generator, Layer>> OfKinds(
        string name, Func<IReadOnlyList<NamedLayer>> layers, string hint, Func<LayerKinds, bool> shows) =>
        Built(name, layers, hint, _ => false) with { Shows = answer => shows(Kinds(NetworkOf(answer))) };

    /// <summary>Returns the mistake of learning from too many batches.</summary>
    private Mistake<Func<ImageDataset, Generator, Layer>> TooManyBatches(Func<Layer, NamedLayer[]> unit) => new(
        "too many batches",
        (train, random) =>
        {
            var network = new Sequential(Layers(unit)).Build([1, 1, 28, 28], random);
            for (var batch = 0; batch <= MostBatches; batch++)
            {
                network.Call(train.Images[..2]);
            }

            return network;
        },
        "Your network has learned from more batches than the question allows. How many steps has an epoch of 3,000 digits in batches " +
            "of 64, and what can become larger, if there are to be fewer steps?")
    {
        Shows = answer => Batches(NetworkOf(answer)) > MostBatches
            && StepsOf(answer).Batches is var learned && (learned == 0 || learned > MostBatches),
    };

    /// <summary>Returns what keeps a network that is built as asked from learning, by what its normalizations have counted and
    /// learned.</summary>
    protected override string? Diagnose(Func<ImageDataset, Generator, Layer> answer)
    {
        var (network, summary, steps) = (NetworkOf(answer), SummaryOf(answer), StepsOf(answer));
        var general = base.Diagnose(answer);
        if (!StructureRules.Any(rule => !rule.Observe(summary).Holds) && (Shared(network) ?? Uncounted(steps)) is { } ofCounter)
        {
            return ofCounter;
        }

        return general is null || StructureRules.Any(rule => !rule.Observe(summary).Holds)
            || TrainedRules.Any(rule => !rule.Observe(network).Holds) || StepRules.Any(rule => !rule.Observe(steps).Holds) ? general
            : LargeEps(network) is (var eps, var variance)
                ? FormattableString.Invariant($"The ε of a normalization of yours is {eps:0.######}, and the variance that it is added ") +
                    FormattableString.Invariant($"to is {variance:0.######} on average: what you divide by is mostly ε. What is ε for, ") +
                    "and how large is it usually?"
            : steps.IsCopy
                ? $"{CopyOfAnother} What had that one besides, as the running statistics of its normalizations, that yours has not?"
            : IsTrainedWrongly(answer) ? general
            : Batches(network) is var batches && batches == 0
                ? "Your normalizations have counted no batch. Is this the network that was trained, and in which mode did it learn?"
            : Kinds(network).Apart(nameof(Sigmoid), nameof(BatchNorm2d)) is > 0 and var left
                ? $"{left} of your sigmoids get sums that are not normalized, and give numbers that are not. Which ones, and what " +
                    "becomes of a gradient there?"
            : batches < MostBatches / 2
                ? FormattableString.Invariant($"Your normalizations have counted {batches} batches, of {MostBatches:N0} that there may ") +
                    "be. What would more steps do, with smaller batches or more epochs?"
            : Moved(network) is < SmallSteps and var moved
                ? FormattableString.Invariant($"The scales γ of your normalizations began at 1 and have moved by {moved:0.000} on ") +
                    $"average. So your steps were small: what makes them larger, if there are to be no more of them? {AboutOptions(answer)}"
                    .TrimEnd()
            : FormattableString.Invariant($"Of the {MostBatches:N0} batches {batches} are spent. ") +
                (general.Contains(AsksForMore, StringComparison.Ordinal) ? string.Empty : $"{general} ") +
                (general.Contains(AsksForSmaller, StringComparison.Ordinal) ? string.Empty
                    : "How is the rate: does the loss still creep down (too small), or jump (too large)? ") +
                "Does the rate fall at the end, so that the running statistics, by which a prediction normalizes, can catch up?";
    }

    /// <summary>Returns the layers of a LeNet.</summary>
    /// <param name="unit">The function from a layer with weights to what stands in its place, but for the last.</param>
    private protected static IReadOnlyList<NamedLayer> Layers(Func<Layer, NamedLayer[]> unit) =>
    [
        .. unit(new Conv2d(6, kernel: 5, padding: 2)), new AvgPool2d(2), .. unit(new Conv2d(16, kernel: 5)), new AvgPool2d(2),
        new Flatten(), .. unit(new Linear(120)), .. unit(new Linear(84)), new Linear(10),
    ];

    /// <summary>Returns the kinds of the layers of a network.</summary>
    private protected static LayerKinds Kinds(Layer network) => LayerKinds.Of(network, [1, 1, 28, 28]);

    /// <summary>A sentence on a normalization that stands in several places; null for none.</summary>
    private static string? Shared(Layer network) => Graph.Of(network, [1, 1, 28, 28]).Nodes
        .Where(node => node.Layer is BatchNorm2d).GroupBy(node => node.Layer).Select(places => places.Count()).Where(count => count > 1)
        .Select(count => $"One `BatchNorm2d` stands in {count} places of your network. It counts a batch in each of them, and its " +
            "running statistics are of all of them together, where each place has a mean of its own. What gives each place a layer of " +
            "its own?").FirstOrDefault();

    /// <summary>A sentence on batches that the normalizations have counted, and no gradient was computed of; null where there are few
    /// enough.</summary>
    private static string? Uncounted(TrainingSteps steps) => Batches(steps.Network) is var counted && counted <= MostBatches ? null
        : FormattableString.Invariant($"Your network has learned from {steps.Batches:N0} batches, and its normalizations have counted ") +
            FormattableString.Invariant($"{counted:N0}: they count each call in training mode, also one that no step follows. Which of ") +
            "your calls is that? `Evaluate`, or a call between `Eval()` and `Train()`, measures without being counted.";

    /// <summary>The layers of the learner's own that are neither blocks nor sigmoids, by name.</summary>
    private static string OwnLayers(Layer network) => string.Join(", ", Called(network).Select(layer => layer.GetType())
        .Where(type => type.Assembly != typeof(Layer).Assembly).Select(type => type.Name).Intersect(Kinds(network).All));

    private static IEnumerable<Layer> Called(Layer network) =>
        Graph.Of(network, [1, 1, 28, 28]).Nodes.Select(node => node.Layer).OfType<Layer>();

    private static string? OtherActivation(Layer network) => Kinds(network).All.FirstOrDefault(Others.Contains);

    private static IEnumerable<Optimizer> OtherOptimizers(TrainingSteps steps) => steps.Optimizers.Where(one => one is not Sgd);

    /// <summary>Returns the kinds of optimizers, each with the number of its steps.</summary>
    private static string Listed(IEnumerable<Optimizer> optimizers) => string.Join(", ", optimizers
        .GroupBy(one => one.GetType().Name)
        .Select(kind => FormattableString.Invariant($"`{kind.Key}`, {kind.Sum(one => one.Steps):N0} of them")));

    /// <summary>Returns the ε of a normalization that is unusually large, and larger than the mean of the running variances that it is
    /// added to, and this mean; null for none.</summary>
    private static (float Eps, float Variance)? LargeEps(Layer network) => Normalizations(network)
        .Select(layer => (layer.Eps, Variance: layer.OwnParameters.First(one => one.Name == "running_var").Value.Mean().Item()))
        .Where(one => one.Eps > Math.Max(LargestEps, one.Variance)).Select(one => ((float, float)?)one).FirstOrDefault();

    /// <summary>The kinds of layers that bend numbers, but for sigmoids, in words; empty for none.</summary>
    private static string Bending(Layer network) => string.Join(", ", Kinds(network).All
        .Where(kind => !IsUnbent(kind) && kind != nameof(Sigmoid)).Distinct().Select(kind => $"`{kind}`"));

    /// <summary>The most batches that a normalization of the network has counted.</summary>
    private static long Batches(Layer network) => network.Parameters
        .Where(named => named.Name.EndsWith(Counter, StringComparison.Ordinal))
        .Select(named => (long)named.Parameter.Value.Item()).DefaultIfEmpty().Max();

    private static IEnumerable<BatchNorm2d> Normalizations(Layer network) =>
        network.NamedLayers().Select(named => named.Layer).OfType<BatchNorm2d>();

    /// <summary>The mean distance of the normalizations' scales from 1, where they began; null where there are none.</summary>
    private static double? Moved(Layer network)
    {
        var scales = Normalizations(network)
            .SelectMany(layer => layer.OwnParameters.Where(parameter => parameter.Name == "weight" && parameter.IsTrainable))
            .SelectMany(parameter => parameter.Value.Detach().ToArray()).ToList();
        return scales.Count == 0 ? null : scales.Average(scale => Math.Abs(scale - 1));
    }
}
