using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using CourseKit.Figures.Curves;
using CourseKit.Figures.Data;
using CourseKit.Figures.Plotly;
using CourseKit.Figures.Plots;
using CourseKit.Networks;
using CourseKit.Networks.Training;
using CourseKit.Tensors.Display;
using CourseKit.Vision.Datasets;

namespace CourseKit.Figures;

/// <summary>Plot of values, as SVG, and as a plotly figure where a host can show one.</summary>
/// <remarks>Made by the methods here: <c>Plot.Line(losses).WithAxes("step", "loss").Titled("Training")</c>.</remarks>
[TypeFormatterSource(typeof(FigureFormatterSource),
    PreferredMimeTypes = [FigureFormatterSource.PlotlyMimeType, FigureFormatterSource.HtmlMimeType])]
public abstract record Plot : Figure
{
    /// <summary>Returns a picture: grayscale for [H, W] and [1, H, W], RGB for [3, H, W] with values from 0 to 1.</summary>
    /// <remarks>Gray goes from 0 to 1, or from the smallest to the largest value if there are others.</remarks>
    /// <exception cref="ShapeException">The tensor has another shape.</exception>
    public static ImagePlot Image(Tensor image) => new(image);

    /// <summary>Returns a heat map of a matrix [H, W], row 0 on top.</summary>
    /// <remarks>Colors are diverging, and centered on 0, where there are values of both signs; see
    /// <see cref="Plots.HeatMap.WithColors"/>.</remarks>
    /// <param name="matrix">The cells: [H, W] or [1, H, W].</param>
    /// <param name="values">True to show the number in each cell.</param>
    /// <exception cref="ShapeException">The tensor has another shape.</exception>
    public static HeatMap HeatMap(Tensor matrix, bool values = false) => new(matrix) { Values = values };

    /// <summary>Returns a line plot of values at x = 0, 1, 2, ….</summary>
    public static LinePlot Line<TNumber>(IEnumerable<TNumber> values, string name = "")
        where TNumber : INumber<TNumber> => new([new Series(name, [.. values.Select(double.CreateChecked)])]);

    /// <summary>Returns a line plot of a tensor [n] at x = 0, 1, 2, ….</summary>
    /// <exception cref="ShapeException">The tensor has more than one axis, or none.</exception>
    public static LinePlot Line(Tensor values, string name = "") => new([new Series(name, values)]);

    /// <summary>Returns a plot of named lines at x = 0, 1, 2, …: <c>Plot.Line(("train", a), ("test", b))</c>.</summary>
    public static LinePlot Line(params ReadOnlySpan<(string Name, Numbers Y)> lines) =>
        new([.. lines.ToArray().Select(line => new Series(line.Name, line.Y))]);

    /// <summary>Returns a plot of named lines through points (x, y): <c>Plot.Line(("train", xs, ys), …)</c>.</summary>
    /// <exception cref="ShapeException">A line has not as many x as y.</exception>
    public static LinePlot Line(params ReadOnlySpan<(string Name, Numbers X, Numbers Y)> lines) =>
        new([.. lines.ToArray().Select(line => new Series(line.Name, line.X, line.Y))]);

    /// <summary>Returns a bar chart, a bar for each label.</summary>
    /// <exception cref="ShapeException">There are not as many values as labels.</exception>
    public static BarPlot Bars<TNumber>(IEnumerable<string> labels, IEnumerable<TNumber> values)
        where TNumber : INumber<TNumber> => new([.. labels], [new Series(string.Empty, [.. values.Select(double.CreateChecked)])]);

    /// <summary>Returns a bar chart of a tensor [n], a bar for each label.</summary>
    /// <exception cref="ShapeException">There are not as many values as labels.</exception>
    public static BarPlot Bars(IEnumerable<string> labels, Tensor values) => new([.. labels], [new Series(string.Empty, values)]);

    /// <summary>Returns a grouped bar chart: <c>Plot.Bars(labels, ("train", a), ("test", b))</c>.</summary>
    /// <exception cref="ShapeException">A group has not as many values as there are labels.</exception>
    public static BarPlot Bars(IEnumerable<string> labels, params ReadOnlySpan<(string Name, Numbers Values)> groups) =>
        new([.. labels], [.. groups.ToArray().Select(group => new Series(group.Name, group.Values))]);

    /// <summary>Returns a grid of images with captions: a batch [N, H, W], [N, 1, H, W] or [N, 3, H, W].</summary>
    /// <exception cref="ShapeException">The tensor has another shape, or there are not as many captions as images.</exception>
    public static ImageWall Wall(Tensor images, IEnumerable<string>? captions = null) =>
        new([.. ImageWall.Images(images)], [.. captions ?? []]);

