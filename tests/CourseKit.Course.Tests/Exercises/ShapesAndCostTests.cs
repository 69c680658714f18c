using CourseKit.Exercises.ShapesAndCost;
using CourseKit.Grading;
using CourseKit.Grading.Kinds;
using CourseKit.Networks;
using CourseKit.Networks.Accounting;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Course.Tests.Exercises;

/// <summary>The answers of lesson 2 beside what the library computes of the same layers.</summary>
public sealed class ShapesAndCostTests
{
    [Fact]
    public void The_size_of_an_output_is_that_of_a_window_of_the_library()
    {
        var size = new OutputSize().Reference.Value;
        foreach (var (n, f, p, s, d) in from n in Enumerable.Range(9, 12)
                                        from f in Enumerable.Range(1, 4)
                                        from p in Enumerable.Range(0, 3)
                                        from s in Enumerable.Range(1, 4)
                                        from d in Enumerable.Range(1, 2)
                                        select (n, f, p, s, d))
        {
            size(n, f, p, s, d).Should().Be(new Window(f, s, p, d).Slide(n), $"n = {n}, f = {f}, p = {p}, s = {s}, d = {d}");
        }
    }

    [Fact]
    public void Same_padding_is_that_of_the_library_and_makes_as_many_outputs_as_it_should()
    {
        var padding = new SamePadding().Reference.Value;
        foreach (var (n, f, s) in from n in Enumerable.Range(1, 20)
                                  from f in Enumerable.Range(1, 8)
                                  from s in Enumerable.Range(1, 6)
                                  select (n, f, s))
        {
            var (before, after) = padding(n, f, s);

            (before, after).Should().Be(Padding.Same.Around(n, f, s));
            new Window(f, s).Slide(before + n + after).Should().Be((int)Math.Ceiling(n / (double)s));
        }
    }

    [Theory]
    [InlineData(7, 3, 4)]
    [InlineData(13, 5, 6)]
    [InlineData(28, 5, 14)]
    [InlineData(9, 9, 1)]
    public void Padding_and_stride_make_the_size_that_was_asked_for(int n, int f, int m)
    {
        var (padding, stride) = new PaddingAndStride().Reference.Value(n, f, m);

        new Window(f, stride, padding).Slide(n).Should().Be(m);
    }

    [Fact]
    public void The_cost_of_a_layer_is_what_its_summary_says()
    {
        var answer = Numbers(new CostOfALayer());

        var summary = new Conv2d(6, new Window2d(new Window(3, 2), new Window(5, 2))).Summarize([1, 4, 11, 16]);

        answer["outputs"].Should().Be(summary.Output.Elements);
        answer["multiplications"].Should().Be(summary.MultiplyAccumulates.Value);
        (answer["multiplications"] + answer["additions of products"] + answer["additions of biases"] + answer["outputs"]).Should().Be(
            summary.Flops.Value, "the first product of a sum is counted as added to 0");
    }

    [Fact]
    public void Doubling_changes_the_cost_as_the_summaries_say()
    {
        var answer = Numbers(new DoublingChannels());
        var before = Summary(channels: 4, filters: 8, padding: 1);

        double Of(Summary after, Func<Summary, Amount> figure) => figure(after).Value / (double)figure(before).Value;

        answer["input channels doubled"].Should().Be(Of(Summary(8, 8, 1), figure => figure.MultiplyAccumulates));
        answer["both doubled"].Should().Be(Of(Summary(8, 16, 1), figure => figure.MultiplyAccumulates));
        answer["weights, both doubled"].Should().Be(Of(Summary(8, 16, 1), figure => figure.Parameters));
        answer["padding doubled"].Should().Be(Of(Summary(4, 8, 2), figure => figure.MultiplyAccumulates));
        answer["weights, padding doubled"].Should().Be(Of(Summary(4, 8, 2), figure => figure.Parameters));

        static Summary Summary(int channels, int filters, int padding) =>
            new Conv2d(filters, 3, padding: padding, bias: false).Summarize([1, channels, 10, 15]);
    }

    [Fact]
    public void A_window_of_one_pixel_saves_what_the_summaries_say()
    {
        var answer = Numbers(new SavingOfOneByOne());
        var same = new Window2d(new Window(5, 1, Padding.Same), new Window(3, 1, Padding.Same));
        var large = new Conv2d(7, same, bias: false).Summarize([1, 12, 9, 11]);
        var small = new Conv2d(7, 1, bias: false).Summarize([1, 12, 9, 11]);

        answer["times fewer multiplications"].Should().Be(large.MultiplyAccumulates.Value / (double)small.MultiplyAccumulates.Value);
        answer["weights, 1×1"].Should().Be(small.Parameters.Value);
        answer["additions, 5×3"].Should().Be((large.MultiplyAccumulates.Value / (double)large.Output.Elements) - 1);
        answer["additions, 1×1"].Should().Be((small.MultiplyAccumulates.Value / (double)small.Output.Elements) - 1);
        answer["times fewer additions"].Should().Be(answer["additions, 5×3"] / answer["additions, 1×1"]);
    }

