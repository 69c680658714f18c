namespace CourseKit.Exercises.InceptionAndBatchNormalization;

/// <summary>The branches of a module, each from the module's input to its output, as a learner reads them: <c>1×1 convolution, 96 filters →
/// ReLU → 3×3 convolution, 128 filters → ReLU</c>.</summary>
/// <remarks>What computes the same reads the same: a ReLU behind the concatenation is one behind each branch, and concatenations may be
/// made in several steps; zeros by a layer of their own in front of a convolution are its padding.</remarks>
internal static class ModuleBranches
{
    private const string Activation = "ReLU";

    /// <summary>Returns the branches in the order in which they are put together.</summary>
    public static IReadOnlyList<string> Of(Layer module, Shape input) =>
        [.. Paths(Graph.Of(module, input).Output, []).Select(steps => steps.Count == 0 ? "the input as it is" : string.Join(" → ", steps))];

    /// <summary>Returns a layer of the learner's own that is no block, so that nobody can look into it, and computes no ReLU; null for
    /// none.</summary>
    public static Layer? Closed(Layer module) => module.NamedLayers().Select(named => named.Layer).FirstOrDefault(layer =>
        layer is not Block && layer.GetType().Assembly != typeof(Layer).Assembly && !IsRelu(layer));

    /// <summary>Returns whether a module gives maps as large as those that come in; false where its branches cannot be put
    /// together.</summary>
    public static bool Keeps(Layer module, Shape input)
    {
        try
        {
            return module.Infer(input) is [_, _, var height, var width] && height == input[2] && width == input[3];
        }
        catch (ShapeException)
        {
            return false;
        }
    }

    /// <summary>Returns whether zeros by a layer of their own stand in front of a layer of a kind, in a module that keeps the size of
    /// maps.</summary>
    public static bool ArePadded<T>(Layer module, Shape input)
        where T : Layer =>
        Keeps(module, input)
        && Graph.Of(module, input).Nodes.Any(node => node is { Layer: T, Inputs: [{ Layer: ZeroPad2d zeros }] } && !IsNothing(zeros));

    /// <summary>Returns whether the outputs of branches are added up.</summary>
    public static bool AreAdded(Layer module, Shape input) => Graph.Of(module, input).Nodes.Any(node => node.Layer is Add);

    /// <summary>Returns whether nothing is concatenated.</summary>
    public static bool AreOne(Layer module, Shape input) => Graph.Of(module, input).Nodes.All(node => node.Layer is not Concat);

    private static IEnumerable<IReadOnlyList<string>> Paths(Node node, IReadOnlyList<string> behind) => node switch
    {
        { Layer: null } => [behind],
        { Layer: Concat } => node.Inputs.SelectMany(input => Paths(input, behind)),
        { Layer: { } layer } when IsNothing(layer) => Paths(node.Inputs[0], behind),
        { Layer: { } layer } when IsRelu(layer) && behind is [Activation, ..] => Paths(node.Inputs[0], behind),
        _ => (Padding(node)?.Inputs ?? node.Inputs).SelectMany(input => Paths(input, [Step(node), .. behind])),
    };

    /// <summary>The layer of as many zeros at each edge in front of a convolution; null for none.</summary>
    private static Node? Padding(Node node) => node is { Layer: Conv2d, Inputs: [{ Layer: ZeroPad2d { Edges: var edges } } zeros] }
        && edges.Top == edges.Bottom && edges.Left == edges.Right ? zeros : null;

    private static string Step(Node node) => node.Layer switch
    {
        { } layer when IsRelu(layer) => Activation,
        Conv2d { Groups: 1 } conv => $"{Size(conv.Window)} convolution, {conv.Filters} filters{Options(conv.Window, node)}" +
            $"{(conv.HasBias ? null : ", without bias")}",
        MaxPool2d pool => $"{Size(pool.Window)} max pooling{Options(pool.Window, node)}",
        AvgPool2d pool => $"{Size(pool.Window)} average pooling{Options(pool.Window, node)}",
        var other => $"{other}",
    };

    private static bool IsNothing(Layer layer) =>
        layer is Identity or ZeroPad2d { Edges: { Top: 0, Bottom: 0, Left: 0, Right: 0 } };

    private static bool IsRelu(Layer layer) => LayerMeaning.Of(layer, [2, 2, 3, 3]) is Relu;

    private static string Size(Window2d window) => $"{window.Rows.Kernel}×{window.Columns.Kernel}";

    /// <summary>The settings that are not those of a window which moves by one pixel and keeps the size.</summary>
    private static string? Options(Window2d window, Node node) =>
        (window.Rows.Stride == 1 ? null : $", stride {window.Rows.Stride}")
        + (window.Rows.Dilation == 1 ? null : $", dilation {window.Rows.Dilation}")
        + (node.Shape.Skip(2).SequenceEqual((Padding(node) ?? node).Inputs[0].Shape.Skip(2)) ? null
            : $", to {node.Shape[2]}×{node.Shape[3]} pixels");
}
