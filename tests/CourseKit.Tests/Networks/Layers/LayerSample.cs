using CourseKit.Networks;
using CourseKit.Networks.Layers;
using CourseKit.Tensors;
using CourseKit.Tests.Tensors.Gradients;
using Generator = CourseKit.Tensors.Randomness.Generator;

namespace CourseKit.Tests.Networks.Layers;

/// <summary>A layer that the tests of all layers try. Every layer that is not made of others has a
/// row; several, if it has options.</summary>
/// <param name="Text">What it prints.</param>
/// <param name="Make">Makes it.</param>
/// <param name="Inputs">The shapes of what it is called with: small, and odd.</param>
internal sealed record LayerSample(string Text, Func<Layer> Make, params Shape[] Inputs)
{
    /// <summary>Its parameters, as PyTorch has them.</summary>
    public string Parameters { get; init; } = "";

    /// <summary>The inputs that no gradient goes through, by their numbers.</summary>
    public int[] WithoutGradient { get; init; } = [];

    /// <summary>Inputs lie between this and its negative: wide enough to reach every kink.</summary>
    public float Within { get; init; } = 1.5f;

    public static LayerSample[] All { get; } =
    [
        new("Conv1d(4, kernel 3)", () => new Conv1d(4, 3), [2, 3, 7]) { Parameters = "weight [4, 3, 3], bias [4]" },
        new("Conv1d(6, kernel 3, stride 2, padding 2, dilation 2, groups 2, no bias)", () => new Conv1d(6, 3, 2, 2, 2, 2, bias: false),
            [2, 4, 8])
        {
            Parameters = "weight [6, 2, 3]",
        },
        new("Conv2d(4, kernel 3)", () => new Conv2d(4, 3), [2, 3, 5, 4]) { Parameters = "weight [4, 3, 3, 3], bias [4]" },
        new("Conv2d(4, kernel 3, stride 2, padding same, groups 2, no bias)",
            () => new Conv2d(4, 3, 2, Padding.Same, groups: 2, bias: false), [1, 4, 5, 4])
        {
            Parameters = "weight [4, 2, 3, 3]",
        },
        new("Conv2d(3, kernel 1×3, stride 2×1, padding valid×1, dilation 1×2)",
            () => new Conv2d(3, new Window2d(new(1, 2), new(3, 1, 1, 2))), [2, 2, 5, 7])
        {
            Parameters = "weight [3, 2, 1, 3], bias [3]",
        },
        new("Conv3d(3, kernel 2, padding 1)", () => new Conv3d(3, 2, padding: 1),
            [1, 2, 2, 3, 4]) { Parameters = "weight [3, 2, 2, 2, 2], bias [3]" },
        new("Conv3d(4, kernel 2, stride 2, groups 2, no bias)", () => new Conv3d(4, 2, 2, groups: 2, bias: false), [1, 2, 4, 3, 5])
        {
            Parameters = "weight [4, 1, 2, 2, 2]",
        },
        new("DepthwiseConv2d(kernel 3, padding 1)", () => new DepthwiseConv2d(3, padding: 1),
            [2, 3, 4, 5]) { Parameters = "weight [3, 1, 3, 3], bias [3]" },
        new("DepthwiseConv2d(kernel 2, stride 2, multiplier 3, no bias)", () => new DepthwiseConv2d(2, 2, multiplier: 3, bias: false),
            [2, 2, 5, 4])
        {
            Parameters = "weight [6, 1, 2, 2]",
        },
        new("ConvTranspose2d(3, kernel 3)", () => new ConvTranspose2d(3, 3), [2, 2, 3, 4]) { Parameters = "weight [2, 3, 3, 3], bias [3]" },
        new(
            "ConvTranspose2d(4, kernel 3, stride 2, padding 1, dilation 2, groups 2, no bias)",
            () => new ConvTranspose2d(4, 3, 2, 1, outputPadding: 1, dilation: 2, groups: 2, bias: false), [1, 2, 3, 4])
        {
            Parameters = "weight [2, 2, 3, 3]",
        },
        new("ConnectionTableConv2d(4, 7 of 12 connections, kernel 2)",
            () => new ConnectionTableConv2d(new([0, 1], [1, 2], [0], [2, 0]), 2), [2, 3, 4, 3])
        {
            Parameters = "weight [7, 2, 2], bias [4]",
        },
        new("Linear(5)", () => new Linear(5), [3, 7]) { Parameters = "weight [5, 7], bias [5]" },
        new("Linear(5, no bias)", () => new Linear(5, bias: false), [2, 3, 4]) { Parameters = "weight [5, 4]" },
        new("RadialBasis(4 fixed centers)", () => new RadialBasis(Tensor.FromIndex([4, 5], at => (at[0] + at[1]) % 3)), [3, 5]),
        new("Subsampling(kernel 2, stride 2)", () => new Subsampling(), [2, 2, 5, 4]) { Parameters = "weight [2], bias [2]" },
        new("MaxPool2d(kernel 2, stride 2)", () => new MaxPool2d(2), [2, 2, 5, 4]),
        new("MaxPool2d(kernel 3, stride 2, padding 1, ceil mode)", () => new MaxPool2d(3, 2, 1, ceilMode: true), [1, 3, 6, 5]),
        new("MinPool2d(kernel 2, stride 2)", () => new MinPool2d(2), [2, 2, 5, 4]),
        new("MinPool2d(kernel 3, stride 2, padding 1, ceil mode)", () => new MinPool2d(3, 2, 1, ceilMode: true), [1, 3, 6, 5]),
        new("AvgPool2d(kernel 2, stride 2)", () => new AvgPool2d(2), [2, 2, 5, 4]),
        new("AvgPool2d(kernel 3, padding 1, ceil mode, without padding)",
            () => new AvgPool2d(3, 1, 1, ceilMode: true, countIncludePad: false), [1, 3, 6, 5]),
        new("AdaptiveAvgPool2d(1×1)", () => new AdaptiveAvgPool2d(), [2, 2, 5, 4]),
        new("AdaptiveAvgPool2d(3×2)", () => new AdaptiveAvgPool2d(3, 2), [2, 2, 5, 4]),
        new("AdaptiveMaxPool2d(1×1)", () => new AdaptiveMaxPool2d(), [2, 2, 5, 4]),
        new("AdaptiveMaxPool2d(3×2)", () => new AdaptiveMaxPool2d(3, 2), [2, 2, 5, 4]),
        new("ChannelMaxPool2d(kernel 2, stride 2)", () => new ChannelMaxPool2d(2), [2, 5, 3, 2]),
        new("ChannelMaxPool2d(kernel 3)", () => new ChannelMaxPool2d(3, 1), [2, 5, 3, 2]),
        new("BatchNorm2d()", () => new BatchNorm2d(), [2, 3, 3, 4])
        {
            Parameters = "weight [3], bias [3], running_mean [3], running_var [3], num_batches_tracked []",
        },
        new("BatchNorm2d(no scale and shift)", () => new BatchNorm2d(affine: false), [6, 3])
        {
            Parameters = "running_mean [3], running_var [3], num_batches_tracked []",
        },
        new("FrozenBatchNorm2d()", () =>
            new FrozenBatchNorm2d(), [2, 3, 3, 4]) { Parameters = "weight [3], bias [3], running_mean [3], running_var [3]" },
        new("LocalResponseNorm(3 maps)", () => new LocalResponseNorm(3, alpha: 0.5f), [2, 4, 3, 3]),
        new("Dropout(0.4)", () => new Dropout(0.4f), [2, 3, 4, 2]),
        new("StochasticDepth(0.4)", () => new StochasticDepth(0.4f), [4, 3, 2, 2]),
        new("Relu", () => new Relu(), [2, 3, 4, 2]),
        new("Relu6", () => new Relu6(), [2, 3, 4, 2]) { Within = 9 },
        new("LeakyRelu(0.2)", () => new LeakyRelu(0.2f), [2, 3, 4, 2]),
        new("Elu(0.7)", () => new Elu(0.7f), [2, 3, 4, 2]),
        new("Silu", () => new Silu(), [2, 3, 4, 2]),
        new("HardSwish", () => new HardSwish(), [2, 3, 4, 2]) { Within = 5 },
        new("HardSigmoid", () => new HardSigmoid(), [2, 3, 4, 2]) { Within = 5 },
        new("Sigmoid", () => new Sigmoid(), [2, 3, 4, 2]),
        new("Tanh", () => new Tanh(), [2, 3, 4, 2]),
        new("ScaledTanh", () => new ScaledTanh(), [2, 3, 4, 2]),
        new("Softmax(axis 1)", () => new Softmax(), [3, 5]),
        new("Softmax(axis -1)", () => new Softmax(-1), [2, 2, 3, 4]),
        new("LogSoftmax(axis 1)", () => new LogSoftmax(), [2, 4, 3, 2]),
        new("Flatten", () => new Flatten(), [2, 3, 4, 2]),
        new("Identity", () => new Identity(), [2, 3, 4, 2]),
        new("ZeroPad2d(1, 0, 2, 3)", () => new ZeroPad2d(1, 0, 2, 3), [2, 2, 3, 4]),
        new("Upsample(factor 2, nearest)", () => new Upsample(2), [2, 2, 3, 4]),
        new("Upsample(to 5×3, bilinear)", () => new Upsample(TargetSize.Pixels(5, 3), Interpolation.Bilinear), [2, 2, 3, 4]),
        new(
            "Upsample(to the size of the second input, bilinear)",
            () => new Upsample(TargetSize.OfSecondInput, Interpolation.Bilinear), [1, 2, 3, 4], [1, 1, 5, 7]),
        new("Crop", () => new Crop(), [2, 2, 5, 4], [2, 1, 2, 3]),
        new("Crop(offset 2)", () => new Crop(2), [2, 2, 5, 4], [2, 1, 2, 1]),
        new("Add", () => new Add(), [2, 3, 2, 3], [2, 3, 2, 3], [2, 3, 2, 3]),
        new("Multiply", () => new Multiply(), [2, 3, 4, 3], [2, 3, 1, 1]),
        new("Concat", () => new Concat(), [2, 3, 2, 3], [2, 1, 2, 3], [2, 2, 2, 3]),
        new("FlattenAnchors(2)", () => new FlattenAnchors(2), [2, 6, 3, 2]),
        new(
            "RegionProposals(anchors 8, 16; 9)",
            () => new RegionProposals([8, 16], 9), [1, 3, 24, 32], [1, 3, 6, 8], [1, 3, 3, 4], [1, 12, 6, 8], [1, 12, 3, 4])
        {
            WithoutGradient = [0, 1, 2, 3, 4],
        },
        new("RoiAlign(3×3)", () => new RoiAlign(3), [2, 1, 16, 12], [2, 3, 4], [2, 2, 8, 6], [2, 2, 4, 3]) { WithoutGradient = [0, 1] },
        new("Detections(7)", () => new Detections(7), [1, 3, 24, 32], [1, 4, 4], [4, 3], [4, 12]) { WithoutGradient = [0, 1, 2, 3] },
        new("L2Norm2d(20)", () => new L2Norm2d(20), [2, 3, 2, 4]) { Parameters = "scale_weight [3]" },
    ];

    /// <summary>Text and inputs, which together are its name.</summary>
    public string Name => $"{Text} of {string.Join(", ", Inputs)}";

    public static TheoryData<string> Names => [.. All.Select(sample => sample.Name)];

    public static LayerSample Named(string name) => All.Single(sample => sample.Name == name);

    /// <summary>The layer, built; what it counts or measures is not where it starts.</summary>
    public Layer Build(bool training = false)
    {
        var random = new Generator(5);
        var layer = Make() is MultiInputLayer joining ? joining : Make().Build(Inputs[0], random);
        foreach (var parameter in layer.OwnParameters.Where(parameter => parameter.Spec.Kind == ParameterKind.Buffer))
        {
            parameter.Set(random.Uniform(parameter.Shape, 0.5f, 1.5f));
        }

        return training ? layer.Train() : layer.Eval();
    }

    /// <summary>Inputs, no two values of which lie close together.</summary>
    public Tensor[] Draw(ulong seed)
    {
        var random = new Generator(seed);
        return [.. Inputs.Select(shape => Separated.Values(shape, random, -Within, Within))];
    }
}
