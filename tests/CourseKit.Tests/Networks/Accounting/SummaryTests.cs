using CourseKit.Networks.Accounting;
using CourseKit.Networks.Architectures;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;
using CourseKit.Tests.Networks.Architectures;

namespace CourseKit.Tests.Networks.Accounting;

public sealed class SummaryTests
{
    public static TheoryData<string> Names => [.. Architecture.All.Select(architecture => architecture.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Totals_are_those_of_the_graph_and_the_rows_of_every_depth_add_up_to_them(string name)
    {
        var architecture = Architecture.Named(name);
        var summary = Summary.Of(architecture);
        var totals = new ArchitectureTotals(architecture);

        summary.Parameters.Value.Should().Be(totals.Learned);
        summary.Buffers.Value.Should().Be(totals.Statistics);
        summary.MultiplyAccumulates.Value.Should().Be(totals.MultiplyAccumulates);

        for (var depth = 1; depth <= 4; depth++)
        {
            var rows = summary.Rows(depth);
            rows.Sum(row => row.Parameters.Value).Should().Be(totals.Learned);
            rows.Sum(row => row.Operations.MultiplyAccumulates.Value).Should().Be(totals.MultiplyAccumulates);
            rows.Sum(row => row.ActivationBytes.Value).Should().Be(summary.ActivationBytes.Value);
            rows.Sum(row => row.Share).Should().BeApproximately(1, 1e-9);
            rows.Sum(row => row.Calls).Should().Be(summary.Layers.Count);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_step_of_a_figure_evaluates_to_its_result_and_the_last_one_starts_from_those_before(string name)
    {
        foreach (var figure in Summary.Of(Architecture.Named(name)).Figures)
        {
            var before = new HashSet<long> { 2 }; // FLOPs are 2 · multiply-accumulates + all others.
            foreach (var step in figure.Steps.SkipLast(1))
            {
                WrittenArithmetic.Evaluate(step.Calculation.Expression).Should().Be(step.Calculation.Value, $"{step}");
                before.Add(step.Calculation.Value);
            }

            var total = figure.Steps[^1].Calculation;
            WrittenArithmetic.Evaluate(total.Expression).Should().Be(figure.Value, $"{figure.Steps[^1]}");
            WrittenArithmetic.Numbers(total.Expression).Where(number => number != 0 && !before.Contains(number))
                .Should().BeEmpty(figure.Name);
        }
    }

    [Fact]
    public void Parameters_are_explained_layer_by_layer()
    {
        var explained = new Sequential(("conv1", new Conv2d(100, 3)), ("bn1", new BatchNorm2d()),
            ("conv2", new Conv2d(200, 3, bias: false)))
            .Summarize([1, 3, 20, 30]).Parameters;

        explained.ToString().Should().Be(
            """
            conv1 (Conv2d): (3 · 3 · 3 + 1) · 100 = 2,800
            bn1 (BatchNorm2d): 2 · 100 = 200
            conv2 (Conv2d): 3 · 3 · 100 · 200 = 180,000
            parameters: 2,800 + 200 + 180,000 = 183,000
            """);
        explained.Tex.Should().Be(
            """
            \begin{aligned}
            \text{conv1 (Conv2d)} &= (3 \cdot 3 \cdot 3 + 1) \cdot 100 = 2{,}800 \\
            \text{bn1 (BatchNorm2d)} &= 2 \cdot 100 = 200 \\
            \text{conv2 (Conv2d)} &= 3 \cdot 3 \cdot 100 \cdot 200 = 180{,}000 \\
            \text{parameters} &= 2{,}800 + 200 + 180{,}000 = 183{,}000
            \end{aligned}
            """);
    }

    [Fact]
    public void The_layer_of_200_maps_in_the_books_costs_what_they_say()
    {
        var layer = new Conv2d(200, 5, padding: Padding.Same);
        var summary = layer.Summarize([1, 3, 150, 100]);

        summary.Parameters.Value.Should().Be(15_200);
        summary.MultiplyAccumulates.Value.Should().Be(225_000_000);
        summary.ActivationBytes.Value.Should().Be(12_000_000);
        layer.Summarize([100, 3, 150, 100]).ActivationBytes.Value.Should().Be(1_200_000_000);
    }

    [Fact]
    public void Batches_scale_what_is_computed_and_kept_and_nothing_else()
    {
        var one = Summary.Of(ResNet.ResNet18);
        var two = Summary.Of(ResNet.ResNet18, batch: 2);

        two.MultiplyAccumulates.Value.Should().Be(2 * one.MultiplyAccumulates.Value);
        two.Flops.Value.Should().Be(2 * one.Flops.Value);
        two.ActivationBytes.Value.Should().Be(2 * one.ActivationBytes.Value);
        two.Parameters.Value.Should().Be(one.Parameters.Value);
        two.Memory.PeakActivationBytes.Should().Be(2 * one.Memory.PeakActivationBytes);
    }

    [Theory]
    [InlineData("fp32", 4)]
    [InlineData("fp16", 2)]
    [InlineData("bf16", 2)]
    [InlineData("int8", 1)]
    public void Numbers_take_as_many_bytes_as_their_type(string type, int bytes)
    {
        var summary = new Linear(10).Summarize([1, 5], new SummaryOptions
        {
            DataType = DataType.Named(type),
        });

        summary.ActivationBytes.Value.Should().Be(10 * bytes);
        summary.Memory.InferencePeak.Value.Should().Be((10 + 5 + 60) * bytes);
    }

    [Fact]
    public void A_layer_that_is_called_twice_has_its_parameters_once_and_its_work_twice()
    {
        var shared = new Conv2d(8, 3, padding: 1);
        var summary = new FunctionalBlock([("conv", shared)], (net, x) => net.Call("conv", net.Call("conv", x))).Summarize([1, 8, 6, 6]);

        summary.Parameters.Value.Should().Be(((8 * 9) + 1) * 8);
        summary.MultiplyAccumulates.Value.Should().Be(2 * 8 * 9 * 8 * 36);
        summary.Layers.Select(row => row.IsRepeated).Should().Equal(false, true);
    }

    [Fact]
    public void Flops_are_two_for_each_multiply_accumulate_and_one_for_everything_else()
    {
        var summary = new Sequential(new Conv2d(4, 3), new Relu()).Summarize([1, 2, 5, 5]);

        summary.MultiplyAccumulates.Value.Should().Be(3 * 3 * 2 * 4 * 9);
        summary.Flops.Value.Should().Be((2 * 3 * 3 * 2 * 4 * 9) + (4 * 9) + (4 * 9), "each result has a bias added and is compared with 0");
        summary.Flops.Total.ToString().Should().Be("2 · 648 + 72 = 1,368");
    }

    [Fact]
    public void Frozen_layers_are_counted_apart()
    {
        var body = new Conv2d(4, 3);
        var network = new Sequential(("body", body), ("flatten", new Flatten()), ("head", new Linear(2)))
            .Build([1, 1, 5, 5], new Generator(1));
        body.Freeze();
        var summary = network.Summarize([1, 1, 5, 5]);

        summary.FrozenParameters.Value.Should().Be(40);
        summary.TrainableParameters.Value.Should().Be(74);
        summary.Parameters.Value.Should().Be(114);
        summary.Memory.Training.Steps.Single(step => step.Name == "gradients of parameters").Calculation.Value.Should().Be(74 * 4);
    }

    [Fact]
    public void Running_statistics_are_two_a_channel_and_the_counter_of_batches_is_in_no_count()
    {
        var summary = new BatchNorm2d().Summarize([1, 7, 2, 2]);

        summary.Parameters.Value.Should().Be(14);
        summary.Buffers.Value.Should().Be(14);
    }

    [Fact]
    public void Layers_of_training_alone_count_in_parameters_not_in_work()
    {
        var network = new DeeplySupervised(
            [("conv", new Conv2d(2, 3)), ("aux", new Conv2d(5, 1)), ("relu", new Relu())],
            new Dictionary<string, string> { ["aux"] = "conv" });
        var summary = network.Summarize([1, 1, 5, 5]);

        summary.Parameters.Value.Should().Be(20 + 15);
        summary.TrainingOnlyParameters.Value.Should().Be(15);
        summary.MultiplyAccumulates.Value.Should().Be(9 * 2 * 9);
        summary.Layers.Single(row => row.IsOnlyInTraining).Name.Should().Be("aux");
        summary.Memory.Training.Steps.Single(step => step.Name == "activations of all layers").Calculation.Value
            .Should().Be((18 + 45 + 18) * 4);
    }

    [Fact]
    public void The_layers_that_dominate_are_named()
    {
        var vgg = Summary.Of(Vgg.Vgg16);

        vgg.MostParameters!.Name.Should().Be("classifier.0", "102,764,544 of 138 million");
        vgg.MostParameters!.Share.Should().BeApproximately(0.7428, 1e-4);
        vgg.MostFlops!.Name.Should().Be("features.2");
        vgg.MostActivationBytes!.Output.Should().Equal(1, 64, 224, 224);
    }

    [Fact]
    public void A_network_that_does_not_take_the_input_says_where() =>
        FluentActions.Invoking(() => ResNet.ResNet18.Network().Summarize([1, 3, 224])).Should().Throw<ShapeException>()
            .WithMessage("*Received: [1, 3, 224]. In conv1:*");

    [Fact]
    public void Nothing_is_made()
    {
        var network = Vgg.Vgg16.Network();
        network.Summarize([1, 3, 224, 224]);

        network.IsBuilt.Should().BeFalse();
        network.Parameters.Should().BeEmpty();
    }
}
