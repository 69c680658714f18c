using CourseKit.Grading;
using CourseKit.Grading.Kinds;
using CourseKit.Networks;
using CourseKit.Networks.Architectures;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Grading.Kinds;

public sealed class ArchitectureExerciseTests
{
    [Fact]
    public void A_network_with_the_rows_of_the_table_passes() => Verdict(Table()).Outcome.Should().Be(Outcome.Passed);

    [Fact]
    public void What_makes_no_difference_to_a_prediction_is_none()
    {
        var network = new Sequential(
            ("stem", new Sequential(new Conv2d(8, kernel: 3, padding: Padding.Same), new Identity(), new Relu())),
            new MaxPool2d(2, padding: Padding.Same), Unit(isTurned: true), new Dropout(0),
            new Conv2d(10, new Window2d(new Window(3), new Window(4))), new Flatten());

        Verdict(network).Outcome.Should().Be(Outcome.Passed);
    }

    [Fact]
    public void Zeros_may_be_put_around_maps_by_a_layer_of_their_own_where_they_are_padding()
    {
        var padded = new TableExercise("padded", new Sequential(
            new Conv2d(4, kernel: 3, stride: 2, padding: 1), new Relu(), new MaxPool2d(3, stride: 2, padding: 1), new Sigmoid(),
            new MaxPool2d(3, stride: 2, padding: 1)));
        Sequential Answer(Layer zeros, Layer behindSigmoid) => new(
            zeros, new Conv2d(4, kernel: 3, stride: 2), new Relu(), new ZeroPad2d(1), new MaxPool2d(3, stride: 2), new Sigmoid(),
            behindSigmoid);

        padded.Check(Answer(new ZeroPad2d(1), new MaxPool2d(3, stride: 2, padding: 1))).Outcome.Should().Be(Outcome.Passed);
        padded.Received(Answer(new ZeroPad2d(0, 1, 0, 1), new MaxPool2d(3, stride: 2, padding: 1))).Should().StartWith(
            "padded: Row 1, «all»: your network has `Conv2d(4, kernel 3, stride 2)`: padding 0 before and 1 behind instead of 1.");
        padded.Received(Answer(new ZeroPad2d(1), new Sequential(new ZeroPad2d(1), new MaxPool2d(3, stride: 2)))).Should().Contain(
            "`ZeroPad2d(1, 1, 1, 1)` in front of it");
    }

    [Fact]
    public void Layers_of_one_s_own_without_parameters_are_what_they_compute()
    {
        var network = new TableExercise("network", new Sequential(
            new Conv2d(4, kernel: 3, stride: 8), new Relu(), new AdaptiveAvgPool2d(), new Flatten(), new Linear(3)));
        Sequential Answer(Func<Tensor, Tensor> activation, Func<Tensor, Tensor> mean) => new(
            new Conv2d(4, kernel: 3, stride: 8), new Own(activation), new Own(mean), new Linear(3));

        network.Check(Answer(x => x.Clamp(0, float.MaxValue), x => x.Mean(3).Mean(2))).Outcome.Should().Be(Outcome.Passed);
        network.Received(Answer(x => x.Clamp(-1, float.MaxValue), x => x.Mean(3).Mean(2))).Should().Be(
            "network: Row 1, «all»: the table has `Relu`, your network `Own`.");
        network.Received(Answer(x => x.Relu(), x => x.Sum(3).Sum(2))).Should().Contain("`Own`");
    }

    [Fact]
    public void Dropout_is_told_unless_the_table_allows_it()
    {
        var network = new Sequential(Table(), new Dropout(0.2f));

        new Small().Received(network).Should().Be("Small: All rows are right, and the table has no `Dropout(0.2)`, which your network " +
            "has behind `Linear(10)`. In training it sets numbers to 0.");
        new TableExercise("Small", Table(), allowsDropout: true).Check(new Sequential(new Dropout(0.2f), Table())).Outcome.Should()
            .Be(Outcome.Passed);
        new TableExercise("Small", Table(), allowsDropout: true).Received(network).Should().Be(
            "Small: All rows are right, and behind the last one your network has `Dropout(0.2)`: in training it sets some of the scores " +
                "themselves to 0. Between which layers does a dropout belong?");
    }

