using CourseKit.Networks;
using CourseKit.Networks.Layers;

namespace CourseKit.Grading.Kinds;

/// <summary>Scores that the last layer of a network bounds, so that no softmax of them is sure of a class.</summary>
internal static class BoundedScores
{
    /// <summary>Returns that a network ends in a layer that bounds its scores, in sentences; null where it does not.</summary>
    /// <param name="network">The network.</param>
    /// <param name="input">The shape of its input.</param>
    /// <param name="classes">The number of classes.</param>
    public static string? In(Layer network, Shape input, int classes)
    {
        var last = LastOf(network, input);
        return last is Softmax { Axis: 0 }
            ? $"Your network ends in `{last}`: the scores of a class add up to 1 over the images of a batch, so that each image's depend " +
                "on the others. Along which axis do the classes of one image lie?"
            : last is not Tanh ? null
            : $"Your network ends in `{last}`, so that all scores lie between −1 and 1. A softmax of {classes} such numbers is " +
                $"never surer of one than {TrainingFault.Percent(Math.E / (Math.E + ((classes - 1) / Math.E)))}, " +
                $"e/(e + {classes - 1}/e). Which layers give scores of any size?";
    }

    /// <summary>Returns whether the scores of a network are weighted sums, which nothing bounds.</summary>
    public static bool AreSums(Layer network, Shape input) => LastOf(network, input) is Linear or Conv2d;

    private static Layer? LastOf(Layer network, Shape input)
    {
        var last = Graph.Of(network, input).Output;
        while (last.Layer is Flatten or Dropout or Identity or AdaptiveAvgPool2d or AvgPool2d)
        {
            last = last.Inputs[0];
        }

        return last.Layer;
    }
}
