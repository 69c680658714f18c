using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Tests.Tensors;

namespace CourseKit.Tests.Networks.Blocks;

public sealed class ConvNormTests
{
    [Fact]
    public void It_convolves_normalizes_and_activates()
    {
        var block = new BuiltBlock(new ConvNorm(6, 3, stride: 2, groups: 2, norm: new BatchNorm2d(eps: 0.1f), activation: new Silu()),
            [2, 4, 5, 7]);

        block.Names.Should().Equal("0.weight", "1.weight", "1.bias", "1.running_mean", "1.running_var", "1.num_batches_tracked");
        block.Learned.Should().Be((6 * 2 * 3 * 3) + (2 * 6));
        block.Output.Shape.Should().Equal(2, 6, 3, 4);
        block.Output.ShouldBeCloseTo(
            block.Normalized("1", block.Input.Conv2d(block["0.weight"], stride: 2, padding: 1, groups: 2), eps: 0.1f).Silu());
        block.ShouldHaveGradientsAsTried();
    }

    [Fact]
    public void Without_an_activation_negative_values_come_out()
    {
        var block = new BuiltBlock(new ConvNorm(3, 1), [1, 2, 4, 4]);

        block.Output.ShouldBeCloseTo(block.Normalized("1", block.Input.Conv2d(block["0.weight"])));
        block.Output.ToArray().Should().Contain(value => value < 0);
    }
}
