using CourseKit.Grading.Execution;

namespace CourseKit.Exercises.EfficientArchitectures;

/// <content>Explanations that one layer of a unit gives, whatever stands around it.</content>
public abstract partial class UnitExercise<T>
{
    /// <summary>The largest window that anyone means, on maps of 5×6 pixels.</summary>
    private const int LargestWindow = 7;

    /// <summary>Returns what is to be said of numbers that a layer takes for others than they are meant for.</summary>
    private string? ExchangedArguments(T answer) => Made(answer, Units[0]).NamedLayers()
        .Select(named => (named.Layer, Window: WindowOf(named.Layer)?.Rows))
        .Where(one => one.Window is not null)
        .Select(one => one.Window!.Kernel > LargestWindow
                ? $"`{one.Layer}` has windows of {one.Window.Kernel} rows, on maps of 5. {Order(one.Layer)} How many maps come in is not " +
                    "said to a layer. Which of your numbers is which?"
            : one.Window.Dilation > 1
                ? $"`{one.Layer}` has a dilation of {one.Window.Dilation}: its window looks at pixels that do not lie side by side. Does " +
                    "the question ask for that? The number behind the padding is the dilation; groups are given by name, as `groups: …`."
            : null)
        .FirstOrDefault(words => words is not null);

    private static Window2d? WindowOf(Layer layer) => layer switch
    {
        Conv2d conv => conv.Window,
        DepthwiseConv2d conv => conv.Window,
        _ => null,
    };

    private static string Order(Layer layer) => layer is DepthwiseConv2d
        ? "`DepthwiseConv2d` takes the kernel first, then stride and padding."
        : "`Conv2d` and `ConvNorm` take the number of filters first, then the kernel, then the stride.";

    /// <summary>Returns what is to be said of a normalization that has no scale and shift, or does not learn them.</summary>
    private string? OtherNorm(T answer) => All.Where(unit => Misfit(Made(answer, unit), unit.Input) is null)
        .SelectMany(unit => Graph.Of(Made(answer, unit), unit.Input).Nodes)
        .Select(node => node.Layer switch
        {
            FrozenBatchNorm2d frozen => $"A `{frozen}` stands in your unit. It normalizes by running statistics in training, too, and " +
                "its scale and shift are not learned, so they do not count as parameters. Which normalization is asked for?",
            BatchNorm2d norm when !norm.DescribeAll(node.Inputs[0].Shape).Any(one => one.Spec.Kind == ParameterKind.Learned) =>
                $"A `{norm}` stands in your unit, which learns nothing: the question asks for normalizations like `new BatchNorm2d()`. " +
                    "Which two numbers for each map has that one?",
            _ => null,
        })
        .FirstOrDefault(words => words is not null);

    /// <summary>Returns what is to be said of a learner's own layer that gives another shape than it infers.</summary>
    private string? OtherShape(T answer) => All.Where(unit => Misfit(Made(answer, unit), unit.Input) is null)
        .SelectMany(unit => Graph.Of(Made(answer, unit).Build(unit.Input), unit.Input).Nodes
            .Where(node => node.Layer is not null && IsOwn(node.Layer) && node.Inputs.Count == 1)
            .Select(node => (unit.Name, Node: node, Given: GivenShape(node))))
        .Where(one => one.Given is { } given && given != one.Node.Shape)
        .Select(one => $"In {one.Name}, `Infer` of `{one.Node.Layer!.GetType().Name}` says {one.Node.Shape} for an input " +
            $"{one.Node.Inputs[0].Shape}, and `Forward` gives {one.Given}. By which rule do rows and columns become fewer?")
        .FirstOrDefault();

    /// <summary>The shape of what a layer computes; null where it computes nothing.</summary>
    private static Shape? GivenShape(Node node)
    {
        try
        {
            return node.Layer!.Call(Tensor.Zeros(node.Inputs[0].Shape)).Shape;
        }
        catch (Exception exception) when (exception is not StoppedException)
        {
            return null;
        }
    }
}