    [Fact]
    public void A_network_may_be_built_for_images_of_the_table()
    {
        var network = new TableExercise("network", new Sequential(new Conv2d(4, kernel: 8, stride: 8), new Flatten(), new Linear(3)));
        Layer Answer(int pixels) => new Sequential(new Conv2d(4, kernel: 8, stride: 8), new Flatten(), new Linear(3))
            .Build([1, 3, pixels, pixels], new Generator(1));

        network.Check(Answer(224)).Outcome.Should().Be(Outcome.Passed);
        network.Received(Answer(32)).Should().Be("network: All rows are right, and the network is built for images of another size: the " +
            "weight of `Linear(3)` has the shape [3, 64], and images [1, 3, 224, 224] need [3, 3136]. It need not be built.");
    }

    [Fact]
    public void No_network_is_no_attempt() => new Small().Check((Layer?)null).Outcome.Should().Be(Outcome.NotAttempted);

    [Theory]
    [InlineData(0, "Small: Row 1, «conv3-8»: your network has `Conv2d(9, kernel 5, padding 2)`: filters 9 instead of 8; window " +
        "5×5 instead of 3×3; padding 2 instead of 1. Its output is [1, 9, 6, 8], in the table [1, 8, 6, 8].")]
    [InlineData(1, "Small: Row 1, «conv3-8»: `Relu` is missing; your network goes on with `MaxPool2d(kernel 2, stride 2)`.")]
    [InlineData(2, "Small: Row 1 is right. Row 2, «maxpool»: the table has `MaxPool2d(kernel 2, stride 2)`, your network " +
        "`AvgPool2d(kernel 2, stride 2)`.")]
    [InlineData(3, "Small: Rows 1 to 2 are right. Row 3, «unit»: `Add` gets `BatchNorm2d()` of row 3 and `BatchNorm2d()` of row 3; in " +
        "the table it gets `BatchNorm2d()` of row 3 and `MaxPool2d(kernel 2, stride 2)` of row 2.")]
    [InlineData(4, "Small: Rows 1 to 2 are right. Row 3, «unit»: the table has `Conv2d(8, kernel 3, padding 1, no bias)`, and your " +
        "network has `Conv2d(8, kernel 1)`, `Relu` in front of it.")]
    [InlineData(5, "Small: Rows 1 to 3 are right. Row 4, «FC-10»: your network ends in front of `Linear(10)`.")]
    [InlineData(6, "Small: Rows 1 to 4 are right. The table ends there, and your network goes on with `Softmax(axis 1)`.")]
    [InlineData(7, "Small: Rows 1 to 3 are right. Row 4, «FC-10»: A window of 9 pixels")]
    [InlineData(8, "Small: Row 1 is right. Row 2, «maxpool»: `MaxPool2d(kernel 2, stride 2)` is missing; your network goes on with " +
        "`Conv2d(8, kernel 3, padding 1, no bias)`.")]
    public void The_first_row_that_differs_is_named(int answer, string says)
    {
        Layer network = answer switch
        {
            0 => new Sequential(new Conv2d(9, 5, padding: 2), new Relu(), new MaxPool2d(2), Unit(), new Flatten(), new Linear(10)),
            1 => new Sequential(new Conv2d(8, 3, padding: 1), new MaxPool2d(2), Unit(), new Flatten(), new Linear(10)),
            2 => new Sequential(Conv(), new Relu(), new AvgPool2d(2), Unit(), new Flatten(), new Linear(10)),
            3 => new Sequential(Conv(), new Relu(), new MaxPool2d(2), UnitOnItself(), new Flatten(), new Linear(10)),
            4 => new Sequential(
                Conv(), new Relu(), new MaxPool2d(2), new Conv2d(8, 1), new Relu(), Unit(), new Flatten(), new Linear(10)),
            5 => new Sequential(Conv(), new Relu(), new MaxPool2d(2), Unit(), new Flatten()),
            6 => new Sequential(Table(), new Softmax(1)),
            7 => new Sequential(Conv(), new Relu(), new MaxPool2d(2), Unit(), new Conv2d(4, 9)),
            _ => new Sequential(Conv(), new Relu(), Unit(), new Flatten(), new Linear(10)),
        };

        var verdict = Verdict(network);

        verdict.Outcome.Should().Be(Outcome.Failed);
        verdict.Message.Should().Be("This should hold, and does not: Small has the rows of the table, one after the other.");
        verdict.Evidence.Should().ContainSingle(fact => fact.Name == "received").Which.Value.Should().StartWith(says);
    }

    [Fact]
    public void A_table_that_states_what_its_layers_do_not_keep_is_found()
    {
        new Small().Prove().Should().Contain(proof => proof.Claim.StartsWith("the rows of its tables") && proof.Holds);
        new Small(parameters: 7).Prove().Should().Contain(
            proof => proof.Claim.StartsWith("the rows of its tables")
                && proof.Objection == "Small, «conv3-8»: [1, 8, 6, 8] and 224 parameters");
    }

