namespace CourseKit.Networks.Accounting;

/// <summary>Depth of a summary: rows of nested layers collapsed into their ancestors.</summary>
internal static class SummaryDepth
{
    /// <summary>The name of the top-level child that contains a layer.</summary>
    public static string TopLevel(string name) => Prefix(name, 1);

    /// <summary>The rows, those of layers deeper than this collapsed into their ancestor at that depth.</summary>
    public static IReadOnlyList<LayerSummary> Collapse(IReadOnlyList<LayerSummary> rows, int depth)
    {
        var collapsed = rows.Where(row => Depth(row.Name) > depth).Select(row => Prefix(row.Name, depth)).ToHashSet();
        return
        [
            .. rows.Index().GroupBy(row => collapsed.Contains(Prefix(row.Item.Name, depth)) ? Prefix(row.Item.Name, depth) : $"{row.Index}")
                .Select(group => group.ToList() is [var only] ? only.Item
                    : LayerSummary.Of(Prefix(group.First().Item.Name, depth), [.. group.Select(row => row.Item)])),
        ];
    }

    private static int Depth(string name) => name.Length == 0 ? 0 : name.Count(c => c == '.') + 1;

    private static string Prefix(string name, int depth)
    {
        var end = -1;
        for (var part = 0; part < depth; part++)
        {
            end = name.IndexOf('.', end + 1);
            if (end < 0)
            {
                return name;
            }
        }

        return name[..Math.Max(0, end)];
    }
}
