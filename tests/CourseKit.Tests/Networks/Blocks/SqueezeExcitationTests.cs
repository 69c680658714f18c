using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Tensors;
using CourseKit.Tests.Tensors;

namespace CourseKit.Tests.Networks.Blocks;

public sealed class SqueezeExcitationTests
{
    [Fact]
    public void Each_map_is_weighed_by_what_all_averages_say()
    {
        var block = new BuiltBlock(new SqueezeExcitation(channels: 6, squeezed: 3), [2, 6, 3, 4]);

        block.Names.Should().Equal("fc1.weight", "fc1.bias", "fc2.weight", "fc2.bias");
        block.Learned.Should().Be((6 * 3) + 3 + (3 * 6) + 6);
        block.Output.ShouldHold(
            [2, 6, 3, 4],
            at => block.Input[at] * Gate(block, at[0], at[1], hidden => Math.Max(hidden, 0), sum => 1 / (1 + Math.Exp(-sum))));
        block.ShouldHaveGradientsAsTried();
    }

    [Fact]
    public void Other_activations_take_their_places()
    {
        var block = new BuiltBlock(new SqueezeExcitation(4, 2, new Silu(), new HardSigmoid()), [2, 4, 3, 3]);

        block.Output.ShouldHold(
            [2, 4, 3, 3],
            at => block.Input[at] * Gate(block, at[0], at[1], hidden => hidden / (1 + Math.Exp(-hidden)),
                sum => Math.Clamp(sum + 3, 0, 6) / 6));
    }

    private static double Gate(BuiltBlock block, int image, int map, Func<double, double> activation, Func<double, double> gate)
    {
        var (channels, squeezed) = (block.Input.Shape[1], block["fc1.bias"].Shape[0]);
        var maps = block.Input.Select(0, image);
        var averages = Enumerable.Range(0, channels).Select(channel => maps.Select(0, channel).ToArray().Average(value => (double)value))
            .ToArray();
        double sum = block["fc2.bias"][map];
        for (var unit = 0; unit < squeezed; unit++)
        {
            var hidden = block["fc1.bias"][unit] + averages.Select((average, channel) =>
                average * Weight(block["fc1.weight"], unit, channel)).Sum();
            sum += activation(hidden) * Weight(block["fc2.weight"], map, unit);
        }

        return gate(sum);
    }

    private static double Weight(Tensor weights, int output, int input) => weights[output, input, 0, 0];
}
