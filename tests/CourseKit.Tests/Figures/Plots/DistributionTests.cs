using System.Text.Json.Nodes;
using CourseKit.Figures;
using CourseKit.Networks;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Networks.Training;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Figures.Plots;

/// <summary>Distributions through the layers of networks.</summary>
public sealed class DistributionTests
{
    private const string First = "#0072b2", Second = "#d55e00";

    private static readonly Tensor Input = new Generator(2).Normal([16, 12]);

    [Fact]
    public void Networks_stand_side_by_side_on_one_logarithmic_scale_where_a_signal_spans_decades()
    {
        var (plain, residual) = (Stack(50, isResidual: false), Stack(50, isResidual: true));
        var statistics = plain.ActivationStatistics(Input);

        var plot = Plot.Activations(Input, ("plain", plain), ("residual", residual));

        plot.Title.Should().MatchRegex(
            "^Through 50 layers the signal of plain fades to .*e−\\d+ of its size, "
            + "that of residual (grows to [\\d.,]+ times|keeps) its size$");
        plot.Caption.Should().EndWith("of the magnitudes of all values that are not 0, on a logarithmic axis.");
        var texts = plot.Svg().Texts().ToList();
        texts.Count(text => text == "|activation|").Should().Be(2);
        texts.Count(text => text == "plain").Should().Be(2, "in the legend and above its panel");
        texts.Should().Contain("standard deviation").And.NotContain("zeros, in %", "tanh is never 0");
        var lines = plot.Svg().Lines(First);
        IsAlong(lines[0], statistics.Select(layer => Math.Log10(layer.Magnitudes.Median))).Should().BeTrue();
        IsAlong(lines[1], statistics.Select(layer => Math.Log10(layer.StandardDeviation))).Should().BeTrue();
    }

    [Fact]
    public void Bands_hold_the_middle_half_and_all_but_the_ends()
    {
        var network = Stack(5, isResidual: true);
        var statistics = network.ActivationStatistics(Input);

        var plot = Plot.Activations(network, Input);

        var median = plot.Svg().Lines(First)[0];
        var bands = plot.Svg().All("g").Where(group => group.Attribute("fill-opacity")?.Value == "0.18").Select(group =>
            group.Elements().Single().Attribute("d")!.Value.Trim('M', 'z').Split('L').Select(point =>
                point.Split(' ').Select(number => double.Parse(number, System.Globalization.CultureInfo.InvariantCulture)).ToArray())
            .Select(point => (X: point[0], Y: point[1])).ToArray()).ToList();
        bands.Should().HaveCount(2);
        IsAlong([.. median, .. bands[0]], Both(spread => spread.Q95, spread => spread.Q5)).Should().BeTrue();
        IsAlong([.. median, .. bands[1]], Both(spread => spread.Q75, spread => spread.Q25)).Should().BeTrue();

        IEnumerable<double> Both(Func<Quantiles, double> high, Func<Quantiles, double> low) =>
        [
            .. statistics.Select(layer => layer.Values.Median),
            .. statistics.Select(layer => high(layer.Values)),
            .. statistics.Select(layer => low(layer.Values)).Reverse(),
        ];
    }

    [Fact]
    public void Both_forms_have_one_scale_for_all_networks_and_stay_small()
    {
        var plot = Plot.Activations(Input, ("plain", Stack(50, false)), ("residual", Stack(50, true)), ("ReLU", Relus(50)));
        var layout = plot.ToPlotly()["layout"]!;

        plot.ToHtml().Length.Should().BeLessThan(50_000);
        plot.ToPlotly().ToJsonString().Length.Should().BeLessThan(50_000);
        JsonNode.DeepEquals(layout["yaxis"]!["range"], layout["yaxis2"]!["range"]).Should().BeTrue();
        ((string?)layout["yaxis"]!["type"], (string?)layout["yaxis4"]!["type"]).Should().Be(("log", "log"));
        layout["annotations"]!.AsArray().Select(note => (string?)note!["text"]).Should().Equal("plain", "residual", "ReLU");
        plot.Svg().Texts().Should().Contain("zeros, in %");
    }

    [Fact]
    public void Deviations_that_differ_little_stand_on_axes_that_begin_at_zero()
    {
        var plot = Plot.Activations(Stack(3, isResidual: true), Input);

        plot.Title.Should().StartWith("Through 3 layers the signal ");
        plot.Svg().Texts().Should().Contain(["activation", "standard deviation"]);
        ((string?)plot.ToPlotly()["layout"]!["yaxis"]!["type"]).Should().Be("linear");
        ((double)plot.ToPlotly()["layout"]!["yaxis2"]!["range"]![0]!).Should().Be(0);
        ((bool)plot.ToPlotly()["layout"]!["showlegend"]!).Should().BeFalse("there is one network");
        $"{plot}".Should().MatchRegex("\nactivation +[▁▂▃▄▅▆▇█]{3}  .*\nstandard deviation  [▁▂▃▄▅▆▇█]{3}  ");
        plot.Description.Should().MatchRegex("^Activation: from .* to .*\\. Standard deviation: from ");
    }

