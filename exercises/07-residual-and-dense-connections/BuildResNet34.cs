namespace CourseKit.Exercises.ResidualAndDenseConnections;

public sealed class BuildResNet34() : ArchitectureExercise("07-residual-and-dense-connections/resnet-34", "ResNet-34")
{
    private const int OtherClasses = 10;

    public override string Question =>
        """
        Build ResNet-34 (He and others, 2015) for images of 3×224×224 pixels and 1,000 classes. It has 21,797,672 parameters.

        | stage | layers | maps, behind it |
        | --- | --- | --- |
        | conv1 | 7×7, 64 filters, a stride of 2, a padding of 3 | 64 of 112×112 |
        | | max pooling, 3×3, a stride of 2, a padding of 1 | 64 of 56×56 |
        | conv2_x | 3 units of two 3×3 with 64 filters | 64 of 56×56 |
        | conv3_x | 4 units of two 3×3 with 128 filters | 128 of 28×28 |
        | conv4_x | 6 units of two 3×3 with 256 filters | 256 of 14×14 |
        | conv5_x | 3 units of two 3×3 with 512 filters | 512 of 7×7 |
        | | average of each map, a dense layer of 1,000 outputs | 1,000 numbers |

        A unit is the one of this lesson: convolution, normalization, ReLU, convolution, normalization; the skip connection is added, and
        a ReLU comes behind the sum. The first unit of conv3_x, conv4_x and conv5_x halves the maps: its first convolution has a stride
        of 2, and its skip connection is a 1×1 convolution with a stride of 2 and a normalization. All other skip connections are x
        itself. No convolution has a bias; conv1 has a normalization and a ReLU behind it, and the pooling has neither.

        Write a function that gets the number of classes and returns the network; it is called with 1000, and with 10. The network need
        not be built or trained. `Residual` of the library is for this exercise, and so is your code from the cells above; the library's
        own ResNets are not.
        """;

    /// <inheritdoc/>
    public override TimeSpan Limit => TimeSpan.FromSeconds(30);

    protected override IReadOnlyList<ArchitectureTable> Tables { get; } =
    [
        ResNetTable.Of(34) with { Depth = 1000 },
        ResNetTable.Of(34, OtherClasses) with { Name = "ResNet-34 for 10 classes", Depth = OtherClasses },
    ];

    protected override IReadOnlyList<ForbiddenCall> Forbidden { get; } =
        ResNetTable.Finished("Build it of units: how many lines do sixteen of them take, in a loop?");

    public override string Starter =>
        """
        Func<int, Layer> resNet34 = classes =>
        {
            throw new NotImplementedException();  // your code here, instead of this line
        };

        new BuildResNet34().Check(resNet34)
        """;

    public override string SolutionCode => $"Func<int, Layer> resNet34 = {Reference.Code};";

    public override Answer<Func<int, Layer>> Reference { get; } = Write(classes =>
    {
        Conv2d Conv(int filters, int kernel, int stride = 1) => new(filters, kernel, stride, padding: kernel / 2, bias: false);
        List<NamedLayer> layers =
            [Conv(64, 7, stride: 2), new BatchNorm2d(), new Relu(), new MaxPool2d(3, stride: 2, padding: 1)];
        var before = 64;
        foreach (var (filters, units) in new[] { (64, 3), (128, 4), (256, 6), (512, 3) })
        {
            for (var i = 0; i < units; i++)
            {
                var stride = filters == before ? 1 : 2;
                var body = new Sequential(
                    Conv(filters, 3, stride), new BatchNorm2d(), new Relu(), Conv(filters, 3), new BatchNorm2d());
                var unit = stride == 1 ? new Residual(body)
                    : new Residual(body, new Sequential(Conv(filters, 1, stride), new BatchNorm2d()));
                layers.AddRange([unit, new Relu()]);
                before = filters;
            }
        }

        layers.AddRange([new AdaptiveAvgPool2d(), new Flatten(), new Linear(classes)]);
        return new Sequential(layers);
    });

    public override IReadOnlyList<Mistake<Func<int, Layer>>> Mistakes { get; } = ResidualMistakes.OfNetworks(
        [1000, OtherClasses], [1, 3, 224, 224], network => classes => network.Network(34, classes),
        new("1,000 outputs in any case", new ResidualNetwork
        {
            End = [_ => new AdaptiveAvgPool2d(), _ => new Flatten(), _ => new Linear(1000)],
        },
            "Your network has 1,000 outputs whatever `classes` is. What has the dense layer to do with `classes`?"),
        new("bottlenecks", new ResidualNetwork { HasBottlenecks = _ => true },
            "Your units have three convolutions, as those of ResNet-50 have. How many has a unit of ResNet-34, and with which windows?")
        {
            Structure = network => UnitStructure.WindowsOfFirstUnit(network).Count == 3,
        },
        new("a projection in conv2_x", new ResidualNetwork { Projects = (_, number, _) => number == 0 },
            "The first unit of conv2_x gets 64 maps of 56×56 from the pooling and gives as many of that size. Does it need a projection?")
        {
            Structure = network => UnitStructure.ProjectsAtFirst(network) && UnitStructure.WindowsOfFirstUnit(network).Count == 2,
        },
        new("one layer that is repeated", new ResidualNetwork { Repeats = true },
            "A unit that is made once and put into the list again and again is one unit: its weights are shared. How many `new Residual` " +
                "are carried out?"),
        new("a unit too many at the end", new ResidualNetwork { Units = _ => [3, 4, 6, 4] },
            "Count your units: 3, 4, 6 and 3 of them have two convolutions each, which is 32. Which two layers with weights make it 34?"),
        new("two units in each stage", new ResidualNetwork { Units = _ => [2, 2, 2, 2] },
            "Your stages have two units each, as in ResNet-18. How many has ResNet-34?")
        {
            Structure = network => UnitStructure.Units(network) is [2, 2, 2, 2],
        });

    /// <inheritdoc/>
    protected override string? Diagnose(Func<int, Layer> answer) =>
        base.Diagnose(answer) ?? UnitCount.Objection(Graph.Of(answer(OtherClasses), [1, 3, 224, 224]), 34);

    public override IReadOnlyList<string> Hints =>
    [
        "Write a function for one unit first, `Unit(filters, stride)`, and look at what it prints. Which units have a stride of 2?",
        "`foreach (var (filters, units) in new[] { (64, 3), (128, 4), (256, 6), (512, 3) })` goes through the stages. Inside, a loop " +
            "adds the units; the stride is 2 for the first one of a stage, but for that of 64.",
        "`new Residual(body, new Sequential(new Conv2d(filters, 1, stride: 2, bias: false), new BatchNorm2d()))` is a unit with a " +
            "projection, `new Residual(body)` one without. `new Relu()` comes behind either.",
    ];

    public override string Explanation =>
        """
        34 layers with weights: conv1, two in each of 3 + 4 + 6 + 3 = 16 units, and the dense layer. Convolutions of the three projections
        do not count, by the paper's habit. VGG-19 has 143.7 million parameters and 19.6 billion multiply-accumulates for an image,
        ResNet-34 has 21.8 million and 3.7 billion: conv1 and the pooling leave 56×56 pixels where VGG begins with 224×224, and the
        average of each map takes the place of two dense layers.
        """;
}
