namespace CourseKit.Grading.Cards;

/// <summary>The part of one map that is drawn: at most 8 × 8 cells.</summary>
internal sealed record Cutout(int Map, int Row, int Column, int Rows, int Columns)
{
    private const int Side = 8, Before = 3, MostCells = 64, MostMaps = 6;

    /// <summary>The parts that are drawn of some values: small maps whole, large ones around the first place that differs, or from their
    /// beginning.</summary>
    public static IEnumerable<Cutout> Of(Cells cells, bool[]? differs = null)
    {
        var (height, width, plane) = (Math.Min(Side, cells.Rows), Math.Min(Side, cells.Columns), cells.Rows * cells.Columns);
        var first = Math.Max(0, First(differs, 0, cells.Count));
        var count = Math.Min(cells.Maps, Math.Clamp(MostCells / (height * width), 1, MostMaps));
        var start = Math.Min(first / plane, cells.Maps - count);
        foreach (var map in Enumerable.Range(start, count))
        {
            var at = First(differs, map * plane, plane) is >= 0 and var own ? own - (map * plane) : first % plane;
            var (row, column) = Math.DivRem(at, cells.Columns);
            yield return new Cutout(map, Start(row, cells.Rows), Start(column, cells.Columns), height, width);
        }
    }

    public IEnumerable<int> RowNumbers => Enumerable.Range(Row, Rows);

    public IEnumerable<int> ColumnNumbers => Enumerable.Range(Column, Columns);

    /// <summary>The part of the values that this is, «map 3 of 16, rows 4–11 of 28»; empty where it is all of them.</summary>
    public string Describe(Cells cells) => string.Join(", ", new[]
    {
        cells.Maps == 1 ? string.Empty : $"map {Place(cells)} of {cells.Maps}",
        Numbers("row", Row, Rows, cells.Rows),
        Numbers(cells.Rank == 1 ? "place" : "column", Column, Columns, cells.Columns),
    }.Where(words => words.Length > 0));

    private static string Numbers(string what, int from, int count, int all) =>
        count == all ? string.Empty : FormattableString.Invariant($"{what}s {from}–{from + count - 1} of {all}");

    private string Place(Cells cells) => Shape.Of([.. cells.Sizes.SkipLast(2)]).Unravel(Map) is var place && place is [var only]
        ? $"{only}" : $"[{string.Join(", ", place)}]";

    private static int First(bool[]? differs, int from, int count) => differs is null ? -1 : Array.IndexOf(differs, true, from, count);

    private static int Start(int at, int size) => Math.Clamp(at - Before, 0, Math.Max(0, size - Side));
}
