using CourseKit.Networks.Costs;

namespace CourseKit.Networks.Accounting;

/// <summary>Sums over all layers, explained layer by layer, and stage by stage where there are many.</summary>
internal static class Totals
{
    /// <summary>As many terms as are read at a glance.</summary>
    private const int Many = 12;

    public static Amount Of(string name, IReadOnlyList<LayerSummary> rows, Func<LayerSummary, Arithmetic> figure, string unit = "")
    {
        var terms = rows.Select(row => (Row: row, Figure: figure(row))).Where(term => term.Figure.Value != 0).ToList();
        var stages = terms.Count > Many ? terms.GroupBy(term => SummaryDepth.TopLevel(term.Row.Name)).ToList() : [];
        var total = stages.Count > 1
            ? Arithmetic.Sum(stages.Select(stage => stage.Sum(term => term.Figure.Value)))
            : Arithmetic.Sum(terms.Select(term => term.Figure.Value));
        return new(name, total, Steps, unit);

        IEnumerable<CalculationStep> Steps() =>
        [
            .. terms.Select(term => new CalculationStep(Label(term.Row), term.Figure)),
            .. stages.Where(stage => stages.Count > 1 && stage.Count() > 1)
                .Select(stage => new CalculationStep(
                    $"all of {Label(stage.Key)}", Arithmetic.Sum(stage.Select(term => term.Figure.Value)))),
        ];
    }

    private static string Label(LayerSummary row) => row.Name.Length == 0 ? row.Kind : $"{row.Name} ({row.Kind})";

    private static string Label(string stage) => stage.Length == 0 ? "the others" : stage;
}