    [Fact]
    public void In_a_terminal_a_fading_signal_goes_down_evenly() =>
        $"{Plot.Distributions(("a", Layers(1, 0.1f, 0.01f, 0.001f)))}".Should().Contain("standard deviation, a  █▆▃▁  0.001");

    [Fact]
    public void A_title_says_what_becomes_of_the_signal()
    {
        Title(1, 0.5f, 0.25f).Should().Be("Through 3 layers the spread of a fades to 0.25 of its size");
        Title(1, 2, 35.4f).Should().Be("Through 3 layers the spread of a grows to 35 times its size");
        Title(1, 0.2f, 0.9f).Should().Be("Through 3 layers the spread of a keeps its size");
        Title(1, 0, 0).Should().Be("Through 3 layers the spread of a has died in layer 2");
        Title(1, 1e30f, float.PositiveInfinity).Should().Be("Through 3 layers the spread of a is beyond all numbers in layer 3");
        Plot.Distributions(("a", Layers(1, 1)), ("b", Layers(1, 4, 4))).Title.Should()
            .Be("Through the layers the spread of a keeps its size, that of b grows to 4 times its size");

        static string Title(params float[] deviations) => Plot.Distributions(("a", Layers(deviations))).Title;
    }

    [Fact]
    public void Gradients_are_followed_from_the_last_layer_to_the_first()
    {
        var (plain, residual) = (Stack(30, isResidual: false), Stack(30, isResidual: true));

        Plot.Gradients(Input, y => y.Square().Mean(), ("plain", plain), ("residual", residual)).Title.Should().MatchRegex(
            "^On the way back through 30 layers the gradient of plain fades to .*e−\\d+ of its size, that of residual (grows|keeps)");
        Plot.Gradients(plain, Input, y => y.Square().Mean()).Svg().Texts().Should().Contain("|gradient of activations|");
        plain.Call(Input).Square().Mean().Backward();
        Plot.Gradients(plain).Svg().Texts().Should().Contain(text => text.Contains("gradient of weights"));
    }

    [Fact]
    public void What_cannot_be_shown_is_refused()
    {
        FluentActions.Invoking(() => Plot.Gradients(Stack(2, isResidual: false))).Should().Throw<InvalidOperationException>()
            .WithMessage("*Call Backward() on a loss first*");
        FluentActions.Invoking(() => Plot.Activations(Input)).Should().Throw<ArgumentException>().WithMessage(
            "A figure of distributions shows one network or more, each with a layer at least. Received: no network. "
            + "Pass a name and a network: (\"plain\", network).");
        FluentActions.Invoking(() => Plot.Distributions(("a", []))).Should().Throw<ArgumentException>()
            .WithMessage("*Received: «a» without layers.");
    }

    /// <summary>Layers whose values are ± a deviation.</summary>
    private static IReadOnlyList<LayerStatistics> Layers(params float[] deviations) =>
        [.. deviations.Select((deviation, i) => new LayerStatistics($"{i}", Tensor.From([2], [-deviation, deviation])))];

    private static Layer Stack(int depth, bool isResidual) => new Sequential([.. Enumerable.Range(0, depth)
        .Select(_ => new Sequential([new Linear(12, bias: false), new Tanh()]))
        .Select(layer => isResidual ? new Residual(layer) : (NamedLayer)layer)]).Build([1, 12], new Generator(1));

    private static Layer Relus(int depth) => new Sequential([.. Enumerable.Range(0, depth)
        .SelectMany(_ => (NamedLayer[])[new Linear(12), new Relu()])]).Build([1, 12], new Generator(1));

    /// <summary>Returns whether points are as high as values, to a tenth of a pixel and its rounding.</summary>
    private static bool IsAlong((double X, double Y)[] points, IEnumerable<double> values)
    {
        double[] all = [.. values];
        var (low, high) = (Array.IndexOf(all, all.Min()), Array.IndexOf(all, all.Max()));
        var scale = (points[high].Y - points[low].Y) / (all[high] - all[low]);
        return points.Length == all.Length && scale < 0
            && points.Zip(all).All(pair => Math.Abs(pair.First.Y - (points[low].Y + (scale * (pair.Second - all[low])))) < 0.25);
    }
}
