namespace CourseKit.Exercises.ResidualAndDenseConnections;

/// <summary>Places of the activations in networks of residual units, whatever the units are otherwise.</summary>
internal static class UnitStructure
{
    /// <summary>Returns whether all layers stand one behind the other.</summary>
    public static bool JoinsNothing(Graph network) => network.Nodes.All(node => node.Inputs.Count <= 1);

    /// <summary>Returns whether no ReLU gets a sum.</summary>
    public static bool EndsUnitsWithSums(Graph network) =>
        network.Nodes.Any(node => node.Layer is Add) && !network.Nodes.Any(node => node.Layer is Relu && Source(node) is Add);

    /// <summary>Returns whether all sums are handed on as they are: to convolutions, further sums, a pooling or the end.</summary>
    public static bool HandsOnSums(Graph network) => Sums(network) is { Count: > 0 } sums && sums.SelectMany(sum => Behind(network, sum))
        .All(node => node.Layer is Conv2d or Add or MaxPool2d or AvgPool2d or AdaptiveAvgPool2d or Flatten or Linear);

    /// <summary>Returns whether each sum gets what a convolution gives, and hands on what a normalization alone makes of it.</summary>
    public static bool NormalizesSums(Graph network) => Sums(network) is { Count: > 0 } sums && sums.All(sum =>
        sum.Inputs.Select(Real).Any(input => input.Layer is Conv2d)
        && Behind(network, sum) is { Count: > 0 } behind && behind.All(node => node.Layer is BatchNorm2d));

    /// <summary>Returns whether what a sum gets as it is goes through a normalization on the other way.</summary>
    public static bool NormalizesInputOfUnits(Graph network) => Sums(network).SelectMany(sum => sum.Inputs.Select(Real))
        .Any(x => x.Layer is not Conv2d && Behind(network, x).Any(node => node.Layer is BatchNorm2d));

    /// <summary>Returns the number of convolutions in front of the first sum, one behind the other, on the longer way; 0 without a
    /// sum.</summary>
    public static int ConvolutionsOfFirstUnit(Graph network) => Sums(network) is [var first, ..] ? Way(first).Count : 0;

    /// <summary>Returns the windows of the convolutions that the first skip connection goes around, from first to last; none without a
    /// sum.</summary>
    public static IReadOnlyList<int> WindowsOfFirstUnit(Graph network) =>
        Sums(network) is [var first, ..] ? [.. Around(first).Select(Kernel)] : [];

    /// <summary>Returns the number of units on maps of each size, from the first on, if each ends in a sum.</summary>
    public static IReadOnlyList<int> Units(Graph network) =>
        [.. Sums(network).CountBy(sum => sum.Shape[2]).Select(size => size.Value)];

    /// <summary>Returns whether the average gets what some layers, from first to last, give one behind the other.</summary>
    public static bool AveragesBehind(Graph network, params IReadOnlyList<Type> layers) =>
        network.Nodes.FirstOrDefault(node => node.Layer is AvgPool2d or AdaptiveAvgPool2d) is { } average
        && ComesFrom(Real(average.Inputs[0]), layers) is not null;

    /// <summary>Returns whether each sum gets something straight from a ReLU that is not the one behind another sum.</summary>
    public static bool BendsInFrontOfSums(Graph network) => network.Nodes.Where(node => node.Layer is Add).ToList() is { Count: > 0 } sums
        && sums.All(sum => sum.Inputs.Select(Real).Any(input => input.Layer is Relu && Source(input) is not Add));

    /// <summary>Returns whether each sum gets something straight from a normalization.</summary>
    public static bool NormalizesInFrontOfSums(Graph network) =>
        network.Nodes.Where(node => node.Layer is Add).ToList() is { Count: > 0 } sums
        && sums.All(sum => sum.Inputs.Select(Real).Any(input => input.Layer is BatchNorm2d));

    /// <summary>Returns whether a sum gets what some layers, from first to last, make of a 3×3.</summary>
    public static bool EndsUnitsWith(Graph network, params IReadOnlyList<Type> layers) =>
        Sums(network).SelectMany(sum => sum.Inputs.Select(Real))
            .Any(input => ComesFrom(input, layers) is { Layer: Conv2d } convolution && Kernel(convolution) == 3);

