namespace CourseKit.Exercises.InceptionAndBatchNormalization;

/// <summary>Places in which a result is right, where they are those of one index along an axis, or all but those.</summary>
/// <param name="Words">The places, as «in the first channel alone».</param>
/// <param name="Others">The content of all other places in words, as «0»; null for several numbers.</param>
internal sealed record RightPlaces(string Words, string? Others)
{
    private const string Except = "but for";

    private static readonly string[] OfMaps = ["image", "channel", "row", "column"], OfChannels = ["channel"];

    /// <summary>Gets the places with what is in the others, and a question.</summary>
    public string Question => $"right {Words}" + (Others is null
        ? $". Which index, or which sum, is wrong {(IsException ? "there" : "in the rest")}?"
        : $", and {Others} {(IsException ? "there" : "elsewhere")}. Which places does your code write to, and where do its loops end?");

    /// <summary>Gets whether the places are all but those of one index.</summary>
    private bool IsException => Words.StartsWith(Except, StringComparison.Ordinal);

    /// <summary>Returns the places in which a result is right; null where it is right everywhere, nowhere or here and there.</summary>
    /// <param name="expected">The right numbers, [C] or [N, C, H, W].</param>
    /// <param name="received">The numbers of an answer.</param>
    /// <param name="unchanged">The numbers that may have been left as they were, and words for them; null for none.</param>
    public static RightPlaces? Of(Tensor expected, Tensor received, (Tensor Values, string Words)? unchanged = null)
    {
        if (!expected.Shape.Equals(received.Shape) || expected.Shape.Rank is not (1 or 4))
        {
            return null;
        }

        var (right, given) = (expected.ToArray(), received.ToArray());
        int[] wrong = [.. Enumerable.Range(0, right.Length).Where(at => Difference.Between(right[at], given[at]) is not null)];
        var names = expected.Shape.Rank == 1 ? OfChannels : OfMaps;
        return wrong.Length == 0 ? null : Enumerable.Range(0, names.Length).Select(Along).FirstOrDefault(found => found is not null);

        RightPlaces? Along(int axis)
        {
            var size = expected.Shape[axis];
            List<int> indices = [.. wrong.Select(at => expected.Shape.Unravel(at)[axis]).Distinct().Order()];
            var words = indices.SequenceEqual(Enumerable.Range(1, size - 1)) ? $"in the first {names[axis]} alone"
                : indices.SequenceEqual(Enumerable.Range(0, size - 1)) ? $"in the last {names[axis]} alone"
                : size > 2 && indices is [0] ? $"{Except} the first {names[axis]}"
                : size > 2 && indices is [var last] && last == size - 1 ? $"{Except} the last {names[axis]}"
                : null;

            // A few wrong places of an index may be chance.
            return words is null || 2 * wrong.Length < right.Length / size * indices.Count ? null
                : new RightPlaces(words, wrong.All(at => given[at] == 0) ? "0" : IsUnchanged() ? unchanged!.Value.Words : null);
        }

        bool IsUnchanged() => unchanged?.Values.ToArray() is { } old
            && wrong.All(at => Difference.Between(old[at], given[at]) is null);
    }
}
