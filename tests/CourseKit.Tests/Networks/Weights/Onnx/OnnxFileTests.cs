using CourseKit.Networks;
using CourseKit.Networks.Architectures;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Networks.Weights;
using CourseKit.Networks.Weights.Onnx;
using CourseKit.Tensors;
using CourseKit.Tensors.Gradients;
using CourseKit.Tests.Networks.Layers;
using Generator = CourseKit.Tensors.Randomness.Generator;

namespace CourseKit.Tests.Networks.Weights.Onnx;

public sealed class OnnxFileTests
{
    /// <summary>What ONNX Runtime has to compute; larger ones have the same layers.</summary>
    private const long MostParameters = 30_000_000;

    public static TheoryData<string> Samples => [.. LayerSample.All.Where(sample => !ChoosesBoxes(sample)).Select(sample => sample.Name)];

    public static TheoryData<string> Refused => [.. LayerSample.All.Where(ChoosesBoxes).Select(sample => sample.Name)];

    public static TheoryData<string> Architectures =>
        [.. Architecture.All.Where(architecture => architecture.Published.Parameters <= MostParameters)
            .Select(architecture => architecture.Name)];

    [Fact]
    public void Every_layer_that_is_not_made_of_others_has_a_converter()
    {
        var leaves = typeof(Layer).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Layer)) && !type.IsAbstract && !type.IsSubclassOf(typeof(Block)));

        OnnxConverter.Layers.Should().BeEquivalentTo(leaves, "Converters/ has a method Convert for each");
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_layer_is_written_so_that_each_value_is_made_before_it_is_used(string name)
    {
        var sample = LayerSample.Named(name);
        ShouldBeWellFormed(Bytes(Single(sample).Model()));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void ONNX_Runtime_computes_what_a_layer_computes(string name)
    {
        var sample = LayerSample.Named(name);
        var inputs = sample.Draw(seed: 3).Select(input => Tensor.Concat(0, input, 0.5f * input)).ToArray();
        var result = sample.Build().Forward(inputs);

        OnnxRuntime.ShouldGive(
            Single(sample).Model().WriteTo,
            inputs.Index().ToDictionary(input => $"input{input.Index}", input => input.Item),
            new Dictionary<string, Tensor> { ["out"] = result });
    }

    [Theory]
    [MemberData(nameof(Architectures))]
    public void ONNX_Runtime_computes_what_an_architecture_computes(string name)
    {
        var architecture = Architecture.Named(name);
        var network = architecture.Network().Build([1, .. architecture.Image], new Generator(1)).Eval();
        var random = new Generator(2);
        foreach (var (_, parameter) in network.Parameters.Where(named => named.Parameter.Spec.Kind == ParameterKind.Buffer))
        {
            parameter.Set(random.Uniform(parameter.Shape, 0.5f, 1.5f));
        }

        using var predicting = new NoGrad();
        var x = random.Normal([2, .. architecture.Image]);

        OnnxRuntime.ShouldGive(
            file => OnnxFile.Write(file, network, [1, .. architecture.Image]), new Dictionary<string, Tensor> { [OnnxFile.Input] = x },
                network.CallAll(x));
    }

    [Theory]
    [MemberData(nameof(Windows))]
    public void Windows_of_any_kind_are_written(string what)
    {
        var (layer, input) = WindowLayers[what];
        ShouldBeWellFormed(Written(layer().Build(input, new Generator(1)), input));
    }

    [Theory]
    [MemberData(nameof(Windows))]
    public void ONNX_Runtime_computes_windows_of_any_kind(string what)
    {
        var (make, input) = WindowLayers[what];
        var layer = make().Build(input, new Generator(1)).Eval();
        var x = new Generator(2).Normal([2, .. input[1..]]);

        OnnxRuntime.ShouldGive(file => OnnxFile.Write(file, layer, input), new Dictionary<string, Tensor> { [OnnxFile.Input] = x },
            layer.CallAll(x));
    }

    public static TheoryData<string> Windows => [.. WindowLayers.Keys];

    /// <summary>Where ONNX and PyTorch have rules of their own.</summary>
    private static bool ChoosesBoxes(LayerSample sample) => sample.Make() is RegionProposals or RoiAlign or Detections;

    private static readonly Dictionary<string, (Func<Layer> Make, Shape Input)> WindowLayers = new()
    {
        ["average, ceil mode, the padding counts"] = (() => new AvgPool2d(3, 2, 1, ceilMode: true), [1, 2, 6, 9]),
        ["average, ceil mode, the padding does not count"] = (() => new AvgPool2d(3, 2, 1, ceilMode: true, countIncludePad: false),
            [1, 2, 6, 8]),
        ["average, same padding at one end"] = (() => new AvgPool2d(2, 1, Padding.Same), [1, 2, 5, 4]),
        ["average, same padding at one end, not counted"] = (() => new AvgPool2d(4, 3, Padding.Same, countIncludePad: false), [1, 2, 8, 7]),
        ["average, ceil mode, a window that would start in the padding"] = (() => new AvgPool2d(2, 2, 1, ceilMode: true), [1, 1, 5, 3]),
        ["largest, ceil mode, a window that would start in the padding"] = (() => new MaxPool2d(2, 2, 1, ceilMode: true), [1, 1, 5, 3]),
        ["largest, dilation"] = (() => new MaxPool2d(new Window2d(new(2, 1, 1, 3), new(3, 2, 1, 2)), ceilMode: true), [1, 2, 9, 10]),
        ["largest, same padding at one end"] = (() => new MaxPool2d(3, 2, Padding.Same), [1, 2, 6, 7]),
        ["convolution, same padding at one end"] = (() => new Conv2d(3, 4, 3, Padding.Same), [1, 2, 8, 7]),
        ["transposed, output padding"] = (() => new ConvTranspose2d(2, 4, 3, 1, outputPadding: 2), [1, 2, 3, 2]),
        ["average of nearly equal parts"] = (() => new AdaptiveAvgPool2d(4, 3), [1, 2, 7, 5]),
        ["average of more parts than pixels"] = (() => new AdaptiveAvgPool2d(7, 2), [1, 2, 3, 5]),
        ["largest of nearly equal parts"] = (() => new AdaptiveMaxPool2d(4, 3), [1, 2, 7, 5]),
        ["bilinear, to fewer pixels"] = (() => new Upsample(TargetSize.Pixels(3, 1), Interpolation.Bilinear), [1, 2, 7, 5]),
        ["nearest, by no whole factor"] = (() => new Upsample(TargetSize.Pixels(7, 4), Interpolation.Nearest), [1, 2, 5, 6]),
    };

    [Fact]
    public void A_file_says_what_it_needs()
    {
        var network = new Sequential(("conv", new Conv2d(2, 3)), ("relu", new Relu()), ("flatten", new Flatten()), ("head", new Linear(5)))
            .Build([1, 1, 4, 4], new Generator(1));

        var model = new ProtobufReader(Written(network, [1, 1, 4, 4]));

        model.Number(1).Should().Be(8, "that is the version of the format");
        model.Message(8).Number(2).Should().Be(17, "that is the version of the operations");
        var graph = model.Message(7);
        graph.Messages(1).Select(node => node.Text(4)).Should().Equal("Conv", "Relu", "Flatten", "Gemm", "Identity");
        graph.Messages(5).Select(weight => weight.Text(8)).Should().Equal("conv.weight", "conv.bias", "head.weight", "head.bias");
        graph.Messages(5).First().Bytes(9).Should()
            .Equal(network.Parameters.First().Parameter.Value.ToArray().SelectMany(BitConverter.GetBytes));
        var sizes = graph.Message(11).Message(2).Message(1).Message(2).Messages(1).ToList();
        sizes[0].Text(2).Should().Be("N");
        sizes.Skip(1).Select(size => size.Number(1)).Should().Equal(1, 4, 4);
    }

    [Fact]
    public void Weights_that_are_used_twice_are_written_once()
    {
        var shared = new Linear(4);
        var network = new Sequential(("a", shared), ("b", shared)).Build([1, 4], new Generator(1));

        new ProtobufReader(Written(network, [1, 4])).Message(7).Messages(5).Should().HaveCount(2);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void Layers_that_choose_boxes_are_refused_by_name(string name)
    {
        var sample = LayerSample.Named(name);

        FluentActions.Invoking(() => Single(sample)).Should().Throw<WeightsException>()
            .WithMessage("Networks that choose boxes on the way are not written as ONNX; write their backbone by itself. Received: " +
                $"{sample.Text}.*");
    }

    [Fact]
    public void What_ONNX_has_no_operation_for_is_refused()
    {
        FluentActions.Invoking(() => Written(new LocalResponseNorm(4).Build([1, 4, 2, 2]), [1, 4, 2, 2])).Should().Throw<WeightsException>()
            .WithMessage(
            "Local response normalization of ONNX sees as many maps before as behind: an odd number. Received: LocalResponseNorm(4 maps).");
        FluentActions.Invoking(() => Written(new AvgPool2d(new Window2d(2, dilation: 2)).Build([1, 4, 5, 5]), [1, 4, 5, 5])).Should()
            .Throw<WeightsException>()
            .WithMessage("Average pooling of ONNX sees neighboring pixels: dilation 1. Received: AvgPool2d(kernel 2, dilation 2).");
    }

    [Fact]
    public void A_network_is_built_before_it_is_written() => FluentActions.Invoking(() => Written(new Linear(3), [1, 4]))
        .Should().Throw<InvalidOperationException>()
        .WithMessage("A network is written with its weights: call Build([1, 4], new Generator(1)) first, or load them. "
            + "Received: Linear(3), which is not built.");

    private static byte[] Written(Layer network, Shape input)
    {
        using var stream = new MemoryStream();
        OnnxFile.Write(stream, network, input);
        return stream.ToArray();
    }

    private static byte[] Bytes(ProtobufMessage message)
    {
        using var stream = new MemoryStream();
        message.WriteTo(stream);
        stream.Length.Should().Be(message.Length);
        return stream.ToArray();
    }

    /// <summary>A graph of one layer, with as many inputs as that has.</summary>
    private static OnnxGraph Single(LayerSample sample)
    {
        var (graph, layer) = (new OnnxGraph(), sample.Build());
        var output = layer.Infer(sample.Inputs);
        string[] inputs = [.. sample.Inputs.Index().Select(input => graph.Input($"input{input.Index}", input.Item))];
        graph.Output(Graph.Main, OnnxConverter.Convert(new OnnxCall(graph, string.Empty, layer, inputs, sample.Inputs, output)), output);
        return graph;
    }

    private static void ShouldBeWellFormed(byte[] file)
    {
        var graph = new ProtobufReader(file).Message(7);
        var known = graph.Messages(11).Select(input => input.Text(1)).Concat(graph.Messages(5).Select(weight => weight.Text(8))).ToList();
        foreach (var node in graph.Messages(1))
        {
            known.Should().Contain(node.Texts(1).Where(input => input.Length > 0));
            known.AddRange(node.Texts(2));
        }

        known.Should().OnlyHaveUniqueItems().And.Contain(graph.Messages(12).Select(output => output.Text(1)));
    }
}
