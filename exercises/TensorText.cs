namespace CourseKit.Exercises;

/// <summary>Values in one line, as sentences quote them.</summary>
internal static class TensorText
{
    /// <summary>Returns a value in one line; of a tensor, with the brackets of its axes.</summary>
    public static string Of(object? value) => value switch
    {
        Tensor { Shape.Rank: 0 } number => FormattableString.Invariant($"{number.Item()}"),
        Tensor tensor => $"[{string.Join(", ", Parts(tensor).Select(Of))}]",
        _ => Difference.Text(value),
    };

    private static IEnumerable<Tensor> Parts(Tensor tensor)
    {
        foreach (var part in tensor)
        {
            yield return part;
        }
    }
}
