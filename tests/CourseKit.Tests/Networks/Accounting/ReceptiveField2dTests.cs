using CourseKit.Networks;
using CourseKit.Networks.Accounting;
using CourseKit.Networks.Architectures;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Costs;
using CourseKit.Networks.Initialization;
using CourseKit.Networks.Layers;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Networks.Accounting;

public sealed class ReceptiveField2dTests
{
    private static readonly Initializer Positive = (shape, _) => Tensor.Ones(shape);

    /// <summary>Networks whose results depend on all pixels that they can see: weights are ones, nothing is cut off.</summary>
    public static Dictionary<string, Layer> Branched { get; } = new()
    {
        ["a skip past two convolutions"] = new Residual(new Sequential(Conv(3), Conv(5))),
        ["branches of different kernels"] = new Branches(Conv(1), Conv(3), Conv(7)),
        ["a long and a short way at stride 2"] = new Sequential(Conv(3),
            new Residual(new Sequential(Conv(3, 2), Conv(3), Conv(3)), Conv(1, 2))),
        ["dilated beside plain, then strided"] = new Sequential(
            new Branches(Conv(3), new Conv2d(1, 3, padding: 4, dilation: 4) { Initializer = Positive }), Conv(3, 2)),
        ["down, and up by transposed convolution"] = new Sequential(
            Conv(3, 2), Conv(3), new ConvTranspose2d(1, 4, 2, 1) { Initializer = Positive }, Conv(3)),
        ["down, and up by bilinear interpolation"] = new Sequential(
            Conv(3, 2), Conv(3), new Upsample(TargetSize.Times(2), Interpolation.Bilinear), Conv(3)),
        ["down, and up to squares"] = new Sequential(new AvgPool2d(2), Conv(3), new Upsample(2), Conv(3)),
        ["down and up beside a skip"] = new FunctionalBlock(
            [("down", Conv(3, 2)), ("up", new ConvTranspose2d(1, 2, 2) { Initializer = Positive }), ("out", Conv(3))],
            (net, x) => net.Call("out", net.Call(new Concat(), x, net.Call("up", net.Call("down", x))))),
        ["cropped"] = new FunctionalBlock(
            [("conv", new Conv2d(1, 3) { Initializer = Positive })],
            (net, x) => net.Call("conv", x) is var maps ? net.Call(new Add(), net.Call(new Crop(), x, maps), maps) : x),
        ["different down and across"] = new Sequential(
            new Conv2d(1, new Window2d(new Window(7, Padding: 3), new Window(1))) { Initializer = Positive },
            new Conv2d(1, new Window2d(new Window(1), new Window(3, 2, 1))) { Initializer = Positive }),
    };

    public static TheoryData<string> Names => [.. Branched.Keys];

    /// <summary>Upsampling repeats a pattern, so neighbors see a little less than the largest field;
    /// it is never too small, and somewhere it is exact.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_what_gradients_reach_through_all_branches(string name)
    {
        var network = Branched[name].Build([1, 1, 64, 64], new Generator(1));
        var field = network.Summarize([1, 1, 64, 64]).Layers[^1].ReceptiveField;
        var sizes = new List<(int Rows, int Columns)>();
        for (var neuron = 0; neuron < 4; neuron++)
        {
            var image = Tensor.Ones([1, 1, 64, 64]).RequireGrad();
            var maps = network.Call(image);
            var (row, column) = ((maps.Shape[2] / 2) + neuron, (maps.Shape[3] / 2) + neuron);
            maps[.., .., row..(row + 1), column..(column + 1)].Sum().Backward();

            var rows = Reached(y => Enumerable.Range(0, 64).Any(x => image.Grad![0, 0, y, x] != 0));
            var columns = Reached(x => Enumerable.Range(0, 64).Any(y => image.Grad![0, 0, y, x] != 0));
            Holds(field.Rows!.Value, row, rows);
            Holds(field.Columns!.Value, column, columns);
            sizes.Add((rows.Last - rows.First + 1, columns.Last - columns.First + 1));
        }

        sizes.Max(size => size.Rows).Should().Be(field.Rows!.Value.Size);
        sizes.Max(size => size.Columns).Should().Be(field.Columns!.Value.Size);

        static (int First, int Last) Reached(Func<int, bool> at) => (Enumerable.Range(0, 64).First(at), Enumerable.Range(0, 64).Last(at));

        void Holds(ReceptiveField axis, int neuron, (int First, int Last) reached)
        {
            // Between two pixels of the maps before an upsampling, what is seen moves on by whole pixels there, not by fractions.
            reached.First.Should().BeGreaterThanOrEqualTo(axis.First + (neuron * axis.Jump) - Slack(name), name);
            reached.Last.Should().BeLessThanOrEqualTo(axis.First + (neuron * axis.Jump) + axis.Size - 1 + Slack(name), name);
        }
    }

