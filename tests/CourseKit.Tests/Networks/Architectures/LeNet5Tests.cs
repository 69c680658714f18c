using CourseKit.Networks;
using CourseKit.Networks.Accounting;
using CourseKit.Networks.Architectures;
using CourseKit.Networks.Layers;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Networks.Architectures;

/// <summary>What LeCun et al. 1998 say of LeNet-5 in section II.B.</summary>
public sealed class LeNet5Tests
{
    /// <summary>Table I as it is printed: a row for each map of S2, a column for each of C3.</summary>
    private static readonly string[] Table1 =
    [
        "X...XXX..XXXX.XX",
        "XX...XXX..XXXX.X",
        "XXX...XXX..X.XXX",
        ".XXX..XXXX..X.XX",
        "..XXX..XXXX.XX.X",
        "...XXX..XXXX.XXX",
    ];

    private static readonly Graph Network = Graph.Of(LeNet5.Of1998.Network(), [1, 1, 32, 32]);

    [Theory]
    [InlineData("C1", 156, 122_304, "[1, 6, 28, 28]")]
    [InlineData("S2", 12, 5_880, "[1, 6, 14, 14]")]
    [InlineData("C3", 1_516, 151_600, "[1, 16, 10, 10]")]
    [InlineData("S4", 32, 2_000, "[1, 16, 5, 5]")]
    [InlineData("C5", 48_120, 48_120, "[1, 120, 1, 1]")]
    [InlineData("F6", 10_164, 10_164, "[1, 84]")]
    [InlineData("output", 0, 840, "[1, 10]")]
    public void Each_layer_has_the_published_parameters_and_connections(string name, long parameters, long connections, string shape)
    {
        var node = Network.Nodes.Single(node => node.Name == name);

        node.Layer!.Describe(node.Inputs[0].Shape).Sum(spec => spec.Shape.Elements).Should().Be(parameters);
        Connections.Of(node).Value.Should().Be(connections);
        node.Shape.ToString().Should().Be(shape);
    }

    [Fact]
    public void There_are_340_908_connections_in_all() => Connections.Of(Network).Should().Be(340_908);

    [Fact]
    public void Connections_show_their_working() =>
        Connections.Of(Network.Nodes.Single(node => node.Name == "C1")).ToString().Should()
            .Be("5 · 5 · 6 · 28 · 28 + 6 · 28 · 28 = 122,304");

    [Fact]
    public void C3_sees_what_table_I_says()
    {
        LeNet5.C3.Connections.Should().Be(60);
        for (var seen = 0; seen < 6; seen++)
        {
            string.Concat(Enumerable.Range(0, 16).Select(map => LeNet5.C3.Connects(map, seen) ? 'X' : '.')).Should().Be(Table1[seen]);
        }
    }

    [Fact]
    public void All_units_up_to_F6_squash_their_sums() =>
        Network.Nodes.Where(node => node.Layer is ScaledTanh).Select(node => node.Inputs[0].Name)
        .Should().Equal("C1", "S2", "C3", "S4", "C5", "F6");

    [Fact]
    public void Drawings_of_digits_are_black_or_white_and_far_from_each_other()
    {
        var codes = DigitCodes.Of(10);

        codes.ToArray().Should().OnlyContain(pixel => pixel == 1 || pixel == -1);
        for (var digit = 0; digit < 10; digit++)
        {
            for (var other = 0; other < digit; other++)
            {
                // Ten pixels of 84 at least; each that differs is a distance of 4.
                (codes.Select(0, digit) - codes.Select(0, other)).Square().Sum().Item().Should()
                    .BeGreaterThanOrEqualTo(40, $"{digit} is not {other}");
            }
        }
    }

    [Fact]
    public void It_has_at_most_ten_classes() =>
        FluentActions.Invoking(() => LeNet5.Of1998.Network(11)).Should().Throw<ArgumentOutOfRangeException>()
        .WithMessage("LeNet-5 has drawings of the ten digits for its outputs. Received: 11 classes.*");

    [Fact]
    public void Weights_start_within_the_bounds_of_appendix_A()
    {
        var network = LeNet5.Of1998.Network().Build([1, 1, 32, 32], new Generator(1));

        Largest("C1.weight").Should().BeInRange(0.95f * 2.4f / 25, 2.4f / 25);
        Largest("C3.weight").Should().BeInRange(0.95f * 2.4f / 75, 2.4f / 75, "no map sees fewer than three others");
        Largest("C5.weight").Should().BeInRange(0.95f * 2.4f / 400, 2.4f / 400);
        Largest("F6.weight").Should().BeInRange(0.95f * 2.4f / 120, 2.4f / 120);

        float Largest(string name) => network.Parameters.Single(parameter => parameter.Name == name).Parameter.Value.Abs().Max().Item();
    }

    [Fact]
    public void It_learns_to_tell_its_own_drawings_apart()
    {
        var network = LeNet5.Of1998.Network().Build([10, 1, 32, 32], new Generator(1));

        // As in the publication, ink is 1.175 and paper −0.1.
        var images = ((0.6375f * DigitCodes.Of(10)) + 0.5375f).Reshape(10, 1, 12, 7).Pad(10, 10, 12, 13, value: -0.1f);
        var labels = Tensor.Range(10);
        for (var step = 0; step < 100; step++)
        {
            (-network.Call(images)).CrossEntropy(labels).Backward();
            foreach (var (_, parameter) in network.Parameters.ToList())
            {
                parameter.Set(parameter.Value.Detach() - (0.01f * parameter.Value.Grad!));
            }
        }

        network.Call(images).ArgMin(1).ToArray().Should().Equal(labels.ToArray());
    }
}
