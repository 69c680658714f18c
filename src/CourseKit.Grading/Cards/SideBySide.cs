using CourseKit.Grading.Reports;

namespace CourseKit.Grading.Cards;

/// <summary>Draws an expected and a received value of equal sizes beside each other, and marks what differs.</summary>
internal sealed class SideBySide
{
    private readonly Cells expected, received;
    private readonly bool[] differs;
    private readonly IReadOnlyList<Cutout> cutouts;
    private readonly CellTexts texts;

    public SideBySide(Cells expected, Cells received)
    {
        (this.expected, this.received) = (expected, received);
        differs = expected.Differing(received);
        cutouts = [.. Cutout.Of(expected, differs)];
        texts = new CellTexts(cutouts.SelectMany(cutout =>
            Drawing.Values(expected, cutout).Concat(Drawing.Values(received, cutout))));
    }

    /// <summary>Returns whether two values can be drawn so.</summary>
    public static bool Suits(Cells expected, Cells received) => expected.Sizes.SequenceEqual(received.Sizes);

    /// <summary>The drawing; <paramref name="part"/> tells the parts of a tuple apart.</summary>
    public IEnumerable<Part> Draw(string part)
    {
        var label = $"{Fact.Expected} and {Fact.Received}{part}";
        if (Pictures(part) is { Count: > 0 } pictures)
        {
            yield return new Beside(label, pictures);
        }

        foreach (var cutout in cutouts)
        {
            yield return new Beside(label, expected.Rank == 1 ? [InOne(part, cutout)] :
            [
                Table($"{Fact.Expected}{part}", cutout, at => Pair(at).Expected),
                Table($"{Fact.Received}{part}", cutout, at => Pair(at).Received),
            ]);
        }
    }

    private List<Part> Pictures(string part)
    {
        var map = cutouts[0].Map;
        return (Pixels.Of(expected, map), Pixels.Of(received, map)) is ({ } wanted, { } got) && wanted.Channels == got.Channels
            && Picture.RangeOf(wanted, got) is var range
            ? [
                Picture.Of($"{Fact.Expected}{part}", wanted, range),
                Picture.Of($"{Fact.Received}{part}", got, range),
                Picture.OfDifference(got.Minus(wanted)),
            ]
            : [];
    }

    /// <summary>One row of values below the other.</summary>
    private CellTable InOne(string part, Cutout cutout) => new(
        $"values{part} {expected.Shape}", cutout.Describe(expected), Labels(cutout.ColumnNumbers),
    [
        (Fact.Expected, [.. cutout.ColumnNumbers.Select(at => Pair(at).Expected)]),
        (Fact.Received, [.. cutout.ColumnNumbers.Select(at => Pair(at).Received)]),
    ]);

    private CellTable Table(string name, Cutout cutout, Func<int, Cell> cell) => new(
        $"{name} {expected.Shape}", cutout.Describe(expected), Labels(cutout.ColumnNumbers), [.. cutout.RowNumbers.Select(row => ($"{row}",
            (IReadOnlyList<Cell>)[.. cutout.ColumnNumbers.Select(column => cell(expected.Offset(cutout.Map, row, column)))]))]);

    private (Cell Expected, Cell Received) Pair(int at)
    {
        if (!differs[at])
        {
            return (new Cell(texts.Of(expected[at])), new Cell(texts.Of(received[at])));
        }

        var (wanted, got) = texts.OfDiffering(expected[at], received[at]);
        return (new Cell(wanted, Mark.Wanted), new Cell(got, Mark.Wrong));
    }

    private static IReadOnlyList<string> Labels(IEnumerable<int> numbers) => [.. numbers.Select(number => $"{number}")];
}
