using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CourseKit.Figures;
using CourseKit.Figures.Text;
using CourseKit.Networks;
using CourseKit.Networks.Accounting;
using CourseKit.Networks.Architectures;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Tensors;

namespace CourseKit.Tests.Figures.Drawings;

public sealed class NetworkDrawingTests
{
    private const int Limit = 80_000, ClosedLimit = 25_000;

    public static TheoryData<string> Architectures => [.. Architecture.All.Select(architecture => architecture.Name)];

    [Theory]
    [MemberData(nameof(Architectures))]
    public void Opened_it_has_a_box_for_each_layer_and_a_line_for_each_connection(string name)
    {
        var architecture = Architecture.Named(name);
        var graph = Graph.Of(architecture.Network(), [1, .. architecture.Image]);

        var drawing = architecture.Draw(open: true);
        var svg = drawing.Svg();

        Boxes(svg).Should().HaveCount(graph.Nodes.Count - 1);
        drawing.Diagram.Edges.Select(edge => (edge.From.Number, edge.To.Number)).Should().BeEquivalentTo(
            graph.Nodes.SelectMany(node => node.Inputs.Select(input => (input.Number, node.Number))).Distinct());
        svg.Strokes("1.2").SelectMany(lines => lines.All("path")).Sum(path => path.Pieces().Count())
            .Should().BeGreaterThanOrEqualTo(drawing.Diagram.Edges.Count);
    }

    [Theory]
    [MemberData(nameof(Architectures))]
    public void Opened_or_closed_it_is_small(string name)
    {
        foreach (var drawing in new[] { Architecture.Named(name).Draw(), Architecture.Named(name).Draw(open: true) })
        {
            Encoding.UTF8.GetByteCount(drawing.ToSvg()).Should().BeLessThanOrEqualTo(Limit);
            Encoding.UTF8.GetByteCount(drawing.ToHtml()).Should().BeLessThanOrEqualTo(Limit);
        }
    }

    [Theory]
    [MemberData(nameof(Architectures))]
    public void Closed_its_rows_add_up_to_what_the_network_costs(string name)
    {
        var architecture = Architecture.Named(name);
        var summary = Summary.Of(architecture);

        var svg = architecture.Draw().Svg();

        foreach (var (heading, total) in new[]
        {
            ("parameters", summary.Parameters.Value - summary.TrainingOnlyParameters.Value),
            ("multiply-accumulates", summary.MultiplyAccumulates.Value),
        })
        {
            var right = Number(svg.All("text").First(text => text.Value == heading).Attribute("x")!) - 2;
            long[] numbers = [.. svg.All("text").Where(text => text.Attribute("x") is { } x && Number(x) == right)
                .OrderBy(text => Number(text.Attribute("y")!)).Select(text => long.Parse(text.Value, NumberStyles.AllowThousands,
                    CultureInfo.InvariantCulture))];
            numbers[^1].Should().Be(total);
            numbers[..^1].Sum().Should().Be(total, heading);
        }
    }

    [Theory]
    [MemberData(nameof(Architectures))]
    public void Boxes_keep_apart_and_hold_their_text_whatever_is_opened(string name)
    {
        var architecture = Architecture.Named(name);
        var page = XElement.Parse(architecture.Draw().ToHtml());

        foreach (var svg in page.All("svg").Append(architecture.Draw().Svg()).Append(architecture.Draw(open: true).Svg()))
        {
            var boxes = Boxes(svg);
            foreach (var (box, others) in boxes.Index().Select(box => (box.Item, boxes.Skip(box.Index + 1))))
            {
                box.Width.Should().BeGreaterThan(20);
                others.Should().NotContain(other => other.X < box.X + box.Width && box.X < other.X + other.Width
                    && other.Y < box.Y + box.Height && box.Y < other.Y + other.Height);
            }

            foreach (var text in svg.All("text"))
            {
                var (left, right, y) = Extent(text);
                boxes.Where(box => y > box.Y && y < box.Y + box.Height && left < box.X + box.Width && right > box.X)
                    .Where(box => left < box.X || right > box.X + box.Width).Should().BeEmpty(text.Value);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Architectures))]
    public void It_is_small_and_says_what_it_shows(string name)
    {
        var drawing = Architecture.Named(name).Draw();

        drawing.ToSvg().Length.Should().BeLessThan(ClosedLimit);
        drawing.Title.Should().MatchRegex($"^{Regex.Escape(name)}: maps shrink from \\d+×\\d+ to ");
        drawing.Description.Should().StartWith("From the input ").And.Contain(" parameters");
    }

