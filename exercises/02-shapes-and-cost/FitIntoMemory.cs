using CourseKit.Networks.Accounting;

namespace CourseKit.Exercises.ShapesAndCost;

public sealed class FitIntoMemory() : ModelExercise("02-shapes-and-cost/fit-into-memory", "Fit the training into 256 MB")
{
    private const int FewestImages = 8;

    private static readonly ByteSize Available = new(256_000_000), AvailableInMiB = new(256 << 20);

    public override string Question =>
        """
        Training on 50 images of 3×200×300 at a time takes more than 569 MB. You have 256 MB. Change what you like: the batch, but
        not below 8 images; the layers, their strides and filters; the data type. Two things have to stay: the input is
        `[N, 3, 200, 300]`, and the network ends with 400 feature maps. The calculator decides, by `Memory.Training`: hand in the summary
        of your network, `myNetwork.Summarize([N, 3, 200, 300])` with your batch for N. With numbers of 16 bits that is
        `myNetwork.Summarize([N, 3, 200, 300], new SummaryOptions { DataType = DataType.Fp16 })`.
        """;

    protected override Shape Input => [50, 3, 200, 300];

    public override string Starter =>
        """
        var myNetwork = new Sequential(
            new Conv2d(100, kernel: 3, stride: 2, padding: Padding.Same),
            new Conv2d(200, kernel: 3, stride: 2, padding: Padding.Same),
            new Conv2d(400, kernel: 3, stride: 2, padding: Padding.Same));

        Summary plan = null;  // your summary here: myNetwork.Summarize([50, 3, 200, 300])

        new FitIntoMemory().Check(plan)
        """;

    public override string SolutionCode =>
        $"""
        var myNetwork = new Sequential(
            new Conv2d(100, kernel: 3, stride: 2, padding: Padding.Same),
            new Conv2d(200, kernel: 3, stride: 2, padding: Padding.Same),
            new Conv2d(400, kernel: 3, stride: 2, padding: Padding.Same));

        var plan = {Reference.Code};
        """;

    public override Answer<Summary> Reference { get; } =
        new(Network(100, 2).Summarize([20, 3, 200, 300]), "myNetwork.Summarize([20, 3, 200, 300])");

    protected override IEnumerable<Property<Summary>> Properties(Generator random) =>
    [
        new($"The input is [N, 3, 200, 300] with at least {FewestImages} images", plan =>
            (plan.Input is [>= FewestImages, 3, 200, 300], $"{plan.Input}")),
        new("The network ends with 400 feature maps: its output is [N, 400, height, width]", plan =>
            (plan.Output is [_, 400, _, _], $"{plan.Output}")),
        NetworkRule.TrainsWithin(Available),
    ];

    public override IReadOnlyList<Mistake<Summary>> Mistakes { get; } =
    [
        new("nothing changed", Network(100, 2).Summarize([50, 3, 200, 300]),
            "That is the training as it was. In the working below, which of its terms is the largest, and what is it multiplied with?")
        {
            Shows = plan => plan.Memory.Training.Value == Network(100, 2).Summarize([50, 3, 200, 300]).Memory.Training.Value,
        },
        new("too few images", Network(100, 2).Summarize([1, 3, 200, 300]),
            "A batch of so few images makes each step of the training follow chance. What else can become smaller?")
        {
            Shows = plan => plan.Input is [< FewestImages, 3, 200, 300] && plan.Output is [_, 400, _, _],
        },
        new("smaller images", Network(100, 2).Summarize([50, 3, 100, 150]),
            "Smaller images are a remedy indeed, and here they are given as 200×300. Which layer could make them smaller at once?")
        {
            Shows = plan => plan.Input is [_, 3, var height, var width] && (height, width) is not ((200, 300) or (300, 200)),
        },
        new("height and width exchanged", Network(100, 2).Summarize([20, 3, 300, 200]),
            "Height comes before width, and the images are 200 pixels high. Which two axes of your input are exchanged?")
        {
            Shows = plan => plan.Input is [_, 3, 300, 200],
        },
        new("fewer maps at the end", Network(100, 2, last: 100).Summarize([50, 3, 200, 300]),
            "The last layer is not where the memory is. Which layer has the largest maps?")
        {
            Shows = plan => plan.Input is [>= FewestImages, 3, 200, 300] && plan.Output is [_, not 400, _, _],
        },
    ];

    /// <inheritdoc/>
    protected override string? Diagnose(Summary plan) => plan.Output is not [_, 400, _, _] ? null
        : plan.Memory.Training.Value <= Available.Bytes ? null
        : plan.Memory.Training.Value <= AvailableInMiB.Bytes
            ? "That is less than 256 MiB, and a little more than 256 MB, which is 256,000,000 bytes. By how many images?"
        : plan.ActivationBytes.Value > 2 * (plan.Memory.ParameterBytes + plan.Memory.GradientBytes)
            ? $"Activations are {plan.ActivationBytes.Value / 1_000_000} MB of it, for a batch of {plan.Input[0]}. The largest are " +
                $"those of layer {plan.MostActivationBytes!.Name}. Which remedies make them smaller, and is one of them enough?"
            : $"Here the parameters and their gradients are {(plan.Memory.ParameterBytes + plan.Memory.GradientBytes) / 1_000_000} MB of " +
                $"it. Most are in layer {plan.MostParameters!.Name}: what makes a layer have fewer?";

    public override IReadOnlyList<string> Hints =>
    [
        "`plan.Memory.Training` shows the working. Parameters and their gradients are 7 MB together: it is the activations that count.",
        "All activations are multiplied with the number of images. How many images go into 256 MB, if one takes 11.24 MB and the " +
            "parameters with their gradients 7.2 MB?",
        "`plan.Memory.LargestTrainingBatch(256_000_000)` computes it, for any summary.",
    ];

    public override string Explanation =>
        """
        Five remedies, and each costs something: a smaller batch (gradients become noisier), a larger stride or pooling early in the
        network (fine detail is lost), fewer layers or maps (the network learns less), numbers of 16 bits (half the memory, coarser
        steps), and several machines that share the images. The batch is tried first, since nothing in the network changes.
        """;

    private static Sequential Network(int filters, int stride, int last = 400) => new(
        new Conv2d(filters, kernel: 3, stride: stride, padding: Padding.Same),
        new Conv2d(200, kernel: 3, stride: 2, padding: Padding.Same),
        new Conv2d(last, kernel: 3, stride: 2, padding: Padding.Same));
}
