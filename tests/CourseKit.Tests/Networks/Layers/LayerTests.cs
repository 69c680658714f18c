using CourseKit.Networks;
using CourseKit.Networks.Initialization;
using CourseKit.Tensors;
using CourseKit.Tests.Tensors;

namespace CourseKit.Tests.Networks.Layers;

/// <summary>What holds for every layer; each is found by itself.</summary>
public sealed class LayerTests
{
    private static readonly Type[] Layers =
        [.. typeof(Layer).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Layer)) && !type.IsAbstract)];

    public static TheoryData<string> Names => LayerSample.Names;

    public static TheoryData<string> Types => [.. Layers.Select(type => type.FullName!)];

    [Fact]
    public void Every_layer_that_is_not_made_of_others_has_a_sample()
    {
        LayerSample.All.Select(sample => sample.Make().GetType()).Distinct()
            .Should().BeEquivalentTo(Layers.Where(type => !type.IsSubclassOf(typeof(Block))), "LayerSample.All has a row for each");
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void It_is_sealed_and_in_the_file_and_folder_of_its_name(string name)
    {
        var type = Layers.Single(type => type.FullName == name);

        type.IsSealed.Should().BeTrue();
        type.FullName.Should().StartWith("CourseKit.Networks.");
        File.Exists(Repository.File(["src", "CourseKit.Networks", .. name.Split('.').Skip(2).SkipLast(1), $"{type.Name}.cs"])).Should()
            .BeTrue();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_prints_itself(string name)
    {
        var sample = LayerSample.Named(name);

        sample.Make().ToString().Should().Be(sample.Text);
    }

    [Fact]
    public void A_layer_that_says_nothing_of_itself_prints_the_name_of_its_type() => $"{new Silent()}".Should().Be("Silent");

    [Fact]
    public void A_parameter_that_is_not_described_is_told_with_those_that_are() => new Misnaming().Build([1, 2]).Invoking(layer =>
        layer.Call(Tensor.Ones([1, 2]))).Should().Throw<KeyNotFoundException>()
        .WithMessage("A layer reads parameters that its Describe names: w1, b1. Received: w2.");

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_parameters_are_those_of_PyTorch(string name)
    {
        var layer = LayerSample.Named(name).Build();

        string.Join(", ", layer.OwnParameters).Should().Be(LayerSample.Named(name).Parameters);
        foreach (var parameter in layer.OwnParameters)
        {
            parameter.Value.Shape.Should().Equal(parameter.Shape);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_infers_the_shape_that_it_gives(string name)
    {
        var sample = LayerSample.Named(name);
        var layer = sample.Build();

        foreach (var inputs in (Shape[][])[sample.Inputs, Larger(sample.Inputs, batch: 1, rows: 0),
            Larger(sample.Inputs, batch: 3, rows: 1)])
        {
            layer.Forward([.. inputs.Select(shape => Expectations.Random(shape))]).Shape.Should()
                .Equal(layer.Infer(inputs), string.Join(", ", inputs));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_computes_each_image_by_itself_in_prediction(string name)
    {
        var sample = LayerSample.Named(name);
        var layer = sample.Build();
        Tensor[] one = [.. Larger(sample.Inputs, batch: 1, rows: 0).Select(shape => Expectations.Random(shape, seed: 1))];
        Tensor[] two = [.. one.Select(input => Tensor.Concat(0, Expectations.Random(input.Shape, seed: 2), input))];

        var (alone, together) = (layer.Forward(one), layer.Forward(two));

        together[alone.Shape[0]..].ShouldBeCloseTo(alone);
    }

    /// <summary>Another batch, of as many rows an image, and for images more rows, where one input
    /// has several: what is broadcast stays as it is.</summary>
    private static Shape[] Larger(Shape[] inputs, int batch, int rows) =>
    [
        .. from input in inputs
           let shape = input.With(0, batch * input[0] / inputs[0][0])
           select shape.Rank == 4 && shape[2] > 1 ? shape.With(2, shape[2] + rows) : shape,
    ];

    private sealed class Misnaming : Layer
    {
        public override Shape Infer(Shape input) => input;

        protected internal override IEnumerable<ParameterSpec> Describe(Shape input) =>
            [new("w1", input, Initializers.Zeros), new("b1", input, Initializers.Zeros)];

        protected override Tensor Forward(Tensor x) => x * this["w2"];
    }

    private sealed class Silent : Layer
    {
        public override Shape Infer(Shape input) => input;

        protected override Tensor Forward(Tensor x) => x;
    }
}
