using System.Text.RegularExpressions;

namespace CourseKit.Exercises.EfficientArchitectures;

/// <summary>Shapes that do not fit together in a unit.</summary>
internal static partial class UnitMisfit
{
    /// <summary>Returns the message of the shape exception that a layer ends in for an input; null for none.</summary>
    public static string? Of(Layer layer, Shape input)
    {
        try
        {
            layer.Infer(input);
            return null;
        }
        catch (ShapeException misfit)
        {
            return misfit.Message;
        }
    }

    /// <summary>Returns a message without the advice to project the input, which is wrong of units that add it as it is or not at
    /// all.</summary>
    public static string Told(string message) => Advice().Replace(message, string.Empty);

    /// <summary>Returns the two shapes that a product or a sum cannot bring together; null where a message is of something else.</summary>
    public static (string Operation, Shape First, Shape Second)? Pair(string message) => Shapes().Match(message) is { Success: true } found
        ? (found.Groups["operation"].Value, Read(found.Groups["first"].Value), Read(found.Groups["second"].Value)) : null;

    private static Shape Read(string sizes) => Shape.Of([.. sizes.Split(',').Select(int.Parse)]);

    [GeneratedRegex("; where a branch changes it, a projection[^.]*")]
    private static partial Regex Advice();

    [GeneratedRegex(@"Received: \[(?<first>\d+(, \d+)*)\] and \[(?<second>\d+(, \d+)*)\]\..*\b(?<operation>Add|Multiply)")]
    private static partial Regex Shapes();
}