    [Fact]
    public void The_first_layer_of_photos_costs_what_its_summary_says()
    {
        var answer = Numbers(new FirstLayerOfPhotos());
        var layer = new Conv2d(200, 5, padding: Padding.Same);
        var dense = new Sequential([new Flatten(), new Linear(150 * 100, bias: false)]);

        answer["parameters"].Should().Be(layer.Summarize([1, 3, 100, 150]).Parameters.Value);
        answer["multiplications"].Should().Be(layer.Summarize([1, 3, 100, 150]).MultiplyAccumulates.Value);
        answer["output of one image"].Should().Be(layer.Summarize([1, 3, 100, 150]).ActivationBytes.Value);
        answer["output of 100 images"].Should().Be(layer.Summarize([100, 3, 100, 150]).ActivationBytes.Value);
        answer["weights of a dense map"].Should().Be(dense.Summarize([1, 3, 100, 150]).Parameters.Value);
        answer["weights of a dense layer"].Should().Be(200 * answer["weights of a dense map"]);
    }

    [Fact]
    public void The_memory_budget_is_that_of_the_summary()
    {
        var answer = Numbers(new MemoryBudget());
        var network = new Sequential([Layer(100), Layer(200), Layer(400)]);
        var (one, fifty) = (network.Summarize([1, 3, 200, 300]), network.Summarize([50, 3, 200, 300]));

        answer["parameters"].Should().Be(one.Parameters.Value);
        answer.Skip(1).Take(3).Select(number => number.Value).Should().Equal(
            one.Layers.Select(layer => (double)layer.ActivationBytes.Value));
        answer["to predict"].Should().Be(one.Memory.TwoConsecutiveLayers!.Value);
        answer["to train"].Should().Be(fifty.Memory.SimpleTraining.Value);

        static Layer Layer(int filters) => new Conv2d(filters, 3, stride: 2, padding: Padding.Same);
    }

    [Theory]
    [MemberData(nameof(Convolutions))]
    public void Windows_lie_in_columns_as_the_library_lays_them_out(Shape image, Shape weights, int s, int p)
    {
        var pixels = new Generator(5).Uniform(image, -1, 1);

        var matrix = new Im2Col().Reference.Value(pixels, weights[2], s, p);

        var unfolded = pixels.Unsqueeze(0).Unfold(new Window2d(weights[2], s, p));
        matrix.ToArray().Should().Equal(unfolded.ToArray());
        matrix.Shape.Should().Equal(unfolded.Shape.Skip(1));
    }

    [Theory]
    [MemberData(nameof(Convolutions))]
    public void A_convolution_by_a_matrix_product_is_the_library_s_convolution(Shape image, Shape weights, int s, int p)
    {
        var random = new Generator(6);
        var (pixels, filters, bias) = (random.Normal(image), random.Normal(weights), random.Normal([weights[0]]));

        var maps = new ConvolutionByIm2Col().Reference.Value(pixels, filters, bias, s, p);

        Difference.Between(pixels.Unsqueeze(0).Conv2d(filters, bias, new Window2d(weights[2], s, p)), maps.Unsqueeze(0)).Should().BeNull();
    }

    [Fact]
    public void A_dense_layer_for_each_pixel_is_the_library_s_convolution_of_one_pixel()
    {
        var random = new Generator(7);
        var (pixels, weights, bias) = (random.Normal([3, 4, 5]), random.Normal([2, 3]), random.Normal([2]));

        var maps = new OneByOneAsDense().Reference.Value(pixels, weights, bias);

        Difference.Between(pixels.Unsqueeze(0).Conv2d(weights.Reshape(2, 3, 1, 1), bias), maps.Unsqueeze(0)).Should().BeNull();
    }

    [Theory]
    [InlineData(4, 3, 2, 3)]
    [InlineData(7, 2, 9, 5)]
    public void Dense_and_convolution_have_as_many_parameters_as_their_summaries_say(int n, int c, int k, int f)
    {
        var dense = new Sequential([new Flatten(), new Linear(n * n * k)]).Summarize([1, c, n, n]);
        var convolution = new Conv2d(k, f, padding: Padding.Same).Summarize([1, c, n, n]);

        new DenseOrConvolution().Reference.Value(n, c, k, f).Should().Be((dense.Parameters.Value, convolution.Parameters.Value));
        convolution.Output.Should().Equal(1, k, n, n);
    }

    public static TheoryData<Shape, Shape, int, int> Convolutions => new()
    {
        { [2, 3, 4], [3, 2, 2, 2], 1, 0 },
        { [1, 5, 4], [2, 1, 3, 3], 2, 1 },
        { [3, 4, 6], [2, 3, 2, 2], 3, 1 },
        { [2, 3, 5], [4, 2, 1, 1], 1, 0 },
    };

    private static Dictionary<string, double> Numbers(NumberExercise exercise) =>
        exercise.Reference.Value.ToDictionary(number => number.Key, number => number.Value!.Value);
}
