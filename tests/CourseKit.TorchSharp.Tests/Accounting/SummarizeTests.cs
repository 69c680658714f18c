using CourseKit.Networks.Accounting;
using CourseKit.Networks.Architectures;
using CourseKit.TorchSharp.Accounting;
using TorchSharp;
using static TorchSharp.torch;
using Generator = CourseKit.Tensors.Randomness.Generator;

namespace CourseKit.TorchSharp.Tests.Accounting;

public sealed class SummarizeTests
{
    /// <summary>With branches, shortcuts, concatenations, attention to channels, views, layers in place, and parts for training alone.
    /// </summary>
    [Theory]
    [InlineData("lenet5", 32)]
    [InlineData("resnet18", 64)]
    [InlineData("squeezenet1_1", 64)]
    [InlineData("googlenet", 64)]
    [InlineData("mobilenet_v3_small", 64)]
    [InlineData("yolov3_tiny", 64)]
    public void A_network_that_was_converted_costs_what_it_did(string name, int side)
    {
        var architecture = Architecture.Named(name);
        var network = architecture.Network();
        var own = network.Build([2, architecture.Image[0], side, side], new Generator(1)).Summarize(
            [2, architecture.Image[0], side, side]);
        using var module = network.ToTorch([2, architecture.Image[0], side, side]);

        var other = module.Summarize([2, architecture.Image[0], side, side]);

        other.Output.Should().Equal(own.Output);
        other.Parameters.Value.Should().Be(own.Parameters.Value);
        other.Buffers.Value.Should().Be(own.Buffers.Value);
        other.MultiplyAccumulates.Value.Should().Be(own.MultiplyAccumulates.Value);
        other.Flops.Value.Should().Be(own.Flops.Value);
        other.ActivationBytes.Value.Should().Be(own.ActivationBytes.Value);
        other.Memory.InferencePeak.Value.Should().Be(own.Memory.InferencePeak.Value);
        other.ReceptiveField.Should().Be(own.ReceptiveField);
        other.Layers.Where(row => !row.Kind.Contains("no call seen")).Select(row => (row.Layer, row.Output, row.ReceptiveField))
            .Should().Equal(own.Layers.Where(row => !row.IsOnlyInTraining).Select(row => (row.Layer, row.Output, row.ReceptiveField)));
    }

    [Fact]
    public void A_module_has_a_row_for_each_call_and_for_what_no_hook_sees()
    {
        using var module = new TwoUnits();

        var summary = module.Summarize([2, 3, 32, 30]);

        summary.Layers.Select(row =>
            $"{row.Name}: {row.Layer} {row.Output} {row.Parameters.Value} {row.Operations.MultiplyAccumulates.Value} "
            + $"{row.Operations.Others.Value} {row.ActivationBytes.Value} {row.ReceptiveField}").Should().Equal(
            "stem: Conv2d [2, 8, 16, 15] 224 103680 3840 15360 3×3",
            "unit1.conv1: Conv2d [2, 8, 16, 15] 576 276480 0 15360 7×7",
            "unit1.norm: BatchNorm2d [2, 8, 16, 15] 16 0 7680 15360 7×7",
            "unit1.relu: ReLU [2, 8, 16, 15] 0 0 3840 15360 7×7",
            "unit1.conv2: Conv2d [2, 8, 16, 15] 584 276480 3840 15360 11×11",
            "unit1: Functional, not counted [2, 8, 16, 15] 0 0 0 0 –",
            "unit2.conv1: Conv2d [2, 8, 16, 15] 576 276480 0 15360 –",
            "unit2.norm: BatchNorm2d [2, 8, 16, 15] 16 0 7680 15360 –",
            "unit2.relu: ReLU [2, 8, 16, 15] 0 0 3840 15360 –",
            "unit2.conv2: Conv2d [2, 8, 16, 15] 584 276480 3840 15360 –",
            "unit2: Functional, not counted [2, 8, 16, 15] 0 0 0 0 –",
            ": Functional, not counted [2, 16] 0 0 0 128 –",
            "head: Linear [2, 5] 85 160 10 40 –",
            "auxiliary: Linear, no call seen [] 45 0 0 0 –");
        summary.Parameters.Value.Should().Be(module.parameters().Sum(parameter => parameter.numel()));
        $"{summary}".Should().StartWith("TwoUnits: [2, 3, 32, 30] → [2, 5], fp32").And.Contain("Functional, not counted");
    }

    [Fact]
    public void A_view_takes_no_memory()
    {
        using var head = nn.Linear(60, 2);
        using var module = new Called(x => head.call(x.flatten(1)), ("head", head));

        module.Summarize([2, 3, 4, 5]).Layers.Select(row => (row.Layer, row.Output.ToString(), row.ActivationBytes.Value))
            .Should().Equal(("Functional, a view", "[2, 60]", 0), ("Linear", "[2, 2]", 16));
    }

    [Fact]
    public void A_module_that_is_called_past_its_hooks_is_said_to_be()
    {
        using var inner = nn.Linear(3, 2);
        using var module = new Called(inner.forward, ("inner", inner));

        module.Summarize([4, 3]).Layers.Select(row => (row.Name, row.Layer, row.Parameters.Value)).Should().Equal(
            ("", "Functional, not counted", 0), ("inner", "Linear, no call seen", 8));
    }