    /// <summary>Returns a grid of images with captions; the images may differ in size.</summary>
    /// <remarks>Preferred for <c>Wall([a, b])</c>, which could also mean one tensor of two images.</remarks>
    /// <exception cref="ShapeException">There are not as many captions as images, or one of them is not an image.</exception>
    [OverloadResolutionPriority(1)]
    public static ImageWall Wall(IEnumerable<Tensor> images, IEnumerable<string>? captions = null) => new([.. images], [.. captions ?? []]);

    /// <summary>Returns the learning curves of several runs in one figure, a color each:
    /// <c>Plot.Histories(("SGD", a), ("Adam", b))</c>.</summary>
    /// <remarks>Solid lines are those of the validation set, dashed ones those of training.</remarks>
    public static CurvePlot Histories(params ReadOnlySpan<(string Name, History History)> runs)
    {
        (string Name, History History)[] all = runs.ToArray();
        return new CurvePlot(ComparisonPanels.Of(all))
        {
            Title = ComparisonPanels.Message(all),
            Caption = "Solid lines: on the validation set, where there is one. Dashed lines: in training.",
        };
    }

    /// <summary>Returns the distributions of the activations of each layer of a network for a batch: quantiles, standard deviation, zeros
    /// and saturation over depth.</summary>
    /// <param name="network">A built network. It computes in the mode that it is in, and stays as it is.</param>
    /// <param name="images">The batch, [N, C, H, W].</param>
    /// <exception cref="InvalidOperationException">The network is not built.</exception>
    /// <exception cref="ShapeException">The network does not take such images.</exception>
    public static CurvePlot Activations(Layer network, Tensor images) => Activations(images, (string.Empty, network));

    /// <summary>Returns the distributions of the activations of several networks for one batch, on one scale:
    /// <c>Plot.Activations(images, ("plain", plain), ("batch norm", normalized))</c>.</summary>
    /// <param name="images">The batch, [N, C, H, W].</param>
    /// <param name="networks">Built networks with their names. Each computes in the mode that it is in, and stays as it is.</param>
    /// <exception cref="ArgumentException">There is no network.</exception>
    /// <exception cref="InvalidOperationException">A network is not built.</exception>
    /// <exception cref="ShapeException">A network does not take such images.</exception>
    public static CurvePlot Activations(Tensor images, params ReadOnlySpan<(string Name, Layer Network)> networks) =>
        Spread(Quantity.Activation, [.. networks.ToArray().Select(one => (one.Name, one.Network.ActivationStatistics(images)))]);

    /// <summary>Returns the distributions of the gradients of each layer's weights, which <c>Backward()</c> has left there.</summary>
    /// <exception cref="InvalidOperationException">No weights have a gradient.</exception>
    public static CurvePlot Gradients(Layer network) => Gradients((string.Empty, network));

    /// <summary>Returns the distributions of the gradients of several networks, on one scale:
    /// <c>Plot.Gradients(("plain", plain), ("residual", residual))</c>.</summary>
    /// <exception cref="ArgumentException">There is no network.</exception>
    /// <exception cref="InvalidOperationException">No weights of a network have a gradient.</exception>
    public static CurvePlot Gradients(params ReadOnlySpan<(string Name, Layer Network)> networks) =>
        Spread(Quantity.WeightGradient, [.. networks.ToArray().Select(one => (one.Name, one.Network.GradientStatistics()))]);

    /// <summary>Returns the distributions of the gradients of a loss with respect to the activations of each layer of a network:
    /// <c>Plot.Gradients(network, images, scores => scores.CrossEntropy(labels))</c>.</summary>
    /// <param name="network">A built network. It computes in the mode that it is in, and stays as it is.</param>
    /// <param name="images">The batch, [N, C, H, W].</param>
    /// <param name="loss">The loss of the network's output.</param>
    /// <exception cref="InvalidOperationException">The network is not built.</exception>
    /// <exception cref="ShapeException">The network does not take such images, or the loss is not a single number.</exception>
    public static CurvePlot Gradients(Layer network, Tensor images, Func<Tensor, Tensor> loss) =>
        Gradients(images, loss, (string.Empty, network));

    /// <summary>Returns the distributions of the gradients of a loss with respect to the activations of several networks, on one
    /// scale.</summary>
    /// <param name="images">The batch, [N, C, H, W].</param>
    /// <param name="loss">The loss of each network's output: <c>scores => scores.CrossEntropy(labels)</c>.</param>
    /// <param name="networks">Built networks with their names. Each computes in the mode that it is in, and stays as it is.</param>
    /// <exception cref="ArgumentException">There is no network.</exception>
    /// <exception cref="InvalidOperationException">A network is not built.</exception>
    /// <exception cref="ShapeException">A network does not take such images, or the loss is not a single number.</exception>
    public static CurvePlot Gradients(
        Tensor images, Func<Tensor, Tensor> loss, params ReadOnlySpan<(string Name, Layer Network)> networks) => Spread(
            Quantity.ActivationGradient,
            [.. networks.ToArray().Select(one => (one.Name, one.Network.GradientStatistics(images, loss)))]);

