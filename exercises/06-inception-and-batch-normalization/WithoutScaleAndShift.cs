using CourseKit.Networks.Training;
using CourseKit.Networks.Training.Optimizers;
using CourseKit.Networks.Training.Schedules;
using CourseKit.Vision.Batching;
using CourseKit.Vision.Datasets;

namespace CourseKit.Exercises.InceptionAndBatchNormalization;

public sealed class WithoutScaleAndShift() : NormalizedTraining(
    "06-inception-and-batch-normalization/without-scale-and-shift", "Without scale and shift")
{
    public override string Question =>
        """
        How much are γ and β worth? Train the LeNet with sigmoids and at least three normalizations that have neither: `new
        BatchNorm2d(affine: false)` only normalizes, and one whose γ and β stay at 1 and 0, as when they are frozen, does no more. The
        network learns by `Sgd` from at most 150 batches of `train`, and recognizes at least 82 % of 2,000 digits that it has not seen.

        `train` holds 3,000 digits (at `Scale.Full` 60,000, then 3,000 batches and 93 % of 10,000), and `random` is the generator to build
        the network with. Return the network when it is trained; it takes images `[N, 1, 28, 28]` and gives scores `[N, 10]`. What do you
        expect: does it learn at all, and is it better or worse than with them? Compare it with your network of two exercises ago, by the
        same seeds.
        """;

    protected override double Goal => Course.Scale.Choose(quick: 0.82, full: 0.93);

    protected override IReadOnlyList<Property<Networks.Accounting.Summary>> StructureRules =>
        [.. base.StructureRules, NetworkRule.HasAtLeast(3, nameof(BatchNorm2d))];

    protected override IReadOnlyList<Property<Layer>> TrainedRules =>
    [
        .. base.TrainedRules,
        new("No normalization scales or shifts", network => (Affine(network) is var count && count == 0, $"{count} of them do")),
    ];

    /// <inheritdoc/>
    protected override IReadOnlyList<Property<TrainingSteps>> StepRules =>
    [
        .. base.StepRules,
        new("No normalization has scaled or shifted in any of its steps", steps =>
            Ranges(steps) is { Length: > 0 } moved ? (false, moved) : (true, "none has"))
        {
            Advise = steps => steps.IsCopy
                ? $"{CopyOfAnother} While that one learned, {Ranges(steps)}, and the layers behind have learned with that. What do they " +
                    "get without? Which option leaves the two out from the first step on?"
                : $"While your network learned, {Ranges(steps)}, and the layers behind have learned with that. What do they get, if γ " +
                    "and β become 1 and 0 only then? Which option leaves the two out from the first step on?",
        },
    ];

    public override Answer<Func<ImageDataset, Generator, Layer>> Reference { get; } = Write((train, random) =>
    {
        BatchNorm2d Norm() => new(affine: false);
        var network = new Sequential(
            new Conv2d(6, kernel: 5, padding: 2, bias: false), Norm(), new Sigmoid(), new AvgPool2d(2),
            new Conv2d(16, kernel: 5, bias: false), Norm(), new Sigmoid(), new AvgPool2d(2), new Flatten(),
            new Linear(120, bias: false), Norm(), new Sigmoid(), new Linear(84, bias: false), Norm(), new Sigmoid(), new Linear(10))
            .Build([1, 1, 28, 28], random);
        var batches = new Loader(train, batch: 64) { Shuffle = true };
        network.Fit(batches, options: new FitOptions
        {
            Epochs = 3,
            Optimizer = new Sgd(network, learningRate: 0.3) { Schedule = Schedule.OneCycle(3 * batches.Count) },
        });
        return network;
    });

    public override IReadOnlyList<Mistake<Func<ImageDataset, Generator, Layer>>> Mistakes =>
    [
        .. MistakesOfAny(Bare),
        new("frozen at other numbers", (_, random) => Frozen(random, scale: 2),
            "γ and β of your normalizations are frozen, but not at 1 and 0, so they still scale or shift. What are they before " +
                "anything is learned?")
        {
            Shows = answer => Affine(NetworkOf(answer)) > 0 && Normalizations(NetworkOf(answer)).All(layer =>
                layer.OwnParameters.All(parameter => !parameter.IsTrainable)),
        },
        new("one of the two frozen", (_, random) => Frozen(random, only: "weight"),
            "In your normalizations one of γ and β is frozen and the other still learned. How many of the two are to be left?")
        {
            Shows = answer => Normalizations(NetworkOf(answer)).Any(layer => layer.OwnParameters
                .Where(parameter => parameter.Spec.Kind == ParameterKind.Learned)
                .DistinctBy(parameter => parameter.IsTrainable).Count() == 2),
        },
        new("scale and shift in all", (_, random) => Scaled(Layers(layer => [layer, new BatchNorm2d(), new Sigmoid()]), random),
            "Your normalizations learn a scale and a shift, as they do unless they are told otherwise. Which option of `BatchNorm2d` " +
                "leaves them out? If you froze them: were they built by then, and does anything thaw them afterwards?")
        {
            Shows = answer => Affine(NetworkOf(answer)) is > 0 and var count && count == Normalizations(NetworkOf(answer)).Count,
        },
        new("scale and shift in some", (_, random) => Scaled(
                [.. Layers(Bare).Take(3), .. Layers(layer => [layer, new BatchNorm2d(), new Sigmoid()]).Skip(3)], random),
            "Some of your normalizations have neither scale nor shift, and some still do. `network.Summarize([1, 1, 28, 28])` shows which.")
        {
            Shows = answer => Affine(NetworkOf(answer)) is > 0 and var count && count < Normalizations(NetworkOf(answer)).Count,
        },
        Built("too few", () => [.. Layers(Bare).Take(3), .. Layers(layer => [layer, new Sigmoid()]).Skip(2)],
            "There are fewer normalizations than are asked for. Which layers of yours go without?",
            network => Count(network, nameof(BatchNorm2d)) is > 0 and < 3),
    ];

    public override IReadOnlyList<string> Hints =>
    [
        "Take your network from two exercises ago, with `new BatchNorm2d(affine: false)`, and the same rate to begin with.",
        "Without γ, what comes into each sigmoid has deviation 1, where it is nearly a straight line. Who can make its slope steeper?",
        "A rate of 0.3 with `Schedule.OneCycle(3 * batches.Count)`, three epochs and batches of 64 will do.",
    ];

    public override string Explanation =>
        "It learns nearly as well here, where 150 steps move γ and β but little. Behind a normalization stands a layer with weights " +
            "that can scale, too, and only what lies in between, a sigmoid or a ReLU, sees the difference: without γ and β, about half " +
            "of what reaches a ReLU is always cut off. They cost two numbers for each map, so hardly anybody leaves them out: the 57 " +
            "convolutions of GoogLeNet have 7,280 filters, and 14,560 numbers are few beside its 7 million.";

    private static NamedLayer[] Bare(Layer layer) => [layer, new BatchNorm2d(affine: false), new Sigmoid()];

    /// <summary>A network whose normalizations are frozen, with such a scale, or in one of the two alone.</summary>
    private static Layer Frozen(Generator random, float scale = 1, string? only = null)
    {
        var network = new Sequential(Layers(layer => [layer, new BatchNorm2d(), new Sigmoid()])).Build([1, 1, 28, 28], random);
        foreach (var parameter in Normalizations(network).SelectMany(layer => layer.OwnParameters)
            .Where(parameter => parameter.Spec.Kind == ParameterKind.Learned && (only ?? parameter.Name) == parameter.Name))
        {
            parameter.IsFrozen = true;
            if (parameter.Name == "weight")
            {
                parameter.Set(Tensor.Full(parameter.Shape, scale));
            }
        }

        return network;
    }

    /// <summary>A network whose scales are no longer 1, as after a step.</summary>
    private static Layer Scaled(IReadOnlyList<NamedLayer> layers, Generator random)
    {
        var network = new Sequential(layers).Build([1, 1, 28, 28], random);
        foreach (var scale in Normalizations(network).SelectMany(layer => layer.OwnParameters).Where(one => one.Name == "weight"))
        {
            scale.Set(Tensor.Full(scale.Shape, 1.5));
        }

        return network;
    }

    /// <summary>The ranges of scales and shifts that were not 1 and 0 in all steps, in words; empty for none.</summary>
    private static string Ranges(TrainingSteps steps) => string.Join(" and ", new[] { ("γ", "weight", 1f), ("β", "bias", 0f) }
        .Select(part => RangeOf(steps, part.Item1, part.Item2, part.Item3)).OfType<string>());

    private static string? RangeOf(TrainingSteps steps, string symbol, string name, float usual)
    {
        var ranges = steps.Networks.SelectMany(Normalizations).SelectMany(layer => layer.OwnParameters)
            .Where(parameter => parameter.Name == name).Select(steps.RangeOf).OfType<(float Smallest, float Largest)>()
            .Where(range => range.Smallest != usual || range.Largest != usual).ToList();
        return ranges.Count == 0 ? null : FormattableString.Invariant(
            $"{symbol} went from {ranges.Min(range => range.Smallest):0.###} to {ranges.Max(range => range.Largest):0.###}");
    }

    private static IReadOnlyList<Layer> Normalizations(Layer network) =>
        [.. network.NamedLayers().Select(named => named.Layer).Where(layer => layer is BatchNorm2d)];

    /// <summary>The number of normalizations that scale or shift: by parameters that are not 1 and 0, whoever keeps them there.</summary>
    private static int Affine(Layer network) => Normalizations(network).Count(layer => layer.OwnParameters.Any(parameter =>
        parameter.Name is "weight" or "bias"
        && parameter.Value.ToArray().Any(value => value != (parameter.Name == "weight" ? 1 : 0))));
}
