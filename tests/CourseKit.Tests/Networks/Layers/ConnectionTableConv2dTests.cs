using CourseKit.Networks.Layers;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;
using CourseKit.Tests.Tensors;

namespace CourseKit.Tests.Networks.Layers;

public sealed class ConnectionTableConv2dTests
{
    private static readonly int[][] Seen = [[0, 2], [1], [2, 1, 0], [0]];

    [Fact]
    public void Each_filter_sees_the_maps_of_the_table_through_windows_in_its_order()
    {
        var layer = new ConnectionTableConv2d(new ConnectionTable(Seen), 3, stride: 2, padding: 1).Build([2, 3, 6, 5], new Generator(1));
        var bias = Expectations.Random([4], seed: 3);
        layer.OwnParameters[1].Set(bias);
        var (x, weight) = (Expectations.Random([2, 3, 6, 5]), layer.OwnParameters[0].Value);

        weight.Shape.Should().Equal(7, 3, 3);
        layer.Call(x).ShouldHold([2, 4, 3, 3], at =>
        {
            var sum = (double)bias[at[1]];
            var first = Seen.Take(at[1]).Sum(maps => maps.Length);
            for (var place = 0; place < Seen[at[1]].Length; place++)
            {
                for (var pixel = 0; pixel < 9; pixel++)
                {
                    var (row, column) = ((2 * at[2]) + (pixel / 3) - 1, (2 * at[3]) + (pixel % 3) - 1);
                    if (row is >= 0 and < 6 && column is >= 0 and < 5)
                    {
                        sum += (double)weight[first + place, pixel / 3, pixel % 3] * x[at[0], Seen[at[1]][place], row, column];
                    }
                }
            }

            return sum;
        });
    }

    [Fact]
    public void Weights_start_in_the_bounds_of_what_their_filter_sees()
    {
        var weight = new ConnectionTableConv2d(new ConnectionTable(Seen), 5).Build([1, 3, 5, 5], new Generator(1)).OwnParameters[0].Value;

        // Filters in the order of the table see 2, 1, 3 and 1 maps of 25 pixels.
        Largest(weight[0..2]).Should().BeInRange(0.9f / MathF.Sqrt(50), 1 / MathF.Sqrt(50));
        Largest(weight[2..3]).Should().BeInRange(0.9f / MathF.Sqrt(25), 1 / MathF.Sqrt(25));
        Largest(weight[3..6]).Should().BeInRange(0.9f / MathF.Sqrt(75), 1 / MathF.Sqrt(75));

        static float Largest(Tensor values) => values.Abs().Max().Item();
    }

    [Fact]
    public void It_refuses_other_channels()
    {
        var layer = new ConnectionTableConv2d(new ConnectionTable(Seen), 5);

        FluentActions.Invoking(() => layer.Infer([1, 4, 9, 9])).Should().Throw<ShapeException>()
            .WithMessage("The table connects 3 channels. Received: 4 channels.");
        FluentActions.Invoking(() => layer.Infer([3, 9, 9])).Should().Throw<ShapeException>()
            .WithMessage("A 2-D convolution takes images [N, C, H, W]. Received: [3, 9, 9].");
    }

    [Fact]
    public void A_table_that_connects_nothing_or_twice_cannot_be_made()
    {
        FluentActions.Invoking(() => new ConnectionTable([0], [])).Should().Throw<ArgumentException>()
            .WithMessage("Each map sees at least one other, each once, and they count from 0. Received: [].");
        FluentActions.Invoking(() => new ConnectionTable([0, 1, 0])).Should().Throw<ArgumentException>()
            .WithMessage("*Received: [0, 1, 0].");
        FluentActions.Invoking(() => new ConnectionTable([-1])).Should().Throw<ArgumentException>().WithMessage("*Received: [-1].");
        FluentActions.Invoking(() => new ConnectionTable()).Should().Throw<ArgumentException>()
            .WithMessage("At least one map comes out. Received: none.");
    }
}
