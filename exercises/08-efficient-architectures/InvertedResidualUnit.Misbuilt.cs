using CourseKit.Exercises.ResidualAndDenseConnections;

namespace CourseKit.Exercises.EfficientArchitectures;

/// <content>Explanations of units whose layers or shapes do not fit together.</content>
public sealed partial class InvertedResidualUnit
{
    /// <inheritdoc/>
    private protected override string? Misbuilt(Func<int, int, Layer> make)
    {
        if (make(24, 1).NamedLayers().Select(named => named.Layer).OfType<Linear>().FirstOrDefault() is { } dense)
        {
            return $"`{dense}` works on the last axis of its input, which are the columns of a map. What is “linear” about a linear " +
                "bottleneck: its layer, or that nothing bends its numbers?";
        }

        var oneSided = Called(make).OfType<ZeroPad2d>()
            .FirstOrDefault(pad => pad.Edges.Top != pad.Edges.Bottom || pad.Edges.Left != pad.Edges.Right);
        if (oneSided is not null)
        {
            return $"`{oneSided}` puts its zeros on two sides only, so that no window has its own pixel in the middle. How does a " +
                "padding of 1 share them out?";
        }

        return SumMisfit.Of([make(24, 1)], Input) switch
        {
            { IsOfMapsAlone: true } sum => OfMaps(sum, make),
            { } sum => $"The branch of your unit (24, 1) gives maps of {OfBranch(sum)[2]}×{OfBranch(sum)[3]} pixels, where 5×6 come in " +
                "and the stride is 1. Where do stride and padding of your depth-wise convolution come from?",
            null => OfOtherShape(make),
        };
    }

    /// <summary>A sentence on maps that do not fit, and are added where nothing is to be added; null for none.</summary>
    private static string? OfOtherShape(Func<int, int, Layer> make) => new[] { (Filters: 24, Stride: 2), (Filters: 40, Stride: 1) }
        .Select(call => (Call: call, Sum: SumMisfit.Of([make(call.Filters, call.Stride)], Input)))
        .Where(one => one.Sum is not null)
        .Select(one => $"Your unit {one.Call} adds maps of the shapes {one.Sum!.First} and {one.Sum.Second}. Has its output the shape " +
            "of its input, and what is added where it has another one?")
        .FirstOrDefault();

    /// <summary>A sentence on maps of one size of which there are more on one side of a sum. Where another convolution gives as many as
    /// come in, these may be the branch, and not the input.</summary>
    private static string OfMaps(SumMisfit sum, Func<int, int, Layer> make) =>
        make(24, 1).NamedLayers().Any(named => named.Layer is Conv2d { Filters: Channels })
            ? $"Your unit (24, 1) adds {OfBranch(sum)[1]} maps to 24. One of the two should be the input of the unit, and the other " +
                "what its last convolution and normalization give. Which maps does your code add, and what does each name in it stand for?"
            : $"The branch of your unit (24, 1) gives {OfBranch(sum)[1]} maps, and 24 come in. How many filters does its last " +
                "convolution have, and where does that number come from?";

    private static Shape OfBranch(SumMisfit sum) => sum.First == Input ? sum.Second : sum.First;
}
