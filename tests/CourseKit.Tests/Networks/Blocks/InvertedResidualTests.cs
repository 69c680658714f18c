using CourseKit.Networks;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Tests.Tensors;

namespace CourseKit.Tests.Networks.Blocks;

public sealed class InvertedResidualTests
{
    [Fact]
    public void Many_maps_are_filtered_and_few_are_added_to_the_input()
    {
        var block = new BuiltBlock(
            new InvertedResidual(
                new(Channels: 3, Expanded: 8, Filters: 3, Kernel: 5), () => new HardSwish(), () => new BatchNorm2d(eps: 0.01f),
                    new SqueezeExcitation(8, 2)),
            [2, 3, 4, 5]);

        var expanded = block.Normalized("block.0.1", block.Input.Conv2d(block["block.0.0.weight"]), 0.01f).HardSwish();
        var filtered = block.Normalized("block.1.1", expanded.Conv2d(block["block.1.0.weight"], padding: 2, groups: 8), 0.01f).HardSwish();
        var squeezed = filtered.AdaptiveAvgPool2d(1, 1).Conv2d(block["block.2.fc1.weight"], block["block.2.fc1.bias"]).Relu();
        var weighed = filtered * squeezed.Conv2d(block["block.2.fc2.weight"], block["block.2.fc2.bias"]).Sigmoid();
        var projected = block.Normalized("block.3.1", weighed.Conv2d(block["block.3.0.weight"]), 0.01f);

        block.Output.ShouldBeCloseTo(block.Input + projected);
        block.Learned.Should().Be((3 * 8) + 16 + (8 * 25) + 16 + (8 * 2) + 2 + (2 * 8) + 8 + (8 * 3) + 6);
        block.ShouldHaveGradientsAsTried();
    }

    [Fact]
    public void Where_the_size_changes_nothing_is_added()
    {
        var block = new BuiltBlock(
            new InvertedResidual(new(3, 6, 3, Stride: 2), () => new Relu6(), names: InvertedResidualNames.Conv), [1, 3, 5, 5]);

        var expanded = block.Normalized("conv.0.1", block.Input.Conv2d(block["conv.0.0.weight"])).Relu6();
        var filtered = block.Normalized("conv.1.1", expanded.Conv2d(block["conv.1.0.weight"], stride: 2, padding: 1, groups: 6)).Relu6();

        block.Output.Shape.Should().Equal(1, 3, 3, 3);
        block.Output.ShouldBeCloseTo(block.Normalized("conv.3", filtered.Conv2d(block["conv.2.weight"])));
        block.ShouldHaveGradientsAsTried();
    }

    [Fact]
    public void As_many_maps_as_there_are_need_no_first_convolution()
    {
        var block = new BuiltBlock(new InvertedResidual(new(4, 4, 6), () => new Relu6()), [1, 4, 5, 5]);

        var filtered = block.Normalized("block.0.1", block.Input.Conv2d(block["block.0.0.weight"], padding: 1, groups: 4)).Relu6();
        block.Output.ShouldBeCloseTo(block.Normalized("block.1.1", filtered.Conv2d(block["block.1.0.weight"])));
    }

    [Fact]
    public void It_is_left_out_by_chance_in_training_only_and_only_where_it_is_added()
    {
        Drops(filters: 3, training: true).Should().Be(1);
        Drops(filters: 3, training: false).Should().Be(0);
        Drops(filters: 4, training: true).Should().Be(0);

        static int Drops(int filters, bool training) =>
            Graph.Of(new InvertedResidual(new(3, 6, filters), () => new Relu6(), drop: 0.5f), [1, 3, 5, 5], training)
            .Nodes.Count(node => node.Layer is StochasticDepth);
    }

    [Fact]
    public void An_image_keeps_its_values_where_the_change_is_left_out()
    {
        var layer = new InvertedResidual(new(3, 6, 3), () => new Relu6(), drop: 1);
        var block = new BuiltBlock(layer, [2, 3, 5, 5]);
        layer.Train();

        block.Output.ShouldBeExactly(block.Input);
    }
}
