using CourseKit.Networks;
using CourseKit.Networks.Architectures;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Tensors;
using CourseKit.Tensors.Gradients;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Networks;

public sealed class GraphTests
{
    [Fact]
    public void A_network_computes_the_same_with_and_without_a_record()
    {
        var network = ResNet.ResNet18.Network(10).Build([1, 3, 64, 64], new Generator(1)).Eval();
        var x = new Generator(2).Normal([2, 3, 64, 64]);
        var recorded = network.Call(x).ToArray();

        using (new NoGrad())
        {
            network.Call(x).ToArray().Should().Equal(recorded);
            network.Call(x).ToArray().Should().Equal(recorded);
        }
    }

    [Fact]
    public void What_does_not_fit_names_the_place()
    {
        FluentActions.Invoking(() => ResNet.ResNet18.Network().Infer([1, 3, 224])).Should().Throw<ShapeException>().WithMessage(
            "A 2-D convolution takes images [N, C, H, W]. Received: [1, 3, 224]. In conv1: Conv2d(64, kernel 7, stride 2, padding 3, " +
                "no bias).");
    }

    [Fact]
    public void A_network_is_built_before_it_is_called()
    {
        FluentActions.Invoking(() => new Sequential(new Linear(3)).Call(Tensor.Ones([1, 2]))).Should().Throw<InvalidOperationException>()
            .WithMessage("*call Build([1, 2], new Generator(1)) first, *Received: a call of Sequential of 1 layer, which is not built.");
    }

    [Fact]
    public void A_block_is_built_with_the_layers_that_it_calls()
    {
        var spare = new Linear(3);
        var inner = new FunctionalBlock([("double", new Linear(2)), ("spare", spare)], (net, x) => net.Call("double", x));
        var network = new Sequential(inner, new Relu());

        network.IsBuilt.Should().BeFalse();
        network.Build([1, 2], new Generator(1));

        (network.IsBuilt, inner.IsBuilt, spare.IsBuilt).Should().Be((true, true, false));
        network.Call(Tensor.Ones([3, 2])).Shape.Should().Equal(3, 2);
        inner.Call(Tensor.Ones([3, 2])).Shape.Should().Equal(3, 2);
    }

    [Fact]
    public void A_layer_that_is_called_for_other_inputs_only_is_built_before_it_is_called()
    {
        var block = new FunctionalBlock(
            [("single", new Identity()), ("several", new Linear(2))], (net, x) => net.Call(x.Shape[0] == 1 ? "single" : "several", x));

        block.Build([1, 2], new Generator(1)).Call(Tensor.Ones([1, 2])).ToArray().Should().Equal(1, 1);

        FluentActions.Invoking(() => block.Call(Tensor.Ones([3, 2]))).Should().Throw<InvalidOperationException>()
            .WithMessage("*has parameters before it computes*FunctionalBlock of 2 layers, which is not built.");
    }

    [Fact]
    public void Layers_without_parameters_need_no_building_beside_those_that_are_built()
    {
        var dense = new Linear(2).Build([1, 2], new Generator(1));

        new Sequential(dense, new Relu()).Call(Tensor.Ones([1, 2])).ToArray()
            .Should().Equal(dense.Call(Tensor.Ones([1, 2])).Relu().ToArray());
    }

    [Fact]
    public void A_layer_without_parameters_needs_no_building()
    {
        new Relu().Call(Tensor.From([3], [-1, 0, 2])).ToArray().Should().Equal(0, 0, 2);
    }

    [Fact]
    public void Other_channels_than_it_was_built_for_are_refused()
    {
        var network = new Sequential(("conv", new Conv2d(2, 3))).Build([1, 1, 5, 5], new Generator(1));

        FluentActions.Invoking(() => network.Build([1, 3, 5, 5])).Should().Throw<ShapeException>().WithMessage(
            "A layer that is built takes inputs for which its parameters fit: its weight has shape [2, 1, 3, 3]. "
            + "Received: an input [1, 3, 5, 5], for which it would be [2, 3, 3, 3]. In conv: Conv2d(2, kernel 3).");
    }

    [Fact]
    public void An_input_that_does_not_fit_the_parameters_names_the_place()
    {
        var network = new Sequential(("stem", new Relu()), ("body", new Sequential(("conv", new Conv2d(2, 3)))))
            .Build([1, 1, 5, 5], new Generator(1));

        FluentActions.Invoking(() => network.Call(Tensor.Ones([1, 3, 5, 5]))).Should().Throw<ShapeException>().WithMessage(
            "A 2-D convolution takes images [N, C, H, W] and weights [F, C, h, w] with the same number of channels C. "
            + "Received: images [1, 3, 5, 5], weights [2, 1, 3, 3]. In body.conv: Conv2d(2, kernel 3).");
    }

    [Fact]
    public void Gradients_reach_all_that_learns_and_nothing_that_is_frozen()
    {
        var network = ResNet.ResNet18.Network(10).Build([1, 3, 64, 64], new Generator(1));
        foreach (var (_, layer) in network.NamedLayers().Where(named => named.Path == "layer1"))
        {
            layer.Freeze();
        }

        network.Call(new Generator(2).Normal([2, 3, 64, 64])).Sum().Backward();

        foreach (var (name, parameter) in network.Parameters)
        {
            parameter.Value.HasGrad.Should().Be(parameter.IsTrainable, name);
        }

        network.Parameters.Where(named => !named.Parameter.IsTrainable).Should().Contain(named => named.Name == "layer1.0.conv1.weight");
    }

    [Fact]
    public void Freezing_a_layer_leaves_the_gradients_of_others_as_they_are()
    {
        var x = new Generator(2).Normal([2, 3, 32, 32]);
        Sequential Network() =>
            new(("first", new Conv2d(8, 3)), ("", new Relu()), ("second", new Conv2d(8, 3)), ("", new Relu()), ("third", new Conv2d(2, 3)));
        var (free, frozen) = (Network().Build(x.Shape, new Generator(1)), Network().Build(x.Shape, new Generator(1)));
        frozen.Children[0].Layer.Freeze();
        frozen.Children[2].Layer.Freeze();

        free.Call(x).Sum().Backward();
        frozen.Call(x).Sum().Backward();

        Gradient(frozen, "third.weight").Should().Equal(Gradient(free, "third.weight"));

        static float[] Gradient(Layer network, string name) =>
            network.Parameters.Single(named => named.Name == name).Parameter.Value.Grad!.ToArray();
    }
}