    [Fact]
    public void In_a_terminal_it_is_an_outline_with_costs() => Architecture.Named("resnet18").Draw().ToString().Should().Be(
        """
        resnet18: maps shrink from 224×224 to 7×7, channels grow from 3 to 512
                                                       output      parameters  multiply-accumulates
        input                                          3×224×224
        conv1  Conv 7×7, 64, /2 + BN + ReLU            64×112×112       9,536           118,013,952
        Max pool 3×3, /2                               64×56×56
        layer1  2 residual units: 3×3, 64 → 3×3, 64    64×56×56       147,968           462,422,016
        layer2  2 residual units: 3×3, 128 → 3×3, 128  128×28×28      525,568           411,041,792
        layer3  2 residual units: 3×3, 256 → 3×3, 256  256×14×14    2,099,712           411,041,792
        layer4  2 residual units: 3×3, 512 → 3×3, 512  512×7×7      8,393,728           411,041,792
        avgpool  Global average pool                   512×1×1
        Flatten                                        512
        fc  Linear 1000                                1000           513,000               512,000
        in all                                                     11,689,512         1,814,073,344
        """);

    [Fact]
    public void A_box_whose_name_says_what_it_is_goes_on_with_its_layers() => Architecture.Named("densenet121").Draw().ToString()
        .Should().Contain("\ndenseblock1  6 dense layers: 1×1, 128 → 3×3, 32 ").And.Contain("\ntransition1  1×1, 128 → pool 2×2 ");

    [Fact]
    public void Branches_are_counted_whatever_layers_come_behind_them() => Architecture.Named("d2l-densenet").Draw().ToString()
        .Should().Contain("2 branches: … | 3×3, 32 ").And.NotContain("1 branches");

    [Fact]
    public void A_module_with_squeeze_and_excitation_tells_its_branches() => Architecture.Named("se_inception").Draw().ToString()
        .Should().Contain("\ninception3a  4 branches, 1 SE: 1×1, 64 | 3×3, 128 | 3×3, 32 | 1×1, 32 ");

    [Fact]
    public void A_chain_of_ones_own_is_a_row_for_each_layer_with_what_goes_along()
    {
        var network = new Sequential(
            new Conv2d(16, 3, padding: 1), new Relu(), new MaxPool2d(2), new Flatten(), ("head", new Linear(10)));

        network.Draw([1, 1, 28, 28]).ToString().Should().Be(
            """
            Sequential: maps shrink from 28×28 to 14×14, channels grow from 1 to 16
                                 output    parameters  multiply-accumulates
            input                1×28×28
            Conv 3×3, 16 + ReLU  16×28×28         160               112,896
            Max pool 2×2, /2     16×14×14
            Flatten              3136
            head  Linear 10      10            31,370                31,360
            in all                             31,530               144,256
            """);
    }

    [Fact]
    public void Equal_units_open_to_one_of_them()
    {
        var details = XElement.Parse(Architecture.Named("resnet50").Draw().ToHtml()).All("details").ToList();

        details.Should().HaveCount(4);
        details[2].All("summary").Single().Attribute("aria-label")!.Value.Should().Be(
            "layer3: 6 residual units: 1×1, 256 → 3×3, 256 → 1×1, 1024, 1024×14×14, 7,098,368 parameters");
        var inside = details[2].All("svg").Last();
        inside.Texts().Should().Contain(["layer3.0", "layer3.1–5", "×5, here one", "add + ReLU"]);
        Boxes(inside).Should().HaveCount(5 + 4, "the first unit has a projection, and convolutions have theirs with them");
    }

    [Fact]
    public void It_opens_without_a_script() =>
        Architecture.Named("googlenet").Draw().ToHtml().Should().Contain("<details>").And.NotContain("<script").And.NotContain("onclick");

    [Fact]
    public void Branches_stand_side_by_side_and_a_skip_goes_beside()
    {
        var inception = new Branches(
            new Conv2d(8, 1), new Sequential(new Conv2d(4, 1), new Conv2d(8, 3, padding: 1)), new MaxPool2d(3, stride: 1, padding: 1));
        var residual = new Residual(new Sequential(new Conv2d(4, 3, padding: 1), new Relu(), new Conv2d(4, 3, padding: 1)));

        var modules = Boxes(inception.Draw([1, 4, 14, 14]).Svg());
        modules.GroupBy(box => box.Y).OrderBy(row => row.Key).Select(row => row.Count()).Should().Equal(3, 1, 1);
        var svg = residual.Draw([1, 4, 14, 14]).Svg();
        Boxes(svg).Select(box => box.X + (box.Width / 2)).Distinct().Should().ContainSingle("a chain goes straight down");
        svg.Strokes("1.2").SelectMany(lines => lines.All("path")).SelectMany(path => path.Pieces())
            .Should().ContainSingle(line => line.Count(c => c == 'h') == 2, "the input is added to what the layers make of it");
    }

    [Fact]
    public void Maps_are_to_scale()
    {
        var svg = new Sequential(new Conv2d(32, 3, stride: 2, padding: 1), new Conv2d(64, 3, stride: 2, padding: 1))
            .Draw([1, 16, 64, 40]).Svg();

        var maps = svg.All("g").Single(group => group.Attribute("opacity")?.Value == "0.9").AllBoxes();
        maps.Select(map => Math.Round(map.Width / maps[0].Width, 2)).Should().Equal(1, 0.5, 0.25);
        maps.Select(map => Math.Round(map.Height / maps[0].Height, 2)).Should().Equal(1, 2, 4);
    }

