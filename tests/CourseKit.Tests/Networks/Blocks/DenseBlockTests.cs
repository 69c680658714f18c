using CourseKit.Networks;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Tensors;
using CourseKit.Tests.Tensors;

namespace CourseKit.Tests.Networks.Blocks;

public sealed class DenseBlockTests
{
    [Fact]
    public void Each_layer_sees_all_before_it()
    {
        var block = new BuiltBlock(
            new DenseBlock(("a", new DenseLayer(growth: 2, bottleneck: 3)), ("b", new DenseLayer(2, 3)), ("c", new DenseLayer(2, 3))),
            [2, 3, 4, 5]);

        var (x, a) = (block.Input, Layer("a", block.Input));
        var b = Layer("b", Tensor.Concat(1, x, a));
        var c = Layer("c", Tensor.Concat(1, x, a, b));

        block.Output.ShouldBeCloseTo(Tensor.Concat(1, x, a, b, c));
        block.Learned.Should().Be(new[] { 3, 5, 7 }.Sum(channels => (2 * channels) + (6 * channels) + (2 * 6) + (6 * 2 * 9)));
        block.ShouldHaveGradientsAsTried();

        Tensor Layer(string name, Tensor maps)
        {
            var between = block.Normalized($"{name}.norm1", maps).Relu().Conv2d(block[$"{name}.conv1.weight"]);
            return block.Normalized($"{name}.norm2", between).Relu().Conv2d(block[$"{name}.conv2.weight"], padding: 1);
        }
    }

    [Fact]
    public void The_graph_shows_what_is_joined()
    {
        var graph = Graph.Of(new DenseBlock(new DenseLayer(4), new DenseLayer(4)), [1, 6, 5, 5]);

        graph.Nodes.Where(node => node.Layer is Concat).Select(node => node.Shape).Should().Equal([1, 10, 5, 5], [1, 14, 5, 5]);
    }

    [Fact]
    public void A_transition_has_fewer_maps_of_half_the_size()
    {
        var block = new BuiltBlock(new Transition(filters: 3), [2, 4, 5, 6]);

        var mixed = block.Normalized("norm", block.Input).Relu().Conv2d(block["conv.weight"]);
        block.Output.ShouldHold([2, 3, 2, 3], at =>
            ((double)mixed[at[0], at[1], 2 * at[2], 2 * at[3]] + mixed[at[0], at[1], (2 * at[2]) + 1, 2 * at[3]]
                + mixed[at[0], at[1], 2 * at[2], (2 * at[3]) + 1] + mixed[at[0], at[1], (2 * at[2]) + 1, (2 * at[3]) + 1]) / 4);
        block.Learned.Should().Be((2 * 4) + (4 * 3));
        block.ShouldHaveGradientsAsTried();
    }
}
