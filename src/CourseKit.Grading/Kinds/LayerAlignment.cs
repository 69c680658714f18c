namespace CourseKit.Grading.Kinds;

/// <summary>Alignment of two lists of layers by the least that has to be changed to make one of them the other: an edit
/// distance.</summary>
internal sealed class LayerAlignment
{
    /// <summary>The costs of a layer that is missing or too many, of one with other settings, and of one of another kind.</summary>
    private const int OfGap = 2, OfSettings = 2, OfKind = 3;

    private readonly IReadOnlyList<LayerCall> wanted, given;

    /// <summary>The least costs from a place in both lists to their ends.</summary>
    private readonly int[,] costs;

    private LayerAlignment(IReadOnlyList<LayerCall> wanted, IReadOnlyList<LayerCall> given, bool isCut)
    {
        (this.wanted, this.given, costs) = (wanted, given, new int[wanted.Count + 1, given.Count + 1]);
        for (var row = wanted.Count; row >= 0; row--)
        {
            for (var column = given.Count; column >= 0; column--)
            {
                costs[row, column] = column == given.Count && isCut ? 0
                    : row == wanted.Count || column == given.Count ? OfGap * (wanted.Count - row + given.Count - column)
                    : Math.Min(ByChange(row, column), OfGap + Math.Min(costs[row + 1, column], costs[row, column + 1]));
            }
        }
    }

    /// <summary>Returns what stands at the beginning of the alignment: how many of the wanted layers are missing in front of the first
    /// given one, or how many of the given ones are too many in front of the first wanted one; neither where these two stand for each
    /// other.</summary>
    /// <param name="wanted">The wanted layers.</param>
    /// <param name="given">The given ones.</param>
    /// <param name="isCut">True where more would follow the given ones, so that what is wanted behind them is not missing.</param>
    public static (int Missing, int TooMany) AtBeginning(
        IReadOnlyList<LayerCall> wanted, IReadOnlyList<LayerCall> given, bool isCut = false)
    {
        var alignment = new LayerAlignment(wanted, given, isCut);
        return (alignment.Missing(), alignment.TooMany());
    }

    private int Missing()
    {
        var count = 0;
        while (count < wanted.Count && costs[count, 0] < ByChange(count, 0) && costs[count, 0] == OfGap + costs[count + 1, 0])
        {
            count++;
        }

        return count;
    }

    private int TooMany()
    {
        var count = 0;
        while (count < given.Count && costs[0, count] < ByChange(0, count) && costs[0, count] == OfGap + costs[0, count + 1])
        {
            count++;
        }

        return count;
    }

    private int ByChange(int row, int column) => costs[row + 1, column + 1]
        + (wanted[row].IsAlike(given[column]) ? 0 : wanted[row].Kind == given[column].Kind ? OfSettings : OfKind);
}