    public static TheoryData<string> Unusual => [.. UnusualNetworks.Keys];

    private static Dictionary<string, (Layer Network, Shape Input)> UnusualNetworks => new()
    {
        ["without maps"] = (new Sequential(new Linear(100), new Relu(), new Linear(10), new Softmax(1)), [1, 784]),
        ["a single layer"] = (new Relu(), [1, 3, 8, 8]),
        ["volumes"] = (new Sequential(new Conv3d(4, 3), new Relu()), [1, 1, 9, 9, 9]),
        ["branches in branches"] = (new Branches(new Branches(new Conv2d(2, 1), new Conv2d(2, 1)), new Residual(new Conv2d(3, 1))),
            [1, 3, 8, 8]),
        ["more branches than fit"] = (new Branches(Enumerable.Range(1, 12).Select(i => (NamedLayer)new Conv2d(i, 1))), [1, 3, 8, 8]),
        ["a layer called twice"] = (new FunctionalBlock([("a", new Conv2d(3, 1))],
            (net, x) => net.Call(new Multiply(), net.Call("a", x), net.Call("a", net.Call("a", x)))), [1, 3, 8, 8]),
        ["nothing but a sum"] = (new Residual(new Sequential()), [1, 3, 8, 8]),
        ["very deep"] = (new Sequential(Enumerable.Range(0, 80).Select(i => (NamedLayer)new Residual(new Conv2d(3, 1 + (i % 2 * 2),
            padding: i % 2)))), [1, 3, 8, 8]),
    };

    [Theory]
    [MemberData(nameof(Unusual))]
    public void An_unusual_network_draws_too(string kind)
    {
        var (network, input) = UnusualNetworks[kind];
        var graph = Graph.Of(network, input);

        var open = network.Draw(input, open: true);

        Boxes(open.Svg()).Should().HaveCount(graph.Nodes.Count - 1).And.OnlyHaveUniqueItems();
        open.Diagram.Edges.Should().HaveCount(graph.Nodes.SelectMany(node => node.Inputs.Select(read => (read, node))).Distinct().Count());
        Boxes(network.Draw(input).Svg()).Should().NotBeEmpty();
        network.Draw(input).ToString().Should().EndWith(network.Summarize(input).MultiplyAccumulates.Value is > 0 and var cost
            ? cost.ToString("N0", CultureInfo.InvariantCulture) : "in all");
    }

    [Fact]
    public void Costs_are_those_of_one_image_however_many_come()
    {
        var network = Architecture.Named("lenet5").Network();

        network.Draw([64, 1, 32, 32]).ToString().Should().Be(network.Draw([1, 1, 32, 32]).ToString());
    }

    [Fact]
    public void A_shape_that_does_not_fit_is_said_with_its_place() =>
        FluentActions.Invoking(() => Architecture.Named("resnet18").Network().Draw([3, 224, 224]))
            .Should().Throw<ShapeException>()
            .WithMessage("A 2-D convolution takes images [N, C, H, W]. Received: [3, 224, 224]. In conv1*");

    [Fact]
    public void A_network_needs_a_layer() =>
        FluentActions.Invoking(() => new Sequential().Draw([1, 3, 8, 8])).Should().Throw<ArgumentException>().WithMessage(
            "A drawing shows a network of one layer or more. Received: Sequential(). Put layers into it, such as new Relu().");

    [Fact]
    public void What_trains_alone_is_told_and_not_drawn()
    {
        var drawing = Architecture.Named("googlenet").Draw();

        drawing.Caption.Should().Be("Not drawn: layers of training alone, 6,379,984 parameters.");
        drawing.Svg().Texts().Should().NotContain(text => text.StartsWith("aux", StringComparison.Ordinal));
    }

    /// <summary>The boxes of layers, and those of units and stages while they are shut.</summary>
    private static List<(double X, double Y, double Width, double Height)> Boxes(XElement svg) =>
        [.. svg.All("g").Where(group => group.Attribute("opacity")?.Value == "0.3").SelectMany(group => group.AllBoxes())];

    private static (double Left, double Right, double Y) Extent(XElement text)
    {
        string? Given(string name) =>
            text.AncestorsAndSelf().Select(element => element.Attribute(name)?.Value).FirstOrDefault(value => value != null);
        var width = Wrapping.Width(text.Value, double.Parse(Given("font-size") ?? "12", CultureInfo.InvariantCulture))
            / (Given("font-weight") is null ? 1 : Wrapping.RoomForBold);
        var x = Number(text.Attribute("x")!);
        var left = Given("text-anchor") switch { "start" => x, "end" => x - width, _ => x - (width / 2) };
        return (left, left + width, Number(text.Attribute("y")!));
    }

    private static double Number(XAttribute attribute) => double.Parse(attribute.Value, CultureInfo.InvariantCulture);
}
