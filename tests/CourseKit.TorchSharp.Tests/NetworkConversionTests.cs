using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Networks.Weights;
using CourseKit.Tensors;
using TorchSharp;
using Generator = CourseKit.Tensors.Randomness.Generator;
using Padding = CourseKit.Tensors.Padding;

namespace CourseKit.TorchSharp.Tests;

public sealed class NetworkConversionTests
{
    private static readonly Shape Input = [1, 2, 6, 5];

    [Fact]
    public void Weights_that_were_trained_there_come_back()
    {
        var network = Small().Build(Input, new Generator(1));
        var x = new Generator(2).Normal([8, 2, 6, 5]);
        using var module = network.ToTorch(Input);
        using var optimizer = torch.optim.SGD(module.parameters(), 0.1);
        for (var step = 0; step < 3; step++)
        {
            optimizer.zero_grad();
            torch.nn.functional.cross_entropy(module.call(x.ToTorch()), torch.tensor([0L, 1, 2, 0, 1, 2, 0, 1])).backward();
            optimizer.step();
        }

        var before = network.Eval().Call(x).Detach();
        network.Load(module);
        module.eval();

        module.call(x.ToTorch()).ShouldAgreeWith(network.Call(x).Detach(), 1e-5);
        (network.Call(x).Detach() - before).Square().Sum().Item().Should().BeGreaterThan(0.1f);
        StateDict.Of(network)["norm.num_batches_tracked"].Item().Should().Be(3);
    }

    [Fact]
    public void Parameters_have_the_names_of_the_network_and_are_copies()
    {
        var network = Small().Build(Input, new Generator(1));
        using var module = network.ToTorch(Input);
        using (torch.no_grad())
        {
            module.get_parameter("body.0.0.weight")!.zero_();
        }

        module.state_dict().Keys.Should().BeEquivalentTo(network.Parameters.Select(named => named.Name));
        module.get_buffer("norm.num_batches_tracked")!.dtype.Should().Be(torch.ScalarType.Int64);
        StateDict.Of(network)["body.0.0.weight"].ToArray().Should().NotContain(0);
    }

    [Fact]
    public void A_module_is_saved_and_loaded_by_TorchSharp()
    {
        using var stream = new MemoryStream();
        using var module = Small().Build(Input, new Generator(1)).ToTorch(Input);
        module.save(stream);
        using var other = Small().Build(Input, new Generator(2)).ToTorch(Input);

        other.load(new MemoryStream(stream.ToArray()));

        other.ToCourseKit()["body.0.0.weight"].ToArray().Should().Equal(module.ToCourseKit()["body.0.0.weight"].ToArray());
    }

    [Fact]
    public void Modes_and_frozen_parameters_are_taken_over()
    {
        var network = Small().Build(Input, new Generator(1)).Train();
        network.NamedLayers().Single(named => named.Path == "norm").Layer.Eval().Freeze();

        using var module = network.ToTorch(Input);

        module.training.Should().BeTrue();
        module.named_modules().Single(named => named.name == "norm").module.training.Should().BeFalse();
        module.get_parameter("norm.weight")!.requires_grad.Should().BeFalse();
        module.get_parameter("head.weight")!.requires_grad.Should().BeTrue();
        module.eval();
        module.modules().Should().OnlyContain(part => !part.training);
    }

    [Fact]
    public void Images_may_have_another_size_where_the_layers_allow_it()
    {
        var network = new Sequential(new Conv2d(3, 3, padding: Padding.Same, stride: 2), new Upsample(2)).Build(Input, new Generator(1));
        var x = new Generator(2).Normal([3, 2, 9, 7]);

        using var module = network.ToTorch(Input);

        module.call(x.ToTorch()).ShouldAgreeWith(network.Call(x).Detach());
    }