    [Fact]
    public void A_function_is_asked_for_each_table_and_one_network_does_not_do_for_two()
    {
        var family = new Family();

        family.Check(depth => Architecture.Named($"resnet{depth}").Network()).Outcome.Should().Be(Outcome.Passed);
        family.Check(_ => Architecture.Named("resnet18").Network()).Evidence.Should().ContainSingle(fact => fact.Name == "received")
            .Which.Value.Should().StartWith("ResNet-34: Rows 1 to 4 are right. Row 5, «layer1»: ");
        family.Check(Architecture.Named("resnet18").Network()).Message.Should().StartWith("The answer has the wrong type");
        family.Check(_ => null!).Message.Should().EndWith("A network comes back for 18. Received: null.");
    }

    [Fact]
    public void Dense_blocks_may_be_concatenated_step_by_step()
    {
        var library = Architecture.Named("densenet121").Network();
        var own = new TableExercise("DenseNet-121", library);

        own.Check(library).Outcome.Should().Be(Outcome.Passed);
        own.Check(Architecture.Named("densenet169").Network()).Outcome.Should().Be(Outcome.Failed);
    }

    [Fact]
    public void Branches_may_be_concatenated_in_another_order()
    {
        var module = new TableExercise("module", Module(3, 5));

        module.Check(Module(5, 3)).Outcome.Should().Be(Outcome.Passed);
        module.Check(Module(3, 3)).Evidence.Should().ContainSingle(fact => fact.Name == "received").Which.Value.Should().StartWith(
            "module: Row 1, «all»: your network has `Conv2d(4, kernel 3, padding same)`, which gets the input: window 3×3 instead of " +
            "5×5; padding 1 instead of 2.");
    }

    private static FunctionalBlock Module(params int[] kernels)
    {
        var branches = kernels.Select(kernel => (NamedLayer)new Conv2d(4, kernel, padding: Padding.Same)).ToList();
        return new FunctionalBlock(branches, (net, x) => net.Call(new Concat(), [.. branches.Select(branch => net.Call(branch.Layer, x))]));
    }

    private static Verdict Verdict(Layer network) => new Small().Check(network);

    private static Conv2d Conv() => new(8, kernel: 3, padding: 1);

    private static Sequential Table() =>
        new(Conv(), new Relu(), new MaxPool2d(2), Unit(), new Flatten(), new Linear(10));

    /// <summary>A residual unit; turned, its shortcut is added first.</summary>
    private static FunctionalBlock Unit(bool isTurned = false)
    {
        var body = new Sequential(new Conv2d(8, 3, padding: 1, bias: false), new BatchNorm2d());
        return new FunctionalBlock([body], (net, x) =>
            isTurned ? net.Call(new Add(), x, net.Call(body, x)) : net.Call(new Add(), net.Call(body, x), x));
    }

    private static FunctionalBlock UnitOnItself()
    {
        var body = new Sequential(new Conv2d(8, 3, padding: 1, bias: false), new BatchNorm2d());
        return new FunctionalBlock([body], (net, x) => net.Call(body, x) is var y ? net.Call(new Add(), y, y) : x);
    }

    private sealed class Small(long parameters = 224) : TableExercise("Small", Table())
    {
        protected override IReadOnlyList<ArchitectureTable> Tables =>
        [
            new("Small", 3, [1, 3, 6, 8],
            [
                new("conv3-8", [1, 8, 6, 8], parameters, Conv(), new Relu()),
                new("maxpool", [1, 8, 3, 4], 0, new MaxPool2d(2)),
                new("unit", [1, 8, 3, 4], 592, Unit()),
                new("FC-10", [1, 10], 970, new Flatten(), new Linear(10)),
            ]),
        ];
    }

    /// <summary>A layer of one's own.</summary>
    private sealed class Own(Func<Tensor, Tensor> forward) : Layer
    {
        public override Shape Infer(Shape input) => forward(Tensor.Zeros(input)).Shape;

        protected override Tensor Forward(Tensor x) => forward(x);
    }

    private sealed class Family() : TableExercise("ResNet-18", Architecture.Named("resnet18").Network())
    {
        protected override IReadOnlyList<ArchitectureTable> Tables => [Of(18), Of(34)];

        private static ArchitectureTable Of(int depth) => new($"ResNet-{depth}", depth, [1, 3, 224, 224],
        [
            .. Architecture.Named($"resnet{depth}").Network().Children.Select(child => new TableRow(child.Name!, [], 0, child)),
        ]);
    }
}