    /// <summary>Returns whether nothing is added as it is, not even where it has the shape of the sum: each of several sums gets two
    /// things that were convolved.</summary>
    public static bool ProjectsEverywhere(Graph network) => Sums(network) is { Count: > 1 } sums && sums.All(IsProjected)
        && sums.Any(sum => Fork(sum)?.Shape == sum.Shape);

    /// <summary>Returns whether two units of two or three convolutions make the maps smaller, one behind the other.</summary>
    public static bool HalvesInARow(Graph network) => Sums(network).All(sum => Around(sum).Count is 2 or 3)
        && Sums(network).Select(sum => sum.Shape[2]).ToList() is var rows
        && rows.Zip(rows.Skip(1), rows.Skip(2)).Any(three => three.First > three.Second && three.Second > three.Third);

    /// <summary>Returns whether what the first sum gets was convolved on both ways, by a 1×1 that leaves the size, and what another gets
    /// was not.</summary>
    public static bool ProjectsAtFirst(Graph network) =>
        Sums(network) is { Count: > 1 } sums && IsProjected(sums[0]) && !sums.All(IsProjected)
        && Convolutions(network).FirstOrDefault(node => Kernel(node) == 1) is { } projection && Stride(projection) == 1;

    /// <summary>Returns whether a convolution gets what another one gives, normalized or not, with no ReLU between, and no skip connection
    /// goes around more convolutions than a unit has, or around one.</summary>
    public static bool LeavesConvolutionsUnbent(Graph network) => Sums(network).All(sum => Around(sum).Count is 0 or 2 or 3)
        && Convolutions(network).Any(node =>
            Source(node) is Conv2d || (Real(node.Inputs[0]) is { Layer: BatchNorm2d } norm && Source(norm) is Conv2d));

    /// <summary>Returns whether no convolution gets what a ReLU gives, normalized or not.</summary>
    public static bool BendsNothing(Graph network) => !Convolutions(network).Any(node =>
        Source(node) is Relu || (Real(node.Inputs[0]) is { Layer: BatchNorm2d } norm && Source(norm) is Relu));

    /// <summary>Returns whether a ReLU stands between a convolution and its normalization.</summary>
    public static bool BendsBeforeNormalization(Graph network) => network.Nodes.Any(node => node.Layer is BatchNorm2d
        && Real(node.Inputs[0]) is { Layer: Relu } relu && Source(relu) is Conv2d);

    /// <summary>Returns whether a 1×1 behind a 3×3 moves by more than 1.</summary>
    public static bool MovesLast(Graph network) => Convolutions(network)
        .Any(node => Kernel(node) == 1 && Stride(node) > 1 && Before(node) is { } other && Kernel(other) == 3);

    /// <summary>Returns whether there is no window of 3×3.</summary>
    public static bool LacksWindowsOf3(Graph network) => Convolutions(network).All(node => Kernel(node) != 3);

    /// <summary>Returns whether the 3×3 of a bottleneck is its last convolution, or its first.</summary>
    public static bool MisplacesWindowsOf3(Graph network) =>
        Sums(network).Any(sum => Around(sum).Select(Kernel).ToList() is [3, 1, 1] or [1, 1, 3]);

    /// <summary>Returns whether the network's input is normalized twice, each time for a way of its own.</summary>
    public static bool NormalizesInputTwice(Graph network) =>
        network.Nodes.Count(node => node.Layer is BatchNorm2d && Real(node.Inputs[0]) == network.Input) > 1;

    /// <summary>Returns whether a 1×1 gets the network's input through a ReLU that nothing else gets.</summary>
    public static bool ProjectsBentInput(Graph network) => Convolutions(network).Any(node => Kernel(node) == 1
        && Real(node.Inputs[0]) is { Layer: Relu } relu && Real(relu.Inputs[0]) == network.Input
        && network.Nodes.Count(other => other.Inputs.Select(Real).Contains(relu)) == 1);

    /// <summary>Returns whether a convolution or an average gets what a normalization has made of the output of a ReLU.</summary>
    public static bool NormalizesBehindRelus(Graph network) => network.Nodes.Any(node =>
        node.Layer is Conv2d or AvgPool2d or AdaptiveAvgPool2d
        && Real(node.Inputs[0]) is { Layer: BatchNorm2d } norm && Source(norm) is Relu);

