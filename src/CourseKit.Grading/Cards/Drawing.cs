using CourseKit.Grading.Reports;

namespace CourseKit.Grading.Cards;

/// <summary>Draws one value by itself: a picture if it is as large as one, else tables of its numbers.</summary>
internal static class Drawing
{
    /// <summary>The drawing of some values.</summary>
    /// <param name="name">The name of the value.</param>
    /// <param name="cells">The values.</param>
    /// <param name="asPicture">True to draw no numbers of what is drawn as a picture.</param>
    public static IEnumerable<Part> Of(string name, Cells cells, bool asPicture)
    {
        var picture = Pixels.Of(cells, 0) is { } pixels && (asPicture || !pixels.AreEqual)
            ? Picture.Of(name, pixels, Picture.RangeOf(pixels)) with { IsAlone = asPicture } : null;
        return [.. picture is null ? [] : new Part[] { picture }, .. picture is not null && asPicture ? [] : Tables(name, cells)];
    }

    private static IEnumerable<CellTable> Tables(string name, Cells cells)
    {
        List<Cutout> cutouts = [.. Cutout.Of(cells)];
        var texts = new CellTexts(cutouts.SelectMany(cutout => Values(cells, cutout)));
        return cutouts.Select(cutout => new CellTable(
            $"{name} {cells.Shape}", cutout.Describe(cells), [.. cutout.ColumnNumbers.Select(column => $"{column}")],
        [
            .. cutout.RowNumbers.Select(row => (cells.Rank == 1 ? string.Empty : $"{row}", (IReadOnlyList<Cell>)
                [.. cutout.ColumnNumbers.Select(column => new Cell(texts.Of(cells[cells.Offset(cutout.Map, row, column)])))])),
        ]));
    }

    /// <summary>The values in a part of a drawing.</summary>
    public static IEnumerable<object?> Values(Cells cells, Cutout cutout) =>
        from row in cutout.RowNumbers from column in cutout.ColumnNumbers select cells[cells.Offset(cutout.Map, row, column)];
}
