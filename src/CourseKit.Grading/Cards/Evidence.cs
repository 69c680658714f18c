using CourseKit.Grading.Reports;

namespace CourseKit.Grading.Cards;

/// <summary>Draws the facts of a trial: its inputs, then what was expected and received beside each other.</summary>
internal static class Evidence
{
    private const int MostInputsDrawn = 4;

    /// <summary>The drawings, in order; lines that follow each other are one part, in which they are aligned.</summary>
    public static IReadOnlyList<Part> Of(IReadOnlyList<Fact> facts)
    {
        List<Part> parts = [];
        foreach (var part in Inputs(facts).Concat(Others(facts)))
        {
            if (part is Lines more && parts is [.., Lines lines])
            {
                parts[^1] = new Lines([.. lines.Rows, .. more.Rows]);
            }
            else
            {
                parts.Add(part);
            }
        }

        return parts;
    }

    private static IEnumerable<Part> Inputs(IReadOnlyList<Fact> facts)
    {
        List<Fact> drawn = [.. facts.Where(fact => fact is { IsInput: true, Value.Cells.NeedTable: true }).Take(MostInputsDrawn)];
        List<Fact> written = [.. facts.Where(fact => fact.IsInput).Except(drawn)];
        if (written.Count > 0)
        {
            yield return new Lines([("input", string.Join('\n', written.Select(fact => $"{fact.Name} = {fact.Value.Text}")), false)]);
        }

        if (drawn.Count > 0)
        {
            yield return new Beside("input", [.. drawn.SelectMany(fact => Drawing.Of(
                $"input {fact.Name}", fact.Value.Cells!, asPicture: true))]);
        }
    }

    private static IEnumerable<Part> Others(IReadOnlyList<Fact> facts)
    {
        var (expected, received) = (Value(facts, Fact.Expected), Value(facts, Fact.Received));
        List<Fact> words = [.. facts.Where(fact => !fact.IsInput && fact.Value != expected && fact.Value != received)];
        return [.. words.Count > 0 ? Written(words) : [], .. Results(expected, received, string.Empty)];
    }

    private static Shown? Value(IReadOnlyList<Fact> facts, string name) => facts.FirstOrDefault(fact => fact.Name == name)?.Value;

    private static IEnumerable<Part> Results(Shown? expected, Shown? received, string part) => (expected, received) switch
    {
        ({ Parts: { Count: > 0 } wanted }, { Parts: var got }) when wanted.Count == got.Count => InParts(wanted, got),
        ({ Cells: { } wanted }, { Cells: { } got }) when SideBySide.Suits(wanted, got) => new SideBySide(wanted, got).Draw(part),
        _ => Apart(expected, received, part),
    };

    /// <summary>The parts of a tuple that differ; all of them where no difference is seen.</summary>
    private static IEnumerable<Part> InParts(IReadOnlyList<Shown> expected, IReadOnlyList<Shown> received)
    {
        var all = expected.Zip(received).Index().ToList();
        var wrong = all.FindAll(pair => !pair.Item.First.Agrees(pair.Item.Second));
        return (wrong.Count > 0 ? wrong : all).SelectMany(pair =>
            Results(pair.Item.First, pair.Item.Second, FormattableString.Invariant($", part {pair.Index + 1}")));
    }

    private static IEnumerable<Part> Apart(Shown? expected, Shown? received, string part)
    {
        List<Fact> both = [];
        if (expected is not null)
        {
            both.Add(new Fact($"{Fact.Expected}{part}", expected));
        }

        if (received is not null)
        {
            both.Add(new Fact($"{Fact.Received}{part}", received));
        }

        List<Fact> drawn = [.. both.Where(fact => fact.Value.Cells is { NeedTable: true })];
        List<Part> drawings = [.. drawn.SelectMany(fact => Drawing.Of(fact.Name, fact.Value.Cells!, asPicture: false))];
        return [.. Written([.. both.Except(drawn)]), .. drawings.Count > 0 ? [new Beside(Fact.Received, drawings)] : new List<Part>()];
    }

    private static IEnumerable<Part> Written(IReadOnlyList<Fact> facts) => facts.Count == 0 ? []
        : [new Lines([.. facts.Select(fact => (fact.Name, fact.Value.Text, fact.Value.IsProse))])];
}
