using CourseKit.Grading.Kinds;
using CourseKit.Networks;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Tensors;

namespace CourseKit.Tests.Grading.Kinds;

public sealed class UnreachedLayerTests
{
    private static readonly Shape Input = [1, 4, 5, 6];

    [Fact]
    public void Children_and_layers_without_parameters_are_none() => UnreachedLayer.In(new FunctionalBlock(
        [("f", new ConvNorm(4, 3))], (net, x) => net.Call(new Relu(), net.Call(new Add(), net.Call("f", x), x))), Input).Should().BeNull();

    [Fact]
    public void A_captured_layer_is_named_with_all_that_is_in_it()
    {
        var captured = new ConvNorm(4, 3);

        UnreachedLayer.In(new Sequential(new FunctionalBlock([], (net, x) => net.Call(captured, x))), Input)
            .Should().StartWith("`ConvNorm of 2 layers` is called and has parameters, but it is no child of the block that calls it")
            .And.NotContain("anew");
    }

    [Fact]
    public void A_layer_that_is_made_for_each_graph_is_told_so() =>
        UnreachedLayer.In(new FunctionalBlock([], (net, x) => net.Call(new BatchNorm2d(), x)), Input)
            .Should().StartWith("`BatchNorm2d()` is called").And.Contain("made anew");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_layer_that_is_no_block_holds_layers_that_nothing_builds(bool namesChildren)
    {
        Layer layer = namesChildren ? new Naming(new ConvNorm(4, 3)) : new Holding(new ConvNorm(4, 3));

        UnreachedLayer.In(new Sequential(layer), Input).Should().StartWith(
            $"`{layer.GetType().Name}` derives from `Layer` and computes with a layer that it holds, `ConvNorm of 2 layers`");
    }

    [Fact]
    public void A_layer_may_hold_others_without_parameters() =>
        UnreachedLayer.In(new Holding(new Sequential(new Relu(), new Sigmoid())), Input).Should().BeNull();

    private class Holding(Layer inner) : Layer
    {
        private readonly List<Layer> held = [inner];

        protected IReadOnlyList<Layer> Held => held;

        public override Shape Infer(Shape input) => held[0].Infer(input);

        protected override Tensor Forward(Tensor x) => held[0].Call(x);
    }

    private sealed class Naming(Layer inner) : Holding(inner)
    {
        public override IReadOnlyList<NamedLayer> Children => [("inner", Held[0])];
    }
}
