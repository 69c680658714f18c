using CourseKit.Grading.Kinds;
using CourseKit.Networks;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Tensors;

namespace CourseKit.Tests.Grading.Kinds;

public sealed class LayerComparisonTests
{
    private static Layer Right => new Sequential(
        new Residual(new Sequential(new Conv2d(4, kernel: 3, padding: 1, bias: false), new BatchNorm2d())), new Relu());

    [Fact]
    public void Names_and_nesting_make_no_difference() => Compared(new Sequential(
        ("all", new Sequential(new Residual(
            ("f", new Sequential(new Conv2d(4, kernel: 3, padding: Padding.Same, bias: false), new BatchNorm2d())),
            ("skip", new Identity())))),
        ("end", new Relu()))).Should().BeNull();

    [Fact]
    public void A_layer_of_another_library_is_not_judged() =>
        Compared(new Sequential(new Own(), new Relu())).Should().BeNull();

    [Theory]
    [InlineData(0, "It begins with `Conv2d(5, kernel 3, padding 1, no bias)`, which is a layer of the right kind. How many " +
        "filters are asked for?")]
    [InlineData(1, "The first layer is right, `Conv2d(4, kernel 3, padding 1, no bias)`. Then comes `Add`, and a layer is missing in " +
        "front of it. What is asked for at this place?")]
    [InlineData(2, "The first 2 layers are right, up to `BatchNorm2d()`. Then comes `Relu`, which is not asked for at this place.")]
    [InlineData(3, "The first 3 layers are right, up to `Add`. Then comes `Silu`, where a layer of another kind is asked for. Which one?")]
    [InlineData(4, "The first 3 layers are right, up to `Add`. It ends there. What is still to come?")]
    [InlineData(5, "The first 4 layers are right, up to `Relu`. It goes on with `Sigmoid`. Is there anything behind the last layer that " +
        "is asked for?")]
    [InlineData(6, "The first 2 layers are right, up to `BatchNorm2d()`. Then comes `Add`, which gets the output of `BatchNorm2d()` and " +
        "the output of `BatchNorm2d()`. What should it get?")]
    [InlineData(7, "It begins with `BatchNorm2d()`, `Conv2d(4, kernel 3, padding 1, no bias)`: the right layers, in another order. Which " +
        "comes first?")]
    public void The_first_layer_that_differs_is_named(int answer, string says)
    {
        Layer[] answers =
        [
            new Sequential(new Conv2d(5, kernel: 3, padding: 1, bias: false), new BatchNorm2d(), new Relu()),
            new Sequential(new Residual(Convolution()), new Relu()),
            new Sequential(new Residual(new Sequential(Convolution(), new BatchNorm2d(), new Relu())), new Relu()),
            new Sequential(new Residual(new Sequential(Convolution(), new BatchNorm2d())), new Silu()),
            new Residual(new Sequential(Convolution(), new BatchNorm2d())),
            new Sequential(Right, new Sigmoid()),
            new Sequential(new FunctionalBlock([("f", new Sequential(Convolution(), new BatchNorm2d()))],
                (net, x) => net.Call("f", x) is var y ? net.Call(new Add(), y, y) : x), new Relu()),
            new Sequential(new Residual(new Sequential(new BatchNorm2d(), Convolution())), new Relu()),
        ];

        Compared(answers[answer]).Should().Be(says);
    }

    private static Conv2d Convolution() => new(4, kernel: 3, padding: 1, bias: false);

    private static string? Compared(Layer answer) => LayerComparison.FirstDifference(Right, answer, [2, 4, 5, 6]);

    private sealed class Own : Layer
    {
        public override Shape Infer(Shape input) => input;

        protected override Tensor Forward(Tensor x) => 2 * x;
    }
}
