using CourseKit.Networks.Blocks;
using CourseKit.Tests.Tensors;

namespace CourseKit.Tests.Networks.Blocks;

public sealed class SeparableConv2dTests
{
    [Fact]
    public void It_is_a_filter_for_each_map_and_a_mixture_of_the_maps()
    {
        var block = new BuiltBlock(new SeparableConv2d(channels: 3, filters: 5, kernel: 3, stride: 2, padding: 1), [2, 3, 6, 7]);

        block.Names.Should().Equal("depthwise.weight", "depthwise.bias", "pointwise.weight", "pointwise.bias");
        block.Learned.Should().Be((3 * 9) + 3 + (3 * 5) + 5);
        block.Output.ShouldHold([2, 5, 3, 4], at =>
        {
            double sum = block["pointwise.bias"][at[1]];
            for (var channel = 0; channel < 3; channel++)
            {
                sum += block["pointwise.weight"][at[1], channel, 0, 0] * Filtered(channel);
            }

            return sum;

            double Filtered(int channel)
            {
                double window = block["depthwise.bias"][channel];
                for (var tap = 0; tap < 9; tap++)
                {
                    var (row, column) = ((2 * at[2]) + (tap / 3) - 1, (2 * at[3]) + (tap % 3) - 1);
                    window += row is >= 0 and < 6 && column is >= 0 and < 7
                        ? (double)block.Input[at[0], channel, row, column] * block["depthwise.weight"][channel, 0, tap / 3, tap % 3]
                        : 0;
                }

                return window;
            }
        });
        block.ShouldHaveGradientsAsTried();
    }

    [Fact]
    public void It_has_fewer_weights_than_the_convolution_that_it_stands_for() =>
        new BuiltBlock(new SeparableConv2d(16, 32, 3, bias: false), [1, 16, 5, 5]).Learned.Should().Be((16 * 9) + (16 * 32)).And.BeLessThan(16 * 9 * 32);
}
