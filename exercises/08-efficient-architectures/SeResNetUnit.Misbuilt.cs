namespace CourseKit.Exercises.EfficientArchitectures;

/// <content>Explanations of units whose layers or shapes do not fit together.</content>
public sealed partial class SeResNetUnit
{
    /// <inheritdoc/>
    private protected override string? Misbuilt(Func<int, Layer> make)
    {
        var unit = make(64);
        if (Misfit(unit, Input) is { } misfit)
        {
            return unit.NamedLayers().Select(named => named.Layer).OfType<Linear>().FirstOrDefault() is { } dense
                    ? $"`{dense}` works along the last axis of its input, and in [N, C, 1, 1] that is the one pixel of a row. Which " +
                        "convolution is a dense layer on a map of one pixel?"
                : UnitMisfit.Pair(misfit) is var (operation, one, other) && (one == Input || other == Input)
                    ? Unfitting(operation, one == Input ? other : one) : null;
        }

        var graph = Graph.Of(unit, Input);
        return graph.Nodes.Select(OfOnePixel).FirstOrDefault(words => words is not null)
            ?? (graph.Nodes.Any(node => node.Layer is Multiply && node.Inputs.Any(weighed =>
                    weighed.Layer is Multiply && weighed.Inputs.Intersect(node.Inputs).Any()))
                ? "You multiply maps by maps that are weighed already, so they are in the product twice. What does squeeze and " +
                    "excitation give here: the factors, or the maps times their factors?" : null)
            ?? (WeighedMaps.In(graph) is var products && products.Any(product => product.IsSqueezedFrom(graph.Input)) ? OfInput
                : products.Count > 1 && products.Any(product => product.Maps == graph.Input) ? BothWeighed : null);
    }

    /// <summary>Returns what is to be said of a shape that does not fit the maps; null where nothing is.</summary>
    private static string? Unfitting(string operation, Shape shape) => (operation, shape) switch
    {
        (nameof(Add), [_, _, 1, 1]) => "You add the factors themselves, one number for each map. What is each map of the branch " +
            "multiplied by?",
        (nameof(Add), [_, var maps, 5, 6]) => $"The branch of your unit for 64 maps gives {maps} maps, and 64 come in. As many are to " +
            "come out: how many filters does its last convolution have?",
        (nameof(Multiply), [_, _, var rows, var columns]) when rows * columns > 1 => $"Your squeeze leaves {rows}×{columns} numbers of " +
            "each map. How many numbers of a map are left by the squeeze that is asked for, and which layer leaves as many?",
        _ => null,
    };

    /// <summary>Returns what is to be said of a convolution on maps of one pixel that is no dense layer; null for others.</summary>
    private static string? OfOnePixel(Node node) => (node.Layer, node.Inputs.Select(input => input.Shape).FirstOrDefault()) switch
    {
        (Conv2d { Window.Rows.Kernel: > 1 } conv, [_, _, 1, 1]) => $"`{conv}` gets maps of one pixel, where all but one of the weights " +
            "of a window lie on the padding. Which window has a dense layer on one pixel?",
        (Conv2d { Groups: > 1 } conv, [_, var maps, 1, 1]) => $"`{conv}` divides the {maps} numbers into {conv.Groups} groups, so that " +
            "each of its outputs sees a part of them. Of how many numbers is an output of a dense layer made, and how many outputs has " +
            "the first one?",
        _ => null,
    };
}