    /// <summary>As https://github.com/frgfm/torch-scan lists them, after the last pooling.</summary>
    [Theory]
    [InlineData("alexnet", 195)]
    [InlineData("vgg11", 150)]
    [InlineData("vgg13", 156)]
    [InlineData("vgg16", 212)]
    [InlineData("vgg19", 268)]
    public void Published_networks_see_what_is_published(string name, int size)
    {
        var summary = Summary.Of(Architecture.Named(name));

        summary.ReceptiveField.ToString().Should().Be($"{size}×{size}");
        summary.ReceptiveFieldAt.Should().StartWith("features");
        summary.Layers.Last(row => row.Kind == "MaxPool2d").ReceptiveField.Should().Be(summary.ReceptiveField);
        summary.Layers[^1].ReceptiveField.IsGlobal.Should().BeTrue("it lies behind Flatten");
    }

    /// <summary>The table of Araujo, Norris and Sim 2019, https://distill.pub/2019/computing-receptive-fields/.</summary>
    [Theory]
    [InlineData("resnet50_v1", 483)]
    [InlineData("resnet101_v1", 1027)]
    [InlineData("resnet152_v1", 1507)]
    [InlineData("inception_v3", 1311)]
    [InlineData("inception_v4", 2071)]
    [InlineData("mobilenet_v1", 315)]
    public void Networks_with_branches_see_as_far_as_their_longest_path(string name, int size) =>
        Summary.Of(Architecture.Named(name)).ReceptiveField.Rows!.Value.Size.Should().Be(size);

    [Fact]
    public void A_network_of_skips_sees_as_far_as_its_longest_path()
    {
        // Of a bottleneck, the 3×3 convolution is all that widens the view; it has the stride.
        Window[] longest = [new(7, 2, 3), new(3, 2, 1), .. Stage(3, 1), .. Stage(4, 2), .. Stage(6, 2), .. Stage(3, 2)];

        Summary.Of(ResNet.ResNet50).ReceptiveField.Rows.Should().Be(ReceptiveField.Of(longest));

        static IEnumerable<Window> Stage(int depth, int stride) =>
            Enumerable.Range(0, depth).Select(unit => new Window(3, unit == 0 ? stride : 1, 1));
    }

    [Fact]
    public void Squeezing_and_exciting_sees_everything() =>
        new SqueezeExcitation(8, 2).Summarize([1, 8, 9, 9]).Layers[^1].ReceptiveField.IsGlobal.Should().BeTrue();

    [Fact]
    public void What_goes_in_as_rows_of_numbers_has_no_field() =>
        new Linear(3).Summarize([1, 4]).ReceptiveField.Should().Be(ReceptiveField2d.Unknown);

    private static int Slack(string name) => name.Contains("up", StringComparison.Ordinal) ? 2 : 0;

    private static Conv2d Conv(int kernel, int stride = 1) => new(1, kernel, stride, kernel / 2)
    {
        Initializer = Positive,
    };
}
