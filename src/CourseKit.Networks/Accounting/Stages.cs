namespace CourseKit.Networks.Accounting;

/// <summary>Rows of a summary put together by where their layers are.</summary>
internal static class Stages
{
    /// <summary>The top-level child that a layer is in.</summary>
    public static string Of(string name) => Prefix(name, 1);

    /// <summary>The rows, those deeper than this put together by the beginning of their names.</summary>
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