    /// <summary>Returns distributions layer by layer, on one scale, of layers that were chosen:
    /// <c>Plot.Distributions(("ReLUs", network.ActivationStatistics(images, of: layer => layer is Relu)))</c>.</summary>
    /// <exception cref="ArgumentException">There is none, or one has no layers.</exception>
    public static CurvePlot Distributions(params ReadOnlySpan<(string Name, IReadOnlyList<LayerStatistics> Layers)> distributions) =>
        Spread(Quantity.Value, distributions.ToArray());

    /// <summary>Returns a confusion matrix with a count in each cell, colored by its part of the row, the largest confusion in a
    /// frame.</summary>
    /// <param name="counts">The counts, [K, K]: a row for each class that is right, a column for each that was predicted.</param>
    /// <param name="names">The names of the classes.</param>
    /// <exception cref="ShapeException">This is no such matrix, or there are not as many names.</exception>
    public static HeatMap Confusion(Tensor counts, IReadOnlyList<string> names) => ConfusionMap.Of(counts, names);

    /// <summary>Returns the images of a set that a network gets wrong, those first of which it is surest.</summary>
    /// <param name="network">A trained network.</param>
    /// <param name="set">The images, all of which the network is asked about.</param>
    /// <param name="count">The number of images to show.</param>
    /// <exception cref="ArgumentException">An image has no class.</exception>
    /// <exception cref="ShapeException">The network does not take these images, or has other classes.</exception>
    public static ImageWall MostConfused(Layer network, IDataset set, int count = 20) => MistakeWall.Of(network, set, count);

    /// <summary>Returns the filters of a convolution, on one scale of colors: a picture each where they see one channel or three, else a
    /// row each with a picture for each channel.</summary>
    /// <param name="network">A built network.</param>
    /// <param name="layer">The path of the convolution: <c>layer1.0.conv1</c>; null for the first.</param>
    /// <exception cref="ArgumentException">The network has no such convolution; the message names those that it has.</exception>
    public static ImageWall Filters(Layer network, string? layer = null) => FilterWall.Of(network, layer);

    /// <summary>Returns the feature maps of an image, the outputs of a layer.</summary>
    /// <param name="network">A built network.</param>
    /// <param name="image">The image, [C, H, W] or [1, C, H, W].</param>
    /// <param name="layer">The path of a layer or a block: <c>layer1.0.relu</c>.</param>
    /// <param name="ownScales">True for a scale of colors of its own for each map, so that weak ones show; false for one scale, so that
    /// maps compare.</param>
    /// <exception cref="ArgumentException">There is no such layer; the message names those that there are.</exception>
    /// <exception cref="ShapeException">The network does not take such an image, or the layer gives no maps.</exception>
    public static ImageWall FeatureMaps(Layer network, Tensor image, string layer, bool ownScales = false) =>
        FeatureMapWall.Of(network, image, layer, ownScales);

    /// <summary>Returns bubbles in a plane, whose areas are a third number, and which tell their names under the pointer:
    /// <c>Plot.Bubbles(("resnet18", 1.8, 69.8, 11.7), …)</c>.</summary>
    /// <exception cref="ArgumentException">There is none, or a number of one is not finite, or a size is negative.</exception>
    public static BubblePlot Bubbles(params IEnumerable<(string Name, double X, double Y, double Size)> bubbles) => new(bubbles);

    /// <summary>Returns the accuracies of all architectures that have a published one over their multiply-accumulates, with bubbles as
    /// large as their parameters.</summary>
    public static BubblePlot Architectures() => ArchitectureBubbles.Plot();

    /// <summary>Returns an animation of plots, with a slider, a play button and buttons for one step back and on.</summary>
    /// <exception cref="ShapeException">There are no frames, or not as many captions as frames.</exception>
    public static StepPlot Steps(IEnumerable<Plot> frames, IEnumerable<string>? captions = null) => new([.. frames], [.. captions ?? []]);

    /// <inheritdoc/>
    public override JsonObject ToPlotly()
    {
        var layout = Layout();
        return PlotlyDocument.Of(this, Draw().Height, Traces(), layout, PlotlyRoom.Around(layout));
    }

    private static CurvePlot Spread(Quantity quantity, IReadOnlyList<(string Name, IReadOnlyList<LayerStatistics> Layers)> networks) =>
        new(DistributionPanels.Of(quantity, networks))
        {
            Title = DistributionFindings.Message(quantity, networks),
            Caption = DistributionPanels.Caption(networks),
        };

    internal abstract JsonArray Traces();

    internal abstract JsonObject Layout();
}