    /// <summary>Returns whether no convolution gets what was normalized, with a ReLU between or not.</summary>
    public static bool NormalizesNothing(Graph network) => !network.Nodes.Any(node => node.Layer is Conv2d
        && (Source(node) is BatchNorm2d || (Real(node.Inputs[0]) is { Layer: Relu } relu && Source(relu) is BatchNorm2d)));

    private static IReadOnlyList<Node> Sums(Graph network) => [.. network.Nodes.Where(node => node.Layer is Add)];

    private static IEnumerable<Node> Convolutions(Graph network) => network.Nodes.Where(node => node.Layer is Conv2d);

    private static int Kernel(Node convolution) => ((Conv2d)convolution.Layer!).Window.Rows.Kernel;

    private static int Stride(Node convolution) => ((Conv2d)convolution.Layer!).Window.Rows.Stride;

    /// <summary>Returns whether all that a sum gets comes straight from a convolution, or from one that is normalized.</summary>
    private static bool IsProjected(Node sum) => sum.Inputs.Select(Real).All(input => input.Layer is Conv2d
        || (input.Layer is BatchNorm2d && Source(input) is Conv2d));

    /// <summary>The convolution in front of another, with a normalization and a ReLU between or not; null for none.</summary>
    private static Node? Before(Node convolution) => Convolution(convolution.Inputs[0]);

    /// <summary>The convolution whose output a node is, normalized and bent or not; null for none.</summary>
    private static Node? Convolution(Node output)
    {
        var node = Real(output);
        while (node.Layer is BatchNorm2d or Relu)
        {
            node = Real(node.Inputs[0]);
        }

        return node.Layer is Conv2d ? node : null;
    }

    /// <summary>The convolutions in front of a sum, the last one first, on the way that has more of them; none of a larger window than
    /// units have.</summary>
    private static IReadOnlyList<Node> Way(Node sum) => sum.Inputs.Select(input =>
    {
        List<Node> way = [];
        for (var node = Convolution(input); node is not null && Kernel(node) <= 3; node = Before(node))
        {
            way.Add(node);
        }

        return way;
    }).MaxBy(way => way.Count)!;

    /// <summary>The convolutions that the skip connection of a sum goes around: those on the longer way from the node where both ways
    /// fork, from first to last; none where there is no such node.</summary>
    private static IReadOnlyList<Node> Around(Node sum) => Fork(sum) is { } fork
        ? sum.Inputs.Select(Chain)
            .Select(way => way.TakeWhile(node => node != fork).Where(node => node.Layer is Conv2d).Reverse().ToList())
            .MaxBy(way => way.Count)!
        : [];

    /// <summary>The node whose output both ways to a sum begin with; null for other sums.</summary>
    private static Node? Fork(Node sum) => sum.Inputs.Select(Chain).ToList() is [var one, var other]
        ? one.FirstOrDefault(other.Contains) : null;

    /// <summary>A node and those in front of it, up to one with several inputs or none.</summary>
    private static IReadOnlyList<Node> Chain(Node last)
    {
        List<Node> chain = [last];
        while (chain[^1].Inputs is [var before])
        {
            chain.Add(before);
        }

        return chain;
    }

    /// <summary>The node in front of some layers, which come one behind the other and end with this node; null where others do.</summary>
    private static Node? ComesFrom(Node node, IReadOnlyList<Type> layers)
    {
        foreach (var layer in layers.Reverse())
        {
            if (node.Layer?.GetType() != layer)
            {
                return null;
            }

            node = Real(node.Inputs[0]);
        }

        return node;
    }

    /// <summary>The nodes that get a node's output.</summary>
    private static IReadOnlyList<Node> Behind(Graph network, Node node) => [.. network.Nodes.Where(other =>
        other.Layer is not (null or Identity or Dropout) && other.Inputs.Select(Real).Contains(node))];

    /// <summary>The layer whose output a layer gets.</summary>
    private static Layer? Source(Node node) => Real(node.Inputs[0]).Layer;

    /// <summary>The node itself, or the one in front of it that gives the same numbers.</summary>
    private static Node Real(Node node) => node.Layer is Identity or Dropout ? Real(node.Inputs[0]) : node;
}
