using CourseKit.Networks;
using CourseKit.Networks.Layers;
using Settings = System.Collections.Generic.IReadOnlyList<(string Name, string Value)>;

namespace CourseKit.Grading.Kinds;

/// <summary>Settings of layers, one way to write each: what computes the same has the same settings.</summary>
internal static class LayerSettings
{
    /// <summary>The kind of a layer and its settings, for its input and output shapes.</summary>
    public static (string Kind, Settings Settings) Of(Layer layer, Shape input, Shape output) => layer switch
    {
        Linear dense => Dense(dense.Features, dense.HasBias),
        Conv2d { Groups: 1 } whole when SeesAll(whole.Window, input, output) => Dense(whole.Filters, whole.HasBias),
        Conv2d conv => Convolution(conv.Filters, conv.Window, conv.Groups, conv.HasBias, input),
        DepthwiseConv2d conv => Convolution(output[1], conv.Window, input[1], conv.HasBias, input),
        MaxPool2d pool => (nameof(MaxPool2d), Window(pool.Window, input)),
        AvgPool2d pool when SeesAll(pool.Window, input, output) => Average(input[2], input[3]),
        AvgPool2d pool => (nameof(AvgPool2d), Window(pool.Window, input)),
        AdaptiveAvgPool2d { Height: 1, Width: 1 } => Average(input[2], input[3]),
        _ => (layer.GetType().Name, [("layer", $"{layer}")]),
    };

    /// <summary>Returns whether a layer gives its input unchanged in a prediction, but for the shape.</summary>
    public static bool IsTransparent(Layer layer, Shape input, Shape output) => layer switch
    {
        Identity or Dropout or StochasticDepth or Flatten => true,
        AdaptiveAvgPool2d => input == output,
        _ => false,
    };

    private static (string Kind, Settings Settings) Dense(int outputs, bool hasBias) =>
        (nameof(Linear), [("outputs", $"{outputs}"), Bias(hasBias)]);

    private static (string Kind, Settings Settings) Convolution(
        int filters, Window2d window, int groups, bool hasBias, Shape input) =>
        (nameof(Conv2d), [("filters", $"{filters}"), .. Window(window, input), ("groups", $"{groups}"), Bias(hasBias)]);

    private static (string Kind, Settings Settings) Average(int rows, int columns) =>
        (nameof(AdaptiveAvgPool2d), [("window", $"{rows}×{columns}")]);

    private static (string Name, string Value) Bias(bool hasBias) => ("bias", hasBias ? "one for each output" : "none");

    private static Settings Window(Window2d window, Shape input) =>
    [
        ("window", Both(window.Rows.Kernel, window.Columns.Kernel, between: "×")),
        ("stride", Both(window.Rows.Stride, window.Columns.Stride)),
        ("padding", Both(Zeros(window.Rows, input[2]), Zeros(window.Columns, input[3]))),
        ("dilation", Both(window.Rows.Dilation, window.Columns.Dilation)),
    ];

    private static string Zeros(Window window, int size) => window.Padding.Around(size, window.Extent, window.Stride) is var (before, after)
        && before == after ? $"{before}" : $"{before} before and {after} behind";

    private static string Both<T>(T rows, T columns, string? between = null)
        where T : notnull => between is null && rows.Equals(columns) ? $"{rows}" : $"{rows}{between ?? " down, across "}{columns}";

    /// <summary>Returns whether a window lies on the whole map, and on nothing else.</summary>
    private static bool SeesAll(Window2d window, Shape input, Shape output) => output is [_, _, 1, 1]
        && window is { Rows: { Dilation: 1 } rows, Columns: { Dilation: 1 } columns }
        && (rows.Kernel, columns.Kernel) == (input[2], input[3]) && Zeros(rows, input[2]) == "0" && Zeros(columns, input[3]) == "0";
}
