using CourseKit.Networks;
using CourseKit.Networks.Layers;
using CourseKit.Tensors;
using CourseKit.Tests.Networks.Layers;
using CourseKit.TorchSharp.Conversion;
using TorchSharp;
using Generator = CourseKit.Tensors.Randomness.Generator;
using Padding = CourseKit.Tensors.Padding;

namespace CourseKit.TorchSharp.Tests.Conversion;

public sealed class LayerConverterTests
{
    private static readonly Type[] ChooseBoxes = [typeof(RegionProposals), typeof(RoiAlign), typeof(Detections)];

    private static readonly Type[] DrawNumbers = [typeof(Dropout), typeof(StochasticDepth)];

    public static TheoryData<string> Samples =>
        [.. LayerSample.All.Where(sample => !ChooseBoxes.Contains(sample.Make().GetType())).Select(sample => sample.Name)];

    public static TheoryData<string> Windows => [.. WindowLayers.Keys];

    [Fact]
    public void Every_layer_of_the_course_converts_but_for_those_that_choose_boxes()
    {
        var leaves = typeof(Layer).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Layer)) && !type.IsAbstract && !type.IsSubclassOf(typeof(Block)));

        LayerConverter.Layers.Should().BeEquivalentTo(leaves.Except(ChooseBoxes));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_layer_predicts_alike(string name)
    {
        var sample = LayerSample.Named(name);

        ShouldAgree(sample.Build(), sample.Draw(seed: 3));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_layer_trains_alike(string name)
    {
        var sample = LayerSample.Named(name);
        if (!DrawNumbers.Contains(sample.Make().GetType()))
        {
            ShouldAgree(sample.Build(training: true), sample.Draw(seed: 4));
        }
    }

    [Theory]
    [MemberData(nameof(Windows))]
    public void Windows_of_any_kind_agree(string what)
    {
        var (make, input) = WindowLayers[what];

        ShouldAgree(make().Build(input, new Generator(1)), [new Generator(2).Normal([2, .. input[1..]])]);
    }

    [Theory]
    [InlineData(0.4f, false)]
    [InlineData(0.4f, true)]
    public void What_is_dropped_in_training_is_dropped_as_often(float probability, bool images)
    {
        Layer layer = images ? new StochasticDepth(probability) : new Dropout(probability);
        using var module = new LayerModule(layer.Build([1, 1]));

        var result = module.call([torch.ones(5_000, 2)]).ToCourseKit();

        var values = result.ToArray();
        values.Distinct().Order().Should().HaveCount(2).And.StartWith(0).And.EndWith(1 / (1 - probability));
        values.Count(value => value == 0).Should().BeInRange(3_700, 4_300);
        values.Chunk(2).All(row => row[0] == row[1]).Should().Be(images, "an image is left out as a whole");
    }

    /// <summary>Windows for which libtorch has rules of its own.</summary>
    private static readonly Dictionary<string, (Func<Layer> Make, Shape Input)> WindowLayers = new()
    {
        ["average, ceil mode, the padding counts"] = (() => new AvgPool2d(3, 2, 1, ceilMode: true), [1, 2, 6, 9]),
        ["average, ceil mode, the padding does not count"] = (() => new AvgPool2d(3, 2, 1, ceilMode: true, countIncludePad: false),
            [1, 2, 6, 8]),
        ["average, same padding at one end"] = (() => new AvgPool2d(2, 1, Padding.Same), [1, 2, 5, 4]),
        ["average, same padding at one end, not counted"] = (() => new AvgPool2d(4, 3, Padding.Same, countIncludePad: false), [1, 2, 8, 7]),
        ["average, dilation"] = (() => new AvgPool2d(new Window2d(new(2, 1, 1, 3), new(3, 2, 1, 2)), ceilMode: true), [1, 3, 9, 10]),
        ["average, dilation, padding not counted"] =
            (() => new AvgPool2d(new Window2d(new(2, 1, 1, 3), new(3, 2, 2, 2)), countIncludePad: false), [1, 3, 9, 10]),
        ["average, padding of half a dilated window"] =
            (() => new AvgPool2d(new Window2d(new(2, 1, 2, 3), new(3, 2, 2, 2))), [1, 2, 6, 7]),
        ["average, ceil mode, a window that would start in the padding"] = (() => new AvgPool2d(2, 2, 1, ceilMode: true), [1, 1, 5, 3]),
        ["largest, ceil mode, a window that would start in the padding"] = (() => new MaxPool2d(2, 2, 1, ceilMode: true), [1, 1, 5, 3]),
        ["largest, dilation"] = (() => new MaxPool2d(new Window2d(new(2, 1, 1, 3), new(3, 2, 1, 2)), ceilMode: true), [1, 2, 9, 10]),
        ["largest, same padding at one end"] = (() => new MaxPool2d(3, 2, Padding.Same), [1, 2, 6, 7]),
        ["largest, padding of half a dilated window"] =
            (() => new MaxPool2d(new Window2d(new(2, 1, 2, 3), new(3, 2, 2, 2)), ceilMode: true), [1, 2, 6, 7]),
        ["smallest, same padding at one end"] = (() => new MinPool2d(3, 2, Padding.Same), [1, 2, 6, 7]),
        ["sequence, same padding at one end"] = (() => new Conv1d(3, 4, 3, Padding.Same), [1, 2, 8]),
        ["volume, same padding at one end"] = (() => new Conv3d(3, 4, 3, Padding.Same), [1, 2, 8, 7, 5]),
        ["convolution, same padding at one end"] = (() => new Conv2d(3, 4, 3, Padding.Same), [1, 2, 8, 7]),
        ["even number of maps"] = (() => new LocalResponseNorm(4, alpha: 0.5f), [1, 7, 3, 2]),
        ["maps of one pixel"] = (() => new LocalResponseNorm(3, alpha: 0.5f), [1, 7]),
        ["average of more parts than pixels"] = (() => new AdaptiveAvgPool2d(7, 2), [1, 2, 3, 5]),
        ["bilinear, to fewer pixels"] = (() => new Upsample(TargetSize.Pixels(3, 1), Interpolation.Bilinear), [1, 2, 7, 5]),
        ["nearest, by no whole factor"] = (() => new Upsample(TargetSize.Pixels(7, 4), Interpolation.Nearest), [1, 2, 5, 6]),
    };

    /// <summary>Compares results, and gradients of inputs and parameters.</summary>
    private static void ShouldAgree(Layer layer, Tensor[] inputs)
    {
        using var module = new LayerModule(layer);
        module.CopyParametersInto(module);
        module.train(layer.IsTraining);
        torch.Tensor[] others = [.. inputs.Select(input => input.ToTorch().requires_grad_())];
        Tensor[] leaves = [.. inputs.Select(input => input.Detach().RequireGrad())];

        var (result, other) = (layer.Forward(leaves), module.call(others));
        other.ShouldAgreeWith(result.Detach(), 1e-5);

        var weights = new Generator(6).Uniform(result.Shape, -1, 1);
        (result * weights).Sum().Backward();
        (other * weights.ToTorch()).sum().backward();
        foreach (var (leaf, tensor) in leaves.Zip(others).Where(pair => pair.First.HasGrad))
        {
            tensor.grad!.ShouldAgreeWith(leaf.Grad, 1e-5, "the gradient of an input");
        }

        foreach (var parameter in layer.OwnParameters.Where(parameter => parameter.IsTrainable))
        {
            module.get_parameter(parameter.Name)!.grad!.ShouldAgreeWith(parameter.Value.Grad, 1e-5, $"the gradient of {parameter.Name}");
        }

        foreach (var buffer in layer.OwnParameters.Where(parameter => parameter.Spec.Kind != ParameterKind.Learned))
        {
            module.get_buffer(buffer.Name)!.ShouldAgreeWith(buffer.Value, 1e-5, buffer.Name);
        }
    }
}
