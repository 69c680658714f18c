using CourseKit.Networks;
using CourseKit.Networks.Layers;
using Edges = (int Top, int Bottom, int Left, int Right);
using Settings = System.Collections.Generic.IReadOnlyList<(string Name, string Value)>;

namespace CourseKit.Grading.Kinds;

/// <summary>Settings of layers, one way to write each: what computes the same has the same settings.</summary>
internal static class LayerSettings
{
    /// <summary>The kind of a layer and its settings, for its input and output shapes.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="input">The shape of the input.</param>
    /// <param name="output">The shape of the output.</param>
    /// <param name="zeros">The zeros that a layer in front has put around the input, which are padding of the layer's windows.</param>
    public static (string Kind, Settings Settings) Of(Layer layer, Shape input, Shape output, Edges zeros = default) => layer switch
    {
        Linear dense => Dense(dense.Features, dense.HasBias),
        Conv2d { Groups: 1 } whole when zeros == default && SeesAll(whole.Window, input, output) => Dense(whole.Filters, whole.HasBias),
        Conv2d conv => Convolution(conv.Filters, Window(conv.Window, input, zeros), conv.Groups, conv.HasBias),
        DepthwiseConv2d conv => Convolution(output[1], Window(conv.Window, input, zeros), input[1], conv.HasBias),
        MaxPool2d pool => (nameof(MaxPool2d), Window(pool.Window, input, zeros)),
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
        int filters, Settings window, int groups, bool hasBias) =>
        (nameof(Conv2d), [("filters", $"{filters}"), .. window, ("groups", $"{groups}"), Bias(hasBias)]);

    private static (string Kind, Settings Settings) Average(int rows, int columns) =>
        (nameof(AdaptiveAvgPool2d), [("window", $"{rows}×{columns}")]);

    private static (string Name, string Value) Bias(bool hasBias) => ("bias", hasBias ? "one for each output" : "none");

    private static Settings Window(Window2d window, Shape input, Edges zeros = default) =>
    [
        ("window", Both(window.Rows.Kernel, window.Columns.Kernel, between: "×")),
        ("stride", Both(window.Rows.Stride, window.Columns.Stride)),
        ("padding", Both(Zeros(window.Rows, input[2], zeros.Top, zeros.Bottom),
            Zeros(window.Columns, input[3], zeros.Left, zeros.Right))),
        ("dilation", Both(window.Rows.Dilation, window.Columns.Dilation)),
    ];

    private static string Zeros(Window window, int size, int front = 0, int back = 0)
    {
        var (before, after) = window.Padding.Around(size, window.Extent, window.Stride);
        return before + front == after + back ? $"{before + front}" : $"{before + front} before and {after + back} behind";
    }

    private static string Both<T>(T rows, T columns, string? between = null)
        where T : notnull => between is null && rows.Equals(columns) ? $"{rows}" : $"{rows}{between ?? " down, across "}{columns}";

    /// <summary>Returns whether a window lies on the whole map, and on nothing else.</summary>
    private static bool SeesAll(Window2d window, Shape input, Shape output) => output is [_, _, 1, 1]
        && window is { Rows: { Dilation: 1 } rows, Columns: { Dilation: 1 } columns }
        && (rows.Kernel, columns.Kernel) == (input[2], input[3]) && Zeros(rows, input[2]) == "0" && Zeros(columns, input[3]) == "0";
}
