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
        var padded = new OfLibrary("padded", new Sequential(
            new Conv2d(4, kernel: 3, stride: 2, padding: 1), new Relu(), new MaxPool2d(3, stride: 2, padding: 1), new Sigmoid(),
            new MaxPool2d(3, stride: 2, padding: 1)));
        Sequential Answer(Layer zeros, Layer behindSigmoid) => new(
            zeros, new Conv2d(4, kernel: 3, stride: 2), new Relu(), new ZeroPad2d(1), new MaxPool2d(3, stride: 2), new Sigmoid(),
            behindSigmoid);

        padded.Check(Answer(new ZeroPad2d(1), new MaxPool2d(3, stride: 2, padding: 1))).Outcome.Should().Be(Outcome.Passed);
        Received(padded, Answer(new ZeroPad2d(0, 1, 0, 1), new MaxPool2d(3, stride: 2, padding: 1))).Should().StartWith(
            "padded: Row 1, «all»: your network has `Conv2d(4, kernel 3, stride 2)`: padding 0 before and 1 behind instead of 1.");
        Received(padded, Answer(new ZeroPad2d(1), new Sequential(new ZeroPad2d(1), new MaxPool2d(3, stride: 2)))).Should().Contain(
            "`ZeroPad2d(1, 1, 1, 1)` in front of it");
    }

    [Fact]
    public void Layers_of_one_s_own_without_parameters_are_what_they_compute()
    {
        var network = new OfLibrary("network", new Sequential(
            new Conv2d(4, kernel: 3, stride: 8), new Relu(), new AdaptiveAvgPool2d(), new Flatten(), new Linear(3)));
        Sequential Answer(Func<Tensor, Tensor> activation, Func<Tensor, Tensor> mean) => new(
            new Conv2d(4, kernel: 3, stride: 8), new Own(activation), new Own(mean), new Linear(3));

        network.Check(Answer(x => x.Clamp(0, float.MaxValue), x => x.Mean(3).Mean(2))).Outcome.Should().Be(Outcome.Passed);
        Received(network, Answer(x => x.Clamp(-1, float.MaxValue), x => x.Mean(3).Mean(2))).Should().Be(
            "network: Row 1, «all»: the table has `Relu`, your network `Own`.");
        Received(network, Answer(x => x.Relu(), x => x.Sum(3).Sum(2))).Should().Contain("`Own`");
    }

    [Fact]
    public void Dropout_is_told_unless_the_table_allows_it()
    {
        var network = new Sequential(Table(), new Dropout(0.2f));

        Received(new Small(), network).Should().Be("Small: All rows are right, and the table has no `Dropout(0.2)`, which your network " +
            "has behind `Linear(10)`. In training it sets numbers to 0.");
        new OfLibrary("Small", Table(), allowsDropout: true).Check(new Sequential(new Dropout(0.2f), Table())).Outcome.Should()
            .Be(Outcome.Passed);
        Received(new OfLibrary("Small", Table(), allowsDropout: true), network).Should().Be(
            "Small: All rows are right, and behind the last one your network has `Dropout(0.2)`: in training it sets some of the scores " +
                "themselves to 0. Between which layers does a dropout belong?");
    }

    [Fact]
    public void A_network_may_be_built_for_images_of_the_table()
    {
        var network = new OfLibrary("network", new Sequential(new Conv2d(4, kernel: 8, stride: 8), new Flatten(), new Linear(3)));
        Layer Answer(int pixels) => new Sequential(new Conv2d(4, kernel: 8, stride: 8), new Flatten(), new Linear(3))
            .Build([1, 3, pixels, pixels], new Generator(1));

        network.Check(Answer(224)).Outcome.Should().Be(Outcome.Passed);
        Received(network, Answer(32)).Should().Be("network: All rows are right, and the network is built for images of another size: the " +
            "weight of `Linear(3)` has the shape [3, 64], and images [1, 3, 224, 224] need [3, 3136]. It need not be built.");
    }

    [Fact]
    public void A_layer_on_the_way_around_others_is_told_by_what_it_gets()
    {
        Sequential Unit(params IEnumerable<NamedLayer> end) => new(new Relu(), new Residual(
            new Sequential([new Conv2d(4, 3, padding: 1), .. end]), new Conv2d(4, 1)));
        var unit = new OfLibrary("unit", Unit(new BatchNorm2d()));

        Received(unit, Unit()).Should().Be("unit: Row 1, «all»: `BatchNorm2d()` is missing; your network goes on with " +
            "`Conv2d(4, kernel 1)`, which gets what `Relu` gives.");
        Received(unit, Unit(new BatchNorm2d(), new Sigmoid())).Should().Be("unit: Row 1, «all»: your network has `Sigmoid` behind " +
            "`BatchNorm2d()`; the table goes on with `Conv2d(4, kernel 1)`, which gets what `Relu` gives.");
    }

    [Fact]
    public void A_layer_in_front_of_a_sum_is_told_so_and_the_sum_is_not_missing()
    {
        Sequential Unit(Layer skip, params IEnumerable<NamedLayer> end) => new(
            [new Conv2d(4, 3, padding: 1), new Residual(new Sequential(new Conv2d(4, 3, padding: 1), new BatchNorm2d()), skip), .. end]);

        Received(new OfLibrary("unit", Unit(new Identity(), new Relu())), Unit(new Relu())).Should().Be("unit: Row 1, «all»: the table " +
            "has `Add`, and your network has `Relu` in front of it, which gets what `Conv2d(4, kernel 3, padding 1)` gives.");
    }

    [Fact]
    public void What_cannot_be_added_is_told_by_the_first_layer_in_front_of_it_that_differs()
    {
        Sequential Unit(int filters, Layer? skip = null) => new(
            new Relu(), new Residual(new Sequential(new Conv2d(filters, 3, stride: 2, padding: 1), new Relu()), skip!));
        var unit = new OfLibrary("unit", Unit(4, new Conv2d(4, 1, stride: 2)));

        Received(unit, Unit(6, new Conv2d(4, 1, stride: 2))).Should().StartWith(
            "unit: Row 1, «all»: your network has `Conv2d(6, kernel 3, stride 2, padding 1)`: filters 6 instead of 4.");
        Received(unit, Unit(4, new Conv2d(4, 1))).Should().StartWith(
            "unit: Row 1, «all»: your network has `Conv2d(4, kernel 1)`, which gets what `Relu` gives: stride 1 instead of 2.");
        Received(unit, Unit(4, new MaxPool2d(2))).Should().Be("unit: Row 1, «all»: the table has `Conv2d(4, kernel 1, stride 2)`, " +
            "your network `MaxPool2d(kernel 2, stride 2)`, which gets what `Relu` gives.");
        Received(unit, Unit(4)).Should().StartWith("unit: Row 1, «all»: What is added must have one shape").And.EndWith("In `Add`.");
    }

    [Fact]
    public void A_layer_on_one_way_that_does_not_take_what_it_gets_is_told_behind_what_both_ways_have_in_common()
    {
        Sequential Unit(int kernel) => new(
            new Relu(), new Residual(new Conv2d(4, 3, padding: 1), new Conv2d(4, kernel, padding: kernel / 2)));

        Received(new OfLibrary("unit", Unit(1)), new Sequential(new Relu(), new Residual(
            new Conv2d(4, 3, padding: 1), new Conv2d(4, kernel: 999)))).Should().EndWith("In `Conv2d(4, kernel 999)`.")
                .And.NotContain("missing");
    }

    [Fact]
    public void The_same_layers_in_another_order_are_told_so_and_none_is_missing()
    {
        var right = new OfLibrary("two", new Sequential(
            new Conv2d(4, 3), new Relu(), new MaxPool2d(2), new Conv2d(6, 3), new Relu(), new Flatten(), new Linear(2)));
        Layer Answer(params IEnumerable<NamedLayer> layers) => new Sequential([.. layers, new Flatten(), new Linear(2)]);

        Received(right, Answer(new Conv2d(4, 3), new MaxPool2d(2), new Relu(), new Conv2d(6, 3), new Relu())).Should().Be(
            "two: Row 1, «all»: your network has `MaxPool2d(kernel 2, stride 2)`, `Relu`; the table has the same layers in another " +
            "order, `Relu`, `MaxPool2d(kernel 2, stride 2)`.");
        Received(right, Answer(new Conv2d(4, 3), new MaxPool2d(2), new Conv2d(6, 3), new Relu())).Should().Contain("`Relu` is missing");
    }

    [Fact]
    public void A_variable_outside_of_the_function_is_asked_about()
    {
        var channels = 8;
        Func<int, Layer> answer = _ =>
        {
            channels *= 2;
            return new Sequential(new Conv2d(channels, 3), new Relu());
        };

        new OfLibrary("one", new Sequential(new Conv2d(8, 3), new Relu())).Check(answer).Hint.Should().StartWith("Called twice with 0,")
            .And.Contain("Which variable that it changes is declared outside of it");
    }

    [Fact]
    public void Filters_and_windows_that_are_exchanged_are_asked_about()
    {
        var right = new OfLibrary("one", new Sequential(new Conv2d(8, 3), new Relu(), new Conv2d(4, 1)));

        right.Check(new Sequential(new Conv2d(3, 8, padding: 4), new Relu(), new Conv2d(4, 1))).Hint.Should().StartWith(
            "A convolution of yours has 3 filters with windows of 8×8 pixels. Are the two numbers exchanged?");
        right.Check(new Sequential(new Conv2d(3, 3), new Relu(), new Conv2d(4, 1))).Hint.Should().BeNull();
    }

    [Fact]
    public void A_query_that_reads_a_variable_behind_its_loop_is_asked_about()
    {
        var right = new OfLibrary("two", new Sequential(new Conv2d(4, 3), new Conv2d(8, 3), new Linear(2)));
        Layer Answer(bool isLate)
        {
            IEnumerable<NamedLayer> layers = [];
            var filters = 4;
            for (var i = 0; i < 2; i++)
            {
                var made = new[] { 3 }.Select(kernel => (NamedLayer)new Conv2d(filters, kernel));
                layers = layers.Concat(isLate ? made : [.. made]);
                filters *= 2;
            }

            return new Sequential(layers);
        }

        right.Check(_ => Answer(isLate: true)).Hint.Should().StartWith(
            "Wherever the number of filters should change from stage to stage, it is 16 in yours.");
        right.Check(_ => Answer(isLate: false)).Hint.Should().BeNull();
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
        var own = new OfLibrary("DenseNet-121", library);

        own.Check(library).Outcome.Should().Be(Outcome.Passed);
        own.Check(Architecture.Named("densenet169").Network()).Outcome.Should().Be(Outcome.Failed);
    }

    [Fact]
    public void Branches_may_be_concatenated_in_another_order()
    {
        var module = new OfLibrary("module", Module(3, 5));

        module.Check(Module(5, 3)).Outcome.Should().Be(Outcome.Passed);
        module.Check(Module(3, 3)).Evidence.Should().ContainSingle(fact => fact.Name == "received").Which.Value.Should().StartWith(
            "module: Row 1, «all»: your network has `Conv2d(4, kernel 3, padding same)`, which gets the input: window 3×3 instead of " +
            "5×5; padding 1 instead of 2.");
    }

    [Theory]
    [InlineData("8 8 4", "two rows: Row 1, «all»: `Linear(8)`, `Relu` are missing; your network goes on with `Linear(4)`.")]
    [InlineData("8 4", "two rows: Row 1, «all»: `Linear(8)`, `Relu`, `Linear(8)`, `Relu` are missing; your network goes on with")]
    [InlineData("8 8 8 8 4", "two rows: Row 1, «all»: the table has `Linear(4)`, and your network has `Linear(8)`, `Relu` in front of it.")]
    [InlineData("8 8 6 4", "two rows: Row 1, «all»: your network has `Linear(6)`: outputs 6 instead of 8.")]
    [InlineData("9 9 9 4", "two rows: Row 1, «all»: your network has `Linear(9)`: outputs 9 instead of 8.")]
    public void A_layer_of_several_alike_that_is_left_out_is_missing_and_not_another_one(string outputs, string says)
    {
        Sequential Dense(string all) => new([new Flatten(), .. all.Split(' ').SelectMany(count =>
            (NamedLayer[])[new Linear(int.Parse(count)), .. count == "4" ? Array.Empty<NamedLayer>() : [new Relu()]])]);

        new OfLibrary("two rows", Dense("8 8 8 4")).Check(Dense(outputs)).Evidence.Should()
            .ContainSingle(fact => fact.Name == "received").Which.Value.Should().StartWith(says);
    }

    [Fact]
    public void A_layer_that_is_called_twice_is_not_two_layers()
    {
        var conv = new Conv2d(3, kernel: 3, padding: 1);
        var two = new OfLibrary("two", new Sequential(new Conv2d(3, kernel: 3, padding: 1), new Conv2d(3, kernel: 3, padding: 1)));

        two.Check(new Sequential(conv, conv)).Evidence.Should().ContainSingle(fact => fact.Name == "received").Which.Value.Should().Be(
            "two: Row 1, «all»: your network calls one and the same layer here and in row 1, so both share their weights. Each `new` " +
            "makes a layer with weights of its own.");
    }

    private static FunctionalBlock Module(params int[] kernels)
    {
        var branches = kernels.Select(kernel => (NamedLayer)new Conv2d(4, kernel, padding: Padding.Same)).ToList();
        return new FunctionalBlock(branches, (net, x) => net.Call(new Concat(), [.. branches.Select(branch => net.Call(branch.Layer, x))]));
    }

    private static string? Received(Small exercise, Layer network) =>
        exercise.Check(network).Evidence.Should().ContainSingle(fact => fact.Name == "received").Which.Value;

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

    private class Small(long parameters = 224) : ArchitectureExercise("00-test/small", "Small")
    {
        public override string Question => "Build it.";

        public override Answer<Func<int, Layer>> Reference => new(_ => Table(), "_ => network");

        public override IReadOnlyList<Mistake<Func<int, Layer>>> Mistakes => [];

        public override IReadOnlyList<string> Hints => [];

        public override string Explanation => string.Empty;

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

    private sealed class OfLibrary(string name, Layer network, bool allowsDropout = false) : Small
    {
        protected override IReadOnlyList<ArchitectureTable> Tables =>
            [new(name, 0, [1, 3, 224, 224], [new("all", [1, 1000], 0, network)]) { AllowsDropout = allowsDropout }];
    }

    /// <summary>A layer of one's own.</summary>
    private sealed class Own(Func<Tensor, Tensor> forward) : Layer
    {
        public override Shape Infer(Shape input) => forward(Tensor.Zeros(input)).Shape;

        protected override Tensor Forward(Tensor x) => forward(x);
    }

    private sealed class Family : Small
    {
        protected override IReadOnlyList<ArchitectureTable> Tables => [Of(18), Of(34)];

        private static ArchitectureTable Of(int depth) => new($"ResNet-{depth}", depth, [1, 3, 224, 224],
        [
            .. Architecture.Named($"resnet{depth}").Network().Children.Select(child => new TableRow(child.Name!, [], 0, child)),
        ]);
    }
}
