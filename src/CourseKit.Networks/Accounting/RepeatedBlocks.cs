namespace CourseKit.Networks.Accounting;

/// <summary>Rows of a table in which consecutive blocks of the same architecture are merged into one.</summary>
internal static class RepeatedBlocks
{
    /// <summary>A row, and the number of blocks that it stands for.</summary>
    public sealed record Line(string Name, LayerSummary First, LayerSummary Last, int Times);

    /// <summary>Merges rows: <c>layer3.1–35.conv1</c> stands for the first convolution of 35 blocks.</summary>
    public static IReadOnlyList<Line> Merge(IReadOnlyList<LayerSummary> rows)
    {
        var lines = new List<Line>();
        var blocks = Consecutive(rows, row => Block(row.Name)).Select(block => (Name: Block(block[0].Name), Rows: block)).ToList();
        foreach (var run in Consecutive(blocks, block => Signature(block.Name, block.Rows)))
        {
            var (first, last) = (run[0], run[^1]);
            lines.AddRange(first.Rows.Zip(last.Rows, (row, lastRow) =>
                new Line(run.Count == 1 ? row.Name : $"{first.Name}–{last.Name.Split('.')[^1]}{row.Name[first.Name.Length..]}", row,
                    lastRow, run.Count)));
        }

        return lines;
    }

    /// <summary>The block of a stage that a layer is in: two names deep.</summary>
    private static string Block(string name) => string.Join('.', name.Split('.').Take(2));

    private static string Signature(string block, IEnumerable<LayerSummary> rows) => block.Contains('.', StringComparison.Ordinal)
        ? string.Join('\n', rows.Select(row => $"{row.Name[block.Length..]} {row.Layer} {row.Kernel} {row.Output} " +
            $"{row.Parameters.Value} {row.Operations.Flops.Value} {row.ActivationBytes.Value} {row.IsOnlyInTraining}"))
        : block;

    private static List<List<T>> Consecutive<T>(IEnumerable<T> items, Func<T, string> key)
    {
        var runs = new List<(string Key, List<T> Items)>();
        foreach (var item in items)
        {
            if (runs.Count > 0 && runs[^1].Key == key(item))
            {
                runs[^1].Items.Add(item);
            }
            else
            {
                runs.Add((key(item), [item]));
            }
        }

        return [.. runs.Select(run => run.Items)];
    }
}
