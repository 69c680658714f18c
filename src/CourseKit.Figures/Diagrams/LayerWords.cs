using CourseKit.Networks;
using CourseKit.Networks.Layers;

namespace CourseKit.Figures.Diagrams;

/// <summary>A layer as a drawing calls it.</summary>
/// <param name="Kind">The kind, which gives the color.</param>
/// <param name="Full">The words where there is room: «Conv 3×3, 64, /2».</param>
/// <param name="Short">The words where there is little: «3×3, 64, /2».</param>
internal sealed record LayerWords(LayerKind Kind, string Full, string Short)
{
    /// <summary>Gets whether the layer goes with the one in front of it in one box: it changes values, not their places.</summary>
    public bool IsMinor { get; private init; }

    /// <summary>Gets whether the layer is one that the others in its box go with.</summary>
    public bool IsMajor => Kind is LayerKind.Convolution or LayerKind.Dense;

    public static LayerWords Of(Node call) => call.Layer switch
    {
        Conv2d conv => Convolution(conv, call.Inputs[0].Shape[1]),
        DepthwiseConv2d conv => new(LayerKind.Convolution, $"Depthwise {Kernel(conv.Window)}{Stride(conv.Window)}",
            $"dw {Kernel(conv.Window)}{Stride(conv.Window)}"),
        ConnectionTableConv2d conv => new(LayerKind.Convolution,
            $"Conv {Kernel(conv.Window)}, {conv.Table.Outputs}, of a table", $"{Kernel(conv.Window)}, {conv.Table.Outputs}"),
        ConvTranspose2d conv => new(LayerKind.Convolution,
            $"Transposed {conv.Kernel}×{conv.Kernel}, {conv.Filters}, ×{conv.Stride}",
            $"{conv.Kernel}×{conv.Kernel}, {conv.Filters}, ×{conv.Stride}"),
        Conv1d conv => new(LayerKind.Convolution, $"Conv {conv.Window.Kernel}, {conv.Filters}", $"{conv.Window.Kernel}, {conv.Filters}"),
        Convolution conv => new(LayerKind.Convolution, $"{conv}", conv.GetType().Name),
        Linear linear => new(LayerKind.Dense, $"Linear {linear.Features:0}", $"{linear.Features:0}"),
        RadialBasis radial => new(LayerKind.Dense, $"Radial basis {radial.Centers.Shape[0]}", $"RBF {radial.Centers.Shape[0]}"),
        MaxPool2d pool => Pool("Max", pool.Window),
        AvgPool2d pool => Pool("Average", pool.Window),
        MinPool2d pool => Pool("Min", pool.Window),
        ChannelMaxPool2d => new(LayerKind.Pooling, "Max pool of channels", "max pool"),
        Subsampling pool => new(LayerKind.Pooling, $"Subsampling {Kernel(pool.Window)}{Stride(pool.Window)}", "subsampling"),
        AdaptiveAvgPool2d { Height: 1, Width: 1 } => new(LayerKind.Pooling, "Global average pool", "global pool"),
        AdaptiveAvgPool2d pool => new(LayerKind.Pooling, $"Average pool to {pool.Height}×{pool.Width}", "average pool"),
        AdaptiveMaxPool2d => new(LayerKind.Pooling, "Adaptive max pool", "max pool"),
        BatchNorm2d or FrozenBatchNorm2d => Minor(LayerKind.Normalization, "BN"),
        LocalResponseNorm => Minor(LayerKind.Normalization, "LRN"),
        L2Norm2d => Minor(LayerKind.Normalization, "L2 norm"),
        Add => Small(LayerKind.Join, "add"),
        Concat => Small(LayerKind.Join, "concatenate"),
        Multiply => Small(LayerKind.Join, "multiply"),
        Dropout dropout => Minor(LayerKind.Other, FormattableString.Invariant($"dropout {dropout.Probability}")),
        Relu => Minor(LayerKind.Activation, "ReLU"),
        Relu6 => Minor(LayerKind.Activation, "ReLU6"),
        LeakyRelu => Minor(LayerKind.Activation, "leaky ReLU"),
        Elu => Minor(LayerKind.Activation, "ELU"),
        Silu => Minor(LayerKind.Activation, "SiLU"),
        HardSwish => Minor(LayerKind.Activation, "hard swish"),
        HardSigmoid => Minor(LayerKind.Activation, "hard sigmoid"),
        Sigmoid => Minor(LayerKind.Activation, "sigmoid"),
        Tanh or ScaledTanh => Minor(LayerKind.Activation, "tanh"),
        Softmax => Minor(LayerKind.Activation, "softmax"),
        LogSoftmax => Minor(LayerKind.Activation, "log-softmax"),
        Identity => Minor(LayerKind.Other, "identity"),
        Flatten => Small(LayerKind.Other, "Flatten"),
        Upsample => new(LayerKind.Other, $"Upsample {Enlarged(call.Inputs[0].Shape, call.Shape)}", "upsample"),
        Crop => Small(LayerKind.Other, "Crop"),
        ElementwiseLayer other => Minor(LayerKind.Activation, other.GetType().Name),
        var other => new(LayerKind.Other, Own(other!), other!.GetType().Name),
    };

    /// <summary>A layer of a learner's own: as it prints itself, or by its type.</summary>
    private static string Own(Layer layer) =>
        $"{layer}".Split('\n')[0] is var text && text != $"{layer.GetType()}" ? text : layer.GetType().Name;

    private static LayerWords Small(LayerKind kind, string words) => new(kind, words, words);

    private static LayerWords Minor(LayerKind kind, string words) => new(kind, words, words) { IsMinor = true };

    private static LayerWords Convolution(Conv2d conv, int channels)
    {
        var isDepthwise = conv.Groups > 1 && conv.Groups == channels;
        var window = $"{Kernel(conv.Window)}{(isDepthwise && conv.Filters == channels ? null : $", {conv.Filters}")}{Stride(conv.Window)}";
        return isDepthwise
            ? new(LayerKind.Convolution, $"Depthwise {window}", $"dw {window}")
            : new(LayerKind.Convolution, $"Conv {window}{(conv.Groups > 1 ? $", {conv.Groups} groups" : null)}{Dilation(conv.Window)}",
                window);
    }

    private static LayerWords Pool(string kind, Window2d window) => new(
        LayerKind.Pooling, $"{kind} pool {Kernel(window)}{Stride(window)}", $"pool {Kernel(window)}");

    private static string Enlarged(Shape before, Shape after) =>
        before[2] > 0 && before[3] > 0 && after[2] % before[2] == 0 && after[2] / before[2] * before[3] == after[3]
            ? $"×{after[2] / before[2]}" : $"to {after[2]}×{after[3]}";

    private static string Kernel(Window2d window) => $"{window.Rows.Kernel}×{window.Columns.Kernel}";

    private static string Stride(Window2d window) => (window.Rows.Stride, window.Columns.Stride) switch
    {
        (1, 1) => string.Empty,
        var (rows, columns) => rows == columns ? $", /{rows}" : $", /{rows}×{columns}",
    };

    private static string Dilation(Window2d window) => window.Rows.Dilation > 1 ? $", dilation {window.Rows.Dilation}" : string.Empty;
}
