using System.Text.Json;
using CourseKit.Networks.Weights;
using CourseKit.Networks.Weights.Darknet;
using CourseKit.Tensors;
using CourseKit.Tests.Tensors.Golden;

namespace CourseKit.Tests.Networks.Weights.Darknet;

public sealed class DarknetTests
{
    private const string Config = "yolo-fastest-1.1/yolo-fastest-1.1.cfg", Weights = "yolo-fastest-1.1/yolo-fastest-1.1.weights";

    private const string Net = "[net]\nwidth=4\nheight=4\nchannels=1\n";

    [RealWeightsFact(Config, Weights)]
    public void YoloFastest_gives_what_PyTorch_gives()
    {
        var config = DarknetConfig.Read(RealWeightsFactAttribute.File(Config));
        var network = config.Network().Build([1, .. config.Image]);
        network.Load(DarknetWeights.Read(RealWeightsFactAttribute.File(Weights), network)).Eval();

        var outputs = network.CallAll(GoldenValues.Drawn([1, 3, 96, 96], seed: 1));

        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        var golden = JsonSerializer.Deserialize<Dictionary<string,
            GoldenValues>>(File.ReadAllText(GoldenWeights.File("yolo-fastest.json")), options)!;
        golden.Should().HaveCount(2);
        foreach (var (name, values) in golden)
        {
            values.ShouldBe(outputs[name], name);
        }
    }

