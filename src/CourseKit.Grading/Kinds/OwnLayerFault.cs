using CourseKit.Networks;
using CourseKit.Networks.Training;
using CourseKit.Tensors.Gradients;
using static System.FormattableString;

namespace CourseKit.Grading.Kinds;

/// <summary>Layer of the learner's own without parameters that leaves little to learn from, found by what it makes of ones.</summary>
internal static class OwnLayerFault
{
    /// <summary>The part of its numbers from which on a layer drops much, and the number of them from which on that is no chance.</summary>
    private const double Much = 0.55, FewestNumbers = 50;

    /// <summary>The number of images that a layer is called with.</summary>
    private const int Images = 16;

    /// <summary>The factor from which on numbers are on another scale.</summary>
    private const float Scale = 10;

    /// <summary>Returns the fault of the first such layer of a network, in sentences; null for none.</summary>
    public static string? In(Layer network, Shape input)
    {
        using var unchanged = new Unchanged(network);
        using var noGradients = new NoGrad();
        return Graph.Of(network, [Images, .. input[1..]]).Nodes.Skip(1)
            .Where(node => node.Layer!.GetType().Assembly != typeof(Layer).Assembly && node.Inputs.Count == 1
                && !node.Layer.OwnParameters.Any())
            .Select(node => Fixed(node) ?? Dropping(node) ?? Scaling(node))
            .FirstOrDefault(sentence => sentence is not null);
    }

    /// <summary>A sentence on a layer that makes other numbers of a row; null for none.</summary>
    private static string? Fixed(Node node) =>
        (node.Inputs[0].Shape, node.Shape) is ([_, > 1 and var inputs], [_, var outputs]) && inputs != outputs
            ? $"`{node.Layer}` makes {outputs} numbers of {inputs}, and has no parameters: what can an optimizer change in it? A layer's " +
                "parameters are those that its `Describe` names."
            : null;

    /// <summary>A sentence on a layer that makes most of its numbers 0 in training mode alone; null for none.</summary>
    private static string? Dropping(Node node) =>
        node.Shape.Elements >= FewestNumbers && Zeros(OfOnes(node, isTraining: false)) == 0
        && Zeros(OfOnes(node, isTraining: true)) is > Much and var dropped
            ? Invariant($"In training mode, `{node.Layer}` makes about {100 * dropped:0} % of its numbers 0. How many are left for the ") +
                "layer behind, and are they enough to learn from?"
            : null;

    /// <summary>A sentence on a layer that brings numbers to another scale; null for none.</summary>
    private static string? Scaling(Node node)
    {
        var largest = OfOnes(node, isTraining: false).Abs().Max().Item();
        return float.IsFinite(largest) && largest is >= Scale or (> 0 and <= 1 / Scale)
            ? Invariant($"`{node.Layer}` makes {largest:0.####} of 1, so the numbers behind it are on another scale. What does that do ") +
                "to the gradients of the weights there, and which learning rate would fit them?"
            : null;
    }

    private static Tensor OfOnes(Node node, bool isTraining)
    {
        if (isTraining)
        {
            node.Layer!.Train();
        }
        else
        {
            node.Layer!.Eval();
        }

        return node.Layer.Call(Tensor.Ones(node.Inputs[0].Shape));
    }

    private static double Zeros(Tensor numbers) => numbers.ToArray().Count(number => number == 0) / (double)numbers.Count;
}
