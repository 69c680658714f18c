namespace CourseKit.Networks.Accounting.Formats;

/// <summary>Rows of a table in which units that are built alike and follow each other stand once.</summary>
internal static class SummaryUnits
{
    /// <summary>A row, and for how many units it stands.</summary>
    public sealed record Line(string Name, LayerSummary First, LayerSummary Last, int Times);

    /// <summary>The lines for rows: <c>layer3.1–35.conv1</c> stands for the first convolution of 35 units.</summary>
    public static IReadOnlyList<Line> Merge(IReadOnlyList<LayerSummary> rows)
    {
        var lines = new List<Line>();
        var units = Consecutive(rows, row => Unit(row.Name)).Select(unit => (Name: Unit(unit[0].Name), Rows: unit)).ToList();
        foreach (var run in Consecutive(units, unit => Looks(unit.Name, unit.Rows)))
        {
            var (first, last) = (run[0], run[^1]);
            lines.AddRange(first.Rows.Zip(last.Rows, (row, lastRow) =>
                new Line(run.Count == 1 ? row.Name : $"{first.Name}–{last.Name.Split('.')[^1]}{row.Name[first.Name.Length..]}", row,
                    lastRow, run.Count)));
        }

        return lines;
    }

    /// <summary>The unit of a stage that a layer is in: two names deep.</summary>
    private static string Unit(string name) => string.Join('.', name.Split('.').Take(2));

    private static string Looks(string unit, IEnumerable<LayerSummary> rows) => unit.Contains('.', StringComparison.Ordinal)
        ? string.Join('\n', rows.Select(row => $"{row.Name[unit.Length..]} {row.Layer} {row.Kernel} {row.Output} " +
            $"{row.Parameters.Value} {row.Work.Flops.Value} {row.ActivationBytes.Value} {row.IsOnlyInTraining}"))
        : unit;

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
