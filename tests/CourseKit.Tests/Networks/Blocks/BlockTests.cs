using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Tensors;
using CourseKit.Tests.Tensors;
using Generator = CourseKit.Tensors.Randomness.Generator;

namespace CourseKit.Tests.Networks.Blocks;

public sealed class BlockTests
{
    private static readonly Tensor Images = Expectations.Random([2, 3, 5, 6]);

    [Fact]
    public void Sequential_calls_one_after_the_other()
    {
        var (pad, norm) = (new ZeroPad2d(1), new AvgPool2d(2));

        new Sequential(pad, norm).Call(Images).ShouldBeExactly(norm.Call(pad.Call(Images)));
        new Sequential().Call(Images).ShouldBeExactly(Images);
    }

    [Fact]
    public void Branches_put_their_maps_behind_each_other()
    {
        var (first, second) = (new Conv2d(2, 3, padding: 1), new Sequential(new Conv2d(1, 1), new Relu()));
        var y = new Branches(first, second).Build(Images.Shape, new Generator(1)).Call(Images);

        y.Shape.Should().Equal(2, 3, 5, 6);
        y[.., ..2].ShouldBeExactly(first.Call(Images));
        y[.., 2..].ShouldBeExactly(second.Call(Images));
    }

    [Fact]
    public void Residual_adds_the_input_or_what_a_projection_makes_of_it()
    {
        var (body, projection) = (new Conv2d(3, 3, padding: 1), new Conv2d(3, 1));
        var plain = new Residual(body).Build(Images.Shape, new Generator(1)).Call(Images);
        var projected = new Residual(body, projection).Build(Images.Shape, new Generator(2)).Call(Images);

        plain.ShouldBeCloseTo(body.Call(Images) + Images);
        projected.ShouldBeCloseTo(body.Call(Images) + projection.Call(Images));
    }

    [Fact]
    public void Residual_adds_the_input_where_the_projection_is_no_layer()
    {
        Conv2d? none = null;
        var block = new Residual(new Conv2d(3, 3, padding: 1), none!).Build(Images.Shape, new Generator(1));

        block.Call(Images).ShouldBeCloseTo(block.Children.Single().Layer.Call(Images) + Images);
    }

    [Fact]
    public void Residual_needs_a_projection_where_the_shape_changes()
    {
        FluentActions.Invoking(() => new Residual(new Conv2d(4, 3)).Infer(Images.Shape)).Should().Throw<ShapeException>().WithMessage(
            "What is added must have one shape; where a branch changes it, a projection on the skip connection (a 1×1 convolution of the " +
                "same stride) changes that of the input, too. "
            + "Received: [2, 4, 3, 4] and [2, 3, 5, 6]. In Add.");
    }

    [Fact]
    public void Separable_convolution_is_a_convolution_whose_filters_are_products()
    {
        var separable = new SeparableConv2d(4, 3, stride: 2, padding: 1, multiplier: 2, bias: false).Build(Images.Shape, new Generator(1));
        var (depthwise, pointwise) = (separable.Parameters.First().Parameter.Value, separable.Parameters.Last().Parameter.Value);

        // Filter f sees map c through Σ over its two filters m of pointwise[f, 2c + m] · depthwise[2c + m].
        var filters = Tensor.FromIndex([4, 3, 3, 3], at =>
            Enumerable.Range(2 * at[1], 2).Sum(m => pointwise[at[0], m, 0, 0] * depthwise[m, 0, at[2], at[3]]));

        separable.Call(Images).ShouldBeCloseTo(Images.Conv2d(filters, stride: 2, padding: 1));
        separable.Parameters.Select(named => $"{named.Name} {named.Parameter.Shape}")
            .Should().Equal("depthwise.weight [6, 1, 3, 3]", "pointwise.weight [4, 6, 1, 1]");
    }

    [Fact]
    public void A_functional_block_connects_in_a_way_of_its_own_and_has_side_outputs()
    {
        var network = new FunctionalBlock([("stem", new ZeroPad2d(1)), ("head", new AvgPool2d(2))], (net, x) =>
        {
            var stem = net.Call("stem", x);
            if (net.IsTraining)
            {
                net.Output("aux", net.Call(new Relu(), stem));
            }

            return net.Call("head", stem);
        });

        network.CallAll(Images).Keys.Should().BeEquivalentTo("out", "aux");
        network.CallAll(Images)["aux"].ShouldBeExactly(Images.Pad(1, 1, 1, 1).Relu());
        network.Eval().CallAll(Images).Keys.Should().BeEquivalentTo("out");
        network.Call(Images).ShouldBeExactly(Images.Pad(1, 1, 1, 1).AvgPool2d(2));
    }

    [Fact]
    public void A_block_calls_its_own_children()
    {
        var block = new FunctionalBlock([("stem", new Relu()), ("head", new Tanh())], (net, x) => net.Call("neck", x));

        FluentActions.Invoking(() => block.Infer([1])).Should().Throw<KeyNotFoundException>()
            .WithMessage("A block calls its own children: stem, head. Received: neck.");
    }

    [Fact]
    public void Names_are_given_missing_or_transparent()
    {
        var network = new Sequential(
            ("stem", new Linear(4)), new Linear(3),
            ("", new Sequential(("inner", new Linear(2)))),
            ("head", new Sequential(new Relu(), new Linear(1, bias: false))));

        network.DescribeAll([1, 5]).Select(named => $"{named.Name} {named.Spec.Shape}").Should().Equal(
            "stem.weight [4, 5]", "stem.bias [4]", "1.weight [3, 4]", "1.bias [3]", "inner.weight [2, 3]", "inner.bias [2]",
            "head.1.weight [1, 2]");
        network.Build([1, 5]).Parameters.Select(named => named.Name).Should()
            .Equal(network.DescribeAll([1, 5]).Select(named => named.Name));
    }

    [Fact]
    public void A_layer_that_is_called_twice_has_its_parameters_once()
    {
        var shared = new Linear(3);
        var network = new Sequential(("first", shared), new Tanh(), ("second", shared)).Build([1, 3], new Generator(1));
        var x = Expectations.Random([2, 3]);

        network.Parameters.Select(named => named.Name).Should().Equal("first.weight", "first.bias");
        network.Call(x).ShouldBeExactly(shared.Call(shared.Call(x).Tanh()));
    }

    [Fact]
    public void A_block_prints_its_children()
    {
        var network = new Sequential(
            ("stem", new SeparableConv2d(8, 3)),
            ("", new Residual(new BatchNorm2d(), ("downsample", new Conv2d(8, 1)))),
            new Branches(new Relu(), new Tanh()));

        network.ToString().Should().Be("""
            Sequential(
              stem: SeparableConv2d(
                depthwise: DepthwiseConv2d(kernel 3)
                pointwise: Conv2d(8, kernel 1)
              )
              Residual(
                0: BatchNorm2d()
                downsample: Conv2d(8, kernel 1)
              )
              2: Branches(
                0: Relu
                1: Tanh
              )
            )
            """.ReplaceLineEndings("\n"));
        new Sequential().ToString().Should().Be("Sequential()");
    }
}
