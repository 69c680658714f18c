using CourseKit.Exercises.EfficientArchitectures;
using CourseKit.Grading;
using CourseKit.Grading.Kinds;
using CourseKit.Networks;
using CourseKit.Networks.Accounting;
using CourseKit.Networks.Architectures;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Course.Tests.Exercises;

/// <summary>The answers of lesson 8 beside what the library computes of the same layers.</summary>
public sealed class EfficientArchitecturesTests
{
    [Fact]
    public void A_separable_convolution_costs_what_the_library_counts()
    {
        var answer = Numbers(new CostOfASeparableConvolution());
        var ordinary = new Conv2d(40, kernel: 3, padding: 1, bias: false).Summarize([1, 24, 14, 10]);
        var separable = new SeparableConv2d(40, kernel: 3, padding: 1, bias: false).Summarize([1, 24, 14, 10]);

        answer["ordinary, weights"].Should().Be(ordinary.Parameters.Value);
        answer["depth-wise part, weights"].Should().Be(separable.Layers[0].Parameters.Value);
        answer["point-wise part, weights"].Should().Be(separable.Layers[1].Parameters.Value);
        answer["ordinary, multiply-accumulates"].Should().Be(ordinary.MultiplyAccumulates.Value);
        answer["separable, multiply-accumulates"].Should().Be(separable.MultiplyAccumulates.Value);
        answer["ordinary to separable, ratio"].Should().BeApproximately(
            ordinary.MultiplyAccumulates.Value / (double)separable.MultiplyAccumulates.Value, 1e-9);
        Enumerable.Range(1, 50).First(filters => Work(new SeparableConv2d(filters, kernel: 3, bias: false))
            < Work(new Conv2d(filters, kernel: 3, bias: false))).Should().Be((int)answer["fewest filters that save"]);
        (answer["windows on a color image, ordinary"] * 9).Should().Be(
            new Conv2d(32, kernel: 3, bias: false).Summarize([1, 3, 8, 8]).Parameters.Value);
        (answer["windows on a color image, separable"] * 9).Should().Be(
            new SeparableConv2d(32, kernel: 3, bias: false).Summarize([1, 3, 8, 8]).Layers[0].Parameters.Value);

        static long Work(Layer layer) => layer.Summarize([1, 24, 14, 10]).MultiplyAccumulates.Value;
    }

    [Fact]
    public void Networks_that_grow_in_one_direction_take_four_times_the_work()
    {
        var answer = Numbers(new CompoundScaling());
        var (filters, layers, rows) = ((int)answer["four times the work, filters alone"], (int)answer["four times the work, layers alone"],
            (int)answer["four times the work, rows alone"]);

        Work(8 * filters, 3, 16).Should().Be(4 * Work(8, 3, 16));
        Work(8, 3 * layers, 16).Should().Be(4 * Work(8, 3, 16));
        Work(8, 3, 16 * rows).Should().Be(4 * Work(8, 3, 16));

        static long Work(int maps, int depth, int size) => new Sequential(Enumerable.Range(0, depth)
            .Select(_ => (NamedLayer)new Conv2d(maps, kernel: 3, padding: 1))).Summarize([1, maps, size, size]).MultiplyAccumulates.Value;
    }

    [Fact]
    public void Squeeze_and_excitation_computes_what_the_library_s_does()
    {
        var random = new Generator(3);
        var (maps, first, second) = (random.Normal([2, 6, 4, 3]), random.Normal([2, 6]), random.Normal([6, 2]));
        var block = new SqueezeExcitation(6, squeezed: 2).Build(maps.Shape);
        foreach (var (name, parameter) in block.Parameters.Where(named => named.Name.EndsWith("weight", StringComparison.Ordinal)))
        {
            parameter.Set((name.StartsWith("fc1", StringComparison.Ordinal) ? first : second).Reshape([.. parameter.Shape]));
        }

        Difference.Between(block.Eval().Call(maps), new SqueezeAndExcitation().Reference.Value(maps, first, second)).Should().BeNull();
    }

    [Fact]
    public void The_units_are_those_of_the_library_s_networks()
    {
        static Layer OfNetwork() => SeResNet.SeResNet18.Network().NamedLayers().First(named => named.Path == "layer1.1").Layer;
        new SeResNetUnit().Check(maps => maps == 64 ? OfNetwork() : new SeResNetUnit().Reference.Value(maps)).Outcome.Should()
            .Be(Outcome.Passed);

        Layer OfLibrary(int filters, int stride) => new InvertedResidual(new(24, 144, filters, Stride: stride), () => new Relu6());
        var verdict = new InvertedResidualUnit().Check((filters, stride) => OfLibrary(filters, stride));
        verdict.Passed.Should().Be(verdict.Tried, "the library's computes the same, though it is not for the exercise");
    }

    private static Dictionary<string, double> Numbers(NumberExercise exercise) =>
        exercise.Reference.Value.ToDictionary(number => number.Key, number => number.Value!.Value);
}