    [Fact]
    public void A_layer_that_is_called_twice_has_one_module()
    {
        var shared = new Linear(4);
        var network = new Sequential(("a", shared), ("relu", new Relu()), ("b", shared)).Build([1, 4], new Generator(1));
        var x = new Generator(2).Normal([3, 4]);

        using var module = network.ToTorch([1, 4]);

        module.call(x.ToTorch()).ShouldAgreeWith(network.Call(x).Detach());
        module.named_parameters().Select(named => named.name).Should().BeEquivalentTo("a.weight", "a.bias");
    }

    [Fact]
    public void Layers_without_a_name_are_parts_of_their_block()
    {
        var network = new Sequential(
            ("block", new Sequential(("", new Conv2d(2, 1)), ("", new Relu()), ("relu", new Relu()), ("norm", new BatchNorm2d()))))
            .Build(Input, new Generator(1));

        using var module = network.ToTorch(Input);

        module.state_dict().Keys.Should().BeEquivalentTo(network.Parameters.Select(named => named.Name)).And.Contain("block.weight");
        module.named_modules().Select(named => named.name).Should().BeEquivalentTo("block", "block.relu", "block.relu_1", "block.norm");
    }

    [Fact]
    public void A_single_layer_is_a_network()
    {
        var layer = new Linear(3).Build([1, 4], new Generator(1));
        var x = new Generator(2).Normal([5, 4]);

        using var module = layer.ToTorch([1, 4]);

        module.call(x.ToTorch()).ShouldAgreeWith(layer.Call(x).Detach());
        module.state_dict().Keys.Should().BeEquivalentTo("weight", "bias");
    }

    [Fact]
    public void It_can_be_moved_to_other_numbers()
    {
        var network = Small().Build(Input, new Generator(1)).Eval();
        var x = new Generator(2).Normal([3, 2, 6, 5]);
        using var module = network.ToTorch(Input);

        module.to(torch.ScalarType.Float64);
        using var result = module.call(x.ToTorch().to(torch.ScalarType.Float64));

        result.dtype.Should().Be(torch.ScalarType.Float64);
        result.ShouldAgreeWith(network.Call(x).Detach());
    }

    [Fact]
    public void Values_on_the_way_are_freed()
    {
        using var module = Small().Build(Input, new Generator(1)).Eval().ToTorch(Input);
        using var x = new Generator(2).Normal([3, 2, 6, 5]).ToTorch();
        module.call(x).Dispose();
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        using var result = module.call(x);

        (DisposeScopeManager.Statistics.ThreadTotalLiveCount - before).Should().Be(1);
        module.call(x).ShouldAgreeWith(result.detach().ToCourseKit(), 0);
    }

    [Fact]
    public void A_network_is_built_before_it_is_converted() => FluentActions.Invoking(() => new Linear(3).ToTorch([1, 4]))
        .Should().Throw<InvalidOperationException>().WithMessage(
            "A network is converted with its weights: call Build([1, 4], new Generator(1)) first, or load them. Received: Linear(3), which "
            + "is not built.");

    [Fact]
    public void A_layer_of_ones_own_is_named()
    {
        var network = new Sequential(("first", new Relu()), ("mine", new Doubling())).Build([1, 4]);

        network.Invoking(one => one.ToTorch([1, 4])).Should().Throw<NotSupportedException>().WithMessage("*Received: mine: Doubling.");
    }

    [Fact]
    public void Weights_of_another_module_are_refused_with_all_differences()
    {
        var network = new Sequential(("a", new Linear(3))).Build([1, 4]);
        using var other = torch.nn.Linear(4, 2);

        network.Invoking(one => one.Load(other)).Should().Throw<WeightsException>().WithMessage("*a.weight*");
        network.Load(torch.nn.Sequential(("a", torch.nn.Linear(4, 3)))).Should().BeSameAs(network);
    }

    private static Sequential Small() => new(
        ("body", new Residual(new Sequential(new Conv2d(3, 3, padding: 1), new Tanh()), new Conv2d(3, 1))), ("norm", new BatchNorm2d()),
        ("pool", new AvgPool2d(2)), ("flatten", new Flatten()), ("head", new Linear(3)));

    private sealed class Doubling : ElementwiseLayer
    {
        protected override Tensor Forward(Tensor x) => x + x;
    }
}
