using CourseKit.Networks;
using CourseKit.Networks.Architectures;
using CourseKit.Networks.Layers;
using CourseKit.Tensors;
using CourseKit.Tensors.Gradients;
using TorchSharp;
using Generator = CourseKit.Tensors.Randomness.Generator;

namespace CourseKit.TorchSharp.Tests;

public sealed class ArchitectureConversionTests
{
    private static readonly Type[] ChooseBoxes = [typeof(RegionProposals), typeof(RoiAlign), typeof(Detections)];

    /// <summary>Sides of images, the smallest first, of which a network gets the first that it takes, if its own is larger.</summary>
    private static readonly int[] Sides = [32, 64, 75, 96, 128, 188];

    public static TheoryData<string> Names => [.. Architecture.All.Where(one => !Refused(one)).Select(one => one.Name)];

    public static TheoryData<string> RefusedNames => [.. Architecture.All.Where(Refused).Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_predicts_alike(string name)
    {
        var architecture = Architecture.Named(name);
        var (network, image) = Built(architecture);
        network.Eval();
        using var predicting = new NoGrad();
        using var withoutGradients = torch.no_grad();
        var x = new Generator(2).Normal([1, .. image]);

        using var module = network.ToTorch([1, .. image]);
        var (expected, outputs) = (network.CallAll(x), module.CallAll(x.ToTorch()));

        module.state_dict().Keys.Should().BeEquivalentTo(network.Parameters.Select(named => named.Name));
        outputs.Keys.Should().BeEquivalentTo(expected.Keys);
        foreach (var (output, values) in expected)
        {
            outputs[output].ShouldAgreeWith(values, what: output);
        }
    }

    /// <summary>With batch normalization, shortcuts, branches, auxiliary classifiers, and connections that a table leaves out.</summary>
    /// <remarks>
    /// A rectifier whose input is as near to zero as a rounding error lets a gradient through or not. One such unit moves all gradients
    /// below it by about one percent, as it does between TorchSharp's own float32 and float64.
    /// </remarks>
    [Theory]
    [InlineData("lenet5", 1e-4)]
    [InlineData("d2l-bn-lenet", 1e-4)]
    [InlineData("mobilenet_v3_small", 1e-2)]
    [InlineData("resnet18", 0.05)]
    [InlineData("googlenet", 0.05)]
    public void It_learns_alike(string name, double tolerance)
    {
        var architecture = Architecture.Named(name);
        var (network, image) = Built(architecture, least: 96);
        network.Train();
        foreach (var (_, layer) in network.NamedLayers().Where(named => named.Layer is Dropout or StochasticDepth))
        {
            layer.Eval();
        }

        using var module = network.ToTorch([4, .. image]);
        var x = new Generator(3).Normal([4, .. image]);

        var (losses, others) = (network.CallAll(x), module.CallAll(x.ToTorch()));
        var loss = losses.OrderBy(output => output.Key).Select(output => output.Value.CrossEntropy([1, 7, 3, 1]))
            .Aggregate((sum, one) => sum + one);
        var other = others.OrderBy(output => output.Key)
            .Select(output => torch.nn.functional.cross_entropy(output.Value, torch.tensor([1L, 7, 3, 1])))
            .Aggregate((sum, one) => sum + one);
        loss.Backward();
        other.backward();

        other.ShouldAgreeWith(loss.Detach(), 1e-5, "the loss");
        var learned = network.Parameters.Where(named => named.Parameter.IsTrainable)
            .Select(named => (named.Name, Own: named.Parameter.Value.Grad.ToTorch(), Other: module.get_parameter(named.Name)!.grad!))
            .ToList();
        var most = learned.Max(gradient => Length(gradient.Own));
        foreach (var (path, own, gradient) in learned)
        {
            Length(gradient - own).Should().BeLessThan(tolerance * Math.Max(Length(own), most / 100), path);
        }

        foreach (var (path, parameter) in network.Parameters.Where(named => !named.Parameter.IsTrainable))
        {
            module.get_buffer(path)!.ShouldAgreeWith(parameter.Value, what: path);
        }
    }

    [Theory]
    [MemberData(nameof(RefusedNames))]
    public void One_that_chooses_boxes_is_refused_by_the_layer_that_does(string name)
    {
        var network = Architecture.Named(name).Network().Build([1, .. Architecture.Named(name).Image]);

        network.Invoking(one => one.ToTorch([1, .. Architecture.Named(name).Image])).Should().Throw<NotSupportedException>().WithMessage(
            "A network becomes a module of TorchSharp if each of its layers does: those of the course, but for the ones that choose boxes "
            + "on the way, RegionProposals, RoiAlign and Detections. Convert the part before them by itself. Received: "
            + "*RegionProposals(*).");
    }

    private static bool Refused(Architecture architecture) => Graph.Of(architecture.Network(), [1, .. architecture.Image]).Nodes
        .Any(node => ChooseBoxes.Contains(node.Layer?.GetType()));

    /// <summary>A network with statistics that are not where they start, for images as small as it takes.</summary>
    private static (Layer Network, Shape Image) Built(Architecture architecture, int least = 0)
    {
        var network = architecture.Network();
        var image = Sides.Where(side => side < architecture.Image[1]).Select(side => Shape.Of([architecture.Image[0], side, side]))
            .FirstOrDefault(smaller => smaller[1] >= least && Takes(network, [4, .. smaller]), architecture.Image);
        network.Build([1, .. image], new Generator(1));
        var random = new Generator(4);
        foreach (var (_, parameter) in network.Parameters.Where(named => named.Parameter.Spec.Kind == ParameterKind.Buffer))
        {
            parameter.Set(random.Uniform(parameter.Shape, 0.5f, 1.5f));
        }

        return (network, image);
    }

    private static bool Takes(Layer network, Shape input)
    {
        try
        {
            return Graph.Of(network, input, training: true).Nodes.All(node => node.Shape.Elements > 0);
        }
        catch (ShapeException)
        {
            return false;
        }
    }

    private static double Length(torch.Tensor tensor) => tensor.norm().item<float>();
}
