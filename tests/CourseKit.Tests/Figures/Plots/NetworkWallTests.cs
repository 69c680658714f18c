using CourseKit.Figures;
using CourseKit.Networks;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;
using CourseKit.Vision.Datasets;

namespace CourseKit.Tests.Figures.Plots;

/// <summary>Walls of what a network has learned: its filters, its feature maps, its mistakes.</summary>
public sealed class NetworkWallTests
{
    private readonly Layer network = new Sequential(
        [new Conv2d(6, kernel: 3), new Relu(), new Conv2d(5, kernel: 2), new Flatten(), new Linear(10)])
        .Build([1, 1, 28, 28], new Generator(1));

    [Fact]
    public void Filters_of_one_channel_are_a_picture_each_on_one_scale()
    {
        var wall = Plot.Filters(network);

        wall.Title.Should().Be("6 filters of 3×3 of «0»");
        var (low, high) = wall.Range!.Value;
        var weights = network.Parameters.First(named => named.Name == "0.weight").Parameter.Value.ToArray();
        (low, high).Should().Be((-(double)weights.Max(Math.Abs), weights.Max(Math.Abs)));
        wall.Svg().Pixels().Should().HaveCount(6 * 9);
    }

    [Fact]
    public void Filters_of_many_channels_are_a_row_each()
    {
        var wall = Plot.Filters(network, "2");

        wall.Title.Should().Be("5 filters of 2×2 of «2», a row for each filter, a column for each of 6 channels");
        wall.ImagesInRow.Should().Be(6);
        wall.Svg().Pixels().Should().HaveCount(5 * 6 * 4);
    }

    [Fact]
    public void Filters_of_three_channels_are_colored_and_zero_is_gray()
    {
        var colored = new Conv2d(2, kernel: 2, bias: false).Build([1, 3, 4, 4]);
        colored.Parameters.Single().Parameter.Value.ToArray().Should().OnlyContain(weight => weight == 0);

        Plot.Filters(colored).Svg().Pixels().Values.Should().OnlyContain(color => color == "#808080");
    }

    [Theory]
    [InlineData("1")]
    [InlineData("7")]
    public void A_layer_that_is_no_convolution_is_answered_with_those_that_are(string layer) =>
        FluentActions.Invoking(() => Plot.Filters(network, layer)).Should().Throw<ArgumentException>().WithMessage(
            $"Filters are those of a convolution in a built network, named by its path. Received: «{layer}». This network has: «0», «2».");

    [Fact]
    public void Feature_maps_are_the_outputs_of_the_layer_on_one_scale()
    {
        var image = GeneratedDigits.Make(1)[0].Image;
        var maps = new Relu().Call(((Sequential)network).Children[0].Layer.Call(image.Unsqueeze(0)));

        var wall = Plot.FeatureMaps(network, image, "1");

        wall.Title.Should().StartWith("6 feature maps of 26×26 behind «1»");
        wall.Range!.Value.High.Should().BeApproximately(maps.ToArray().Max(), 1e-6);
        Plot.FeatureMaps(network, image, "0").Colors.IsDiverging.Should().BeTrue("before the ReLU there are negative ones");
    }

    [Fact]
    public void Feature_maps_with_scales_of_their_own_reach_white_each()
    {
        var image = GeneratedDigits.Make(1)[0].Image;

        var wall = Plot.FeatureMaps(network, image, "1", ownScales: true);

        wall.Range.Should().Be((0.0, 1.0));
        wall.Caption.Should().Contain("each has a scale of its own");
        var traces = wall.ToPlotly().ToJsonString();
        traces.Should().NotBe(Plot.FeatureMaps(network, image, "1").ToPlotly().ToJsonString());
    }

    [Fact]
    public void Feature_maps_stay_small_however_many_there_are()
    {
        var wide = new Sequential([new Conv2d(64, kernel: 5), new Relu()]).Build([1, 3, 40, 40], new Generator(3));
        var image = new Generator(4).Uniform([3, 40, 40]);

        foreach (var layer in new[] { "0", "1" })
        {
            var wall = Plot.FeatureMaps(wide, image, layer);
            wall.ToHtml().Length.Should().BeLessThan(50_000);
            wall.ToPlotly().ToJsonString().Length.Should().BeLessThan(50_000);
            wall.Caption.Should().EndWith(" of 64.");
        }
    }

    [Fact]
    public void Outputs_that_are_no_maps_are_refused() =>
        FluentActions.Invoking(() => Plot.FeatureMaps(network, GeneratedDigits.Make(1)[0].Image, "4")).Should().Throw<ShapeException>()
            .WithMessage("Feature maps are the outputs * of a layer for one image. Received: ?1, 10], from «4».");

    [Fact]
    public void The_surest_mistakes_come_first()
    {
        var set = GeneratedDigits.Make(90);
        var scores = network.Eval().Call(set.Images);
        var parts = scores.Softmax(1).ToArray().Chunk(10).ToArray();
        var wrong = parts.Index().Where(row => Array.IndexOf(row.Item, row.Item.Max()) != set.Labels[row.Index])
            .OrderByDescending(row => row.Item.Max()).ToList();

        var wall = Plot.MostConfused(network, set, count: 3);

        wall.Title.Should().Be($"{wrong.Count} mistakes in 90 images, a network's 3 surest first");
        var expected = wrong.Take(3).Select(row =>
            $"is {set.Labels[row.Index]}, taken for {Array.IndexOf(row.Item, row.Item.Max())} ({100 * row.Item.Max():0} %)");
        wall.Description.Should().Be($"Wall of 3 images: {string.Join(", ", expected)}.");
    }

    [Fact]
    public void Without_mistakes_it_says_so()
    {
        var wall = Plot.MostConfused(network, GeneratedDigits.Make(0));

        wall.Title.Should().Be("No mistake in 0 images");
        wall.ToHtml().Should().StartWith("<figure");
    }
}