    [Theory]
    [InlineData(0, 1, 4)]
    [InlineData(0, 2, 8)]
    [InlineData(1, 0, 8)]
    [InlineData(1000, 0, 4)]
    public void Numbers_come_without_names_in_the_order_of_the_file(int major, int minor, int seen)
    {
        var network = DarknetConfig.Parse(
            $"{Net}# a comment\n[convolutional]\nfilters=2\nsize=1\nbatch_normalize=1\nactivation=leaky\n\n"
            + "[convolutional]\nfilters = 1\nactivation=linear\n",
            "a.cfg").Network().Build([1, 1, 4, 4]);
        float[] numbers = [.. Enumerable.Range(1, 8 + 2 + 1 + 2)];
        byte[] file =
        [
            .. BitConverter.GetBytes(major), .. BitConverter.GetBytes(minor), 0, 0, 0, 0, .. new byte[seen],
                .. numbers.SelectMany(BitConverter.GetBytes),
        ];

        var weights = DarknetWeights.Read(new MemoryStream(file), "a.weights", network);

        weights.Names.Should().Equal("0.bn.bias", "0.bn.weight", "0.bn.running_mean", "0.bn.running_var", "0.conv.weight", "1.conv.bias",
            "1.conv.weight");
        weights.SelectMany(tensor => tensor.Value.ToArray()).Should().Equal(numbers);
        weights["1.conv.weight"].Shape.Should().Equal(1, 2, 1, 1);
        network.Load(weights);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void A_file_with_more_or_fewer_numbers_is_refused(int more)
    {
        var network = DarknetConfig.Parse($"{Net}[convolutional]\nactivation=linear", "a.cfg").Network().Build([1, 1, 4, 4]);

        FluentActions.Invoking(() => DarknetWeights.Read(new MemoryStream(new byte[16 + (4 * (2 + more))]), "a.weights", network))
            .Should().Throw<WeightsException>()
            .WithMessage($"A file of darknet holds as many numbers as its network. Received: {4 * (2 + more)} bytes for 2 numbers of " +
                "4. In a.weights.");
    }

    [Theory]
    [InlineData(2, 2, 7)]
    [InlineData(2, 1, 5)]
    [InlineData(3, 2, 6)]
    [InlineData(5, 1, 4)]
    public void Pooling_gives_a_place_for_each_stride_that_is_begun(int size, int stride, int pixels)
    {
        var pooled = DarknetConfig.Parse($"{Net}[maxpool]\nsize={size}\nstride={stride}", "a.cfg").Network().Build([1, 1, pixels, pixels])
            .Eval()
            .Call(Tensor.FromIndex([1, 1, pixels, pixels], at => at[2] + at[3]));

        // Darknet's own loop: windows begin at place · stride − (size − 1) / 2, and pixels outside are passed over.
        var places = ((pixels - 1) / stride) + 1;
        pooled.Shape.Should().Equal(1, 1, places, places);
        var last = Math.Min(pixels - 1, ((places - 1) * stride) - ((size - 1) / 2) + size - 1);
        pooled[0, 0, 0, 0].Should().Be(2 * (size - 1 - ((size - 1) / 2)));
        pooled[0, 0, places - 1, places - 1].Should().Be(2 * last);
    }

    [Theory]
    [InlineData("", "[dropout]\n", 100_000, "A configuration has at most 1000 sections. Received: more. In a.cfg, line 1002.")]
    [InlineData("[dropout]\n[route]\nlayers=", "0,", 101,
        "The option layers of [route] has at most 100 numbers. Received: 101. In a.cfg, line 3.")]
    [InlineData("[dropout]\n[route]\nlayers=", "", 1,
        "Routes and shortcuts name layers before them. Received: none in layer 1. In a.cfg, line 3.")]
    [InlineData("[dropout]\n", "[route]\nlayers=-1,-1\n", 60,
        "The layers of a configuration fit its image and each other. Received: sizes that no number holds. In a.cfg.")]
    public void A_configuration_that_would_grow_beyond_measure_is_refused(string start, string repeated, int times, string message) =>
        FluentActions.Invoking(() =>
            DarknetConfig.Parse($"[net]\n{start}{string.Concat(Enumerable.Repeat(repeated, times))}", "a.cfg").Network()).Should()
            .Throw<WeightsException>().WithMessage(message);

    [Theory]
    [InlineData("[convolutional]", "A configuration begins with a section [net], *. Received: [convolutional]. In a.cfg.")]
    [InlineData("", "A configuration begins with a section [net], and each layer has a section behind it. Received: none. In a.cfg.")]
    [InlineData("[net]\nwidth=8", "A configuration begins with a section [net], *. Received: [net] alone. In a.cfg.")]
    [InlineData("[net]\nheight=-1\n[dropout]",
        "The channels, the height and the width of an image are 1 or more. Received: 3, -1, 416. In a.cfg, line 1.")]
    [InlineData("[net]\nchannels=0\n[dropout]",
        "The channels, the height and the width of an image are 1 or more. Received: 0, 416, 416. In a.cfg, line 1.")]
    [InlineData("[net]\n[convolutional]\nfilters=2147483647",
        "The option filters of [convolutional] is a whole number, at most 32,767. Received: 2147483647. In a.cfg, line 2.")]
    [InlineData("[net]\n[convolutional]\nfilters=32767\nsize=63\n[convolutional]\nfilters=32767\nsize=63",
        "The weights of a network fit into a file. Received: * numbers. In a.cfg.")]
    [InlineData("[net]\nheight=4\n[convolutional]\nsize=7",
        "The layers of a configuration fit its image and each other. *. Received: *. In a.cfg.")]
    [InlineData("[net]\n[maxpool]\nsize=2\nstride=2\n[dropout]\n[shortcut]\nfrom=-3",
        "Routes and shortcuts name layers before them. Received: -1 in layer 2. In a.cfg, line 6.")]
    [InlineData("[net]\n[dropout]\n[maxpool]\nsize=2\nstride=2\n[shortcut]\nfrom=-2",
        "The layers of a configuration fit its image and each other. *. Received: *. In a.cfg.")]
    [InlineData("width=3", "A configuration is made of [sections] with lines option=value. Received: width=3. In a.cfg, line 1.")]
    [InlineData("[net]\n\n[lstm]", "The sections of a configuration are [convolutional], *. Received: [lstm]. In a.cfg, line 3.")]
    [InlineData("[net]\n[convolutional]\nsize=big",
        "The option size of [convolutional] is a whole number, *. Received: big. In a.cfg, line 2.")]
    [InlineData("[net]\n[convolutional]\nstride=0",
        "The options of [convolutional] make a layer. A stride is at least one pixel. Received: 0. In a.cfg, line 2.")]
    [InlineData("[net]\n[convolutional]\nsize=0", "The options of [convolutional] make a layer. A window sees at least one pixel along "
        + "each axis. Received: 0. In a.cfg, line 2.")]
    [InlineData("[net]\n[convolutional]\npadding=-1", "The options of [convolutional] make a layer. pixels ('-1') must be a non-negative "
        + "value*. In a.cfg, line 2.")]
    [InlineData("[net]\n[convolutional]\nactivation=magic", "Activations are linear, leaky, *. Received: magic. In a.cfg, line 2.")]
    [InlineData("[net]\n[convolutional]\nxnor=1", "A section [convolutional] is read without the options binary, xnor, *. Received: " +
        "xnor. In a.cfg, line 2.")]
    [InlineData("[net]\n[route]\nlayers=-1", "Routes and shortcuts name layers before them. Received: -1 in layer 0. In a.cfg, line 2.")]
    [InlineData("[net]\n[dropout]\n[route]\nlayers=1", "Routes and shortcuts name layers before them. Received: 1 in layer 1. In " +
        "a.cfg, line 3.")]
    [InlineData("[net]\n[route]", "A section [route] has an option layers. Received: none. In a.cfg, line 2.")]
    public void What_is_no_network_is_refused_with_its_line(string text, string message) =>
        FluentActions.Invoking(() => DarknetConfig.Parse(text, "a.cfg").Network()).Should().Throw<WeightsException>().WithMessage(message)
            .Which.Message.Split("Received").Length.Should().BeLessThanOrEqualTo(2);
}