    [Fact]
    public void A_module_that_is_called_twice_has_its_parameters_once()
    {
        using var shared = nn.Linear(4, 4);
        using var module = new Called(x => shared.call(shared.call(x)), ("shared", shared));

        var summary = module.Summarize([3, 4]);

        summary.Parameters.Value.Should().Be(20);
        summary.MultiplyAccumulates.Value.Should().Be(2 * 3 * 4 * 4);
        summary.Layers.Select(row => (row.Name, row.IsRepeated)).Should().Equal(("shared", false), ("shared", true));
    }

    [Fact]
    public void Parameters_of_a_block_itself_count()
    {
        using var scale = nn.Linear(4, 4);
        using var module = new Called(x => scale.call(x), ("scale", scale));
        module.register_parameter("offset", new(torch.zeros(7)));

        module.Summarize([3, 4]).Layers.Select(row => (row.Name, row.Layer, row.Parameters.Value)).Should().Equal(
            ("scale", "Linear", 20), ("", "Functional, not counted", 7));
    }

    [Fact]
    public void A_module_of_another_maker_is_not_counted_but_for_its_parameters()
    {
        using var module = new Called(x => x.cos());
        module.register_parameter("scale", new(torch.zeros(7)));

        module.Summarize([3, 4]).Layers.Should().ContainSingle().Which.Should().Match<LayerSummary>(row =>
            row.Layer == "Called, not counted" && row.Parameters.Value == 7 && row.Operations.Flops.Value == 0);
    }

    [Fact]
    public void A_recurrent_module_multiplies_at_each_step()
    {
        using var lstm = nn.LSTM(4, 6, numLayers: 2, bidirectional: true);

        var summary = lstm.Summarize([7, 2, 4]);

        // Both directions: the first layer has 4 inputs, the second the 12 results of the first; 4 gates of 6 values each.
        const int Matrices = 2 * 24 * (4 + 6 + 12 + 6), Biases = 2 * 2 * 2 * 24;
        summary.Output.Should().Equal(7, 2, 12);
        summary.Parameters.Value.Should().Be(Matrices + Biases);
        summary.MultiplyAccumulates.Value.Should().Be(7 * 2 * Matrices);
    }

    [Fact]
    public void Several_inputs_each_have_a_row()
    {
        using var bilinear = nn.Bilinear(3, 4, 5);

        var summary = bilinear.SummarizeCall([torch.randn(2, 3), torch.randn(2, 4)]);

        summary.Layers.Select(row => (row.Layer, row.Output.ToString())).Should().Equal(("Input", "[2, 4]"), ("Bilinear", "[2, 5]"));
        summary.MultiplyAccumulates.Value.Should().Be(2 * 3 * 4 * 5);
    }

    [Fact]
    public void Inputs_may_be_whole_numbers()
    {
        using var module = nn.Sequential(("words", nn.Embedding(11, 6)), ("head", nn.Linear(6, 3)));

        var summary = module.SummarizeCall([torch.tensor([1L, 7, 2])]);

        summary.Output.Should().Equal(3, 3);
        summary.MultiplyAccumulates.Value.Should().Be(3 * 3 * 6);
    }

    [Fact]
    public void The_module_is_left_as_it_was()
    {
        using var module = new TwoUnits();
        module.get_parameter("stem.weight")!.requires_grad = false;
        module.named_modules().Single(part => part.name == "unit2").module.eval();

        var summary = module.Summarize([2, 3, 32, 32]);
        var live = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        module.Summarize([2, 3, 32, 32]);

        DisposeScopeManager.Statistics.ThreadTotalLiveCount.Should().Be(live);
        summary.FrozenParameters.Value.Should().Be(8 * 3 * 3 * 3);
        module.training.Should().BeTrue();
        module.named_modules().Single(part => part.name == "unit2.conv1").module.training.Should().BeFalse();
        module.named_modules().Single(part => part.name == "unit1.conv1").module.training.Should().BeTrue();
        module.get_buffer("unit1.norm.running_mean")!.sum().item<float>().Should().Be(0);
    }

    [Fact]
    public void A_larger_batch_is_reckoned_from_the_one_that_ran()
    {
        using var module = new TwoUnits();
        var options = SummaryOptions.Default with { Available = new(1_000_000) };

        var (one, four) = (module.Summarize([1, 3, 32, 30], options), module.Summarize([4, 3, 32, 30], options));

        four.Memory.LargestBatch(1_000_000).Value.Should().Be(one.Memory.LargestBatch(1_000_000).Value).And.BeGreaterThan(10);
    }

    [Fact]
    public void More_inputs_than_a_module_has_are_refused()
    {
        using var linear = nn.Linear(3, 4);

        linear.Invoking(one => one.SummarizeCall([torch.randn(2, 3), torch.randn(2, 3)])).Should().Throw<ArgumentException>()
            .WithMessage("A module is called with the inputs that it has. Received: 2 inputs for Linear, which has 1.");
        linear.Invoking(one => one.SummarizeCall([])).Should().Throw<ArgumentException>()
            .WithMessage("A module is summarized for at least one input. Received: none.");
    }
}
