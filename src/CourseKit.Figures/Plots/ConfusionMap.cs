namespace CourseKit.Figures.Plots;

/// <summary>Confusion matrix as a heat map: purple what is right, orange what is taken for something else, by its part of the
/// row.</summary>
internal static class ConfusionMap
{
    private const int MostNumbers = 20, MostNames = 40;

    /// <param name="counts">The counts, [K, K]: a row for each class that is right, a column for each that was predicted.</param>
    /// <param name="names">The names of the classes.</param>
    /// <exception cref="ShapeException">This is no such matrix, or there are not as many names.</exception>
    public static HeatMap Of(Tensor counts, IReadOnlyList<string> names)
    {
        if (counts.Shape is not [var classes, var columns] || classes != columns || classes != names.Count || classes == 0)
        {
            throw new ShapeException("A confusion matrix has a row and a column for each class: [K, K] and K names.",
                $"{counts.Shape} and {Words.Count(names.Count, "name")}");
        }

        var numbers = counts.ToArray();
        return Of(names, (actual, predicted) => numbers[(actual * classes) + predicted]);
    }

    /// <param name="names">The names of the classes.</param>
    /// <param name="count">The count of a class that is right and one that was predicted.</param>
    public static HeatMap Of(IReadOnlyList<string> names, Func<int, int, double> count)
    {
        var classes = names.Count;
        var all = Enumerable.Range(0, classes).ToArray();
        double[] totals = [.. all.Select(actual => all.Sum(predicted => count(actual, predicted)))];
        double Share(int actual, int predicted) => totals[actual] > 0 ? count(actual, predicted) / totals[actual] : 0;
        var wrong = (from actual in all
                     from predicted in all
                     where actual != predicted && count(actual, predicted) > 0
                     orderby count(actual, predicted) descending
                     select (Actual: actual, Predicted: predicted)).ToList();
        var worst = wrong.Select(pair => Share(pair.Actual, pair.Predicted)).DefaultIfEmpty(1).Max();
        var right = all.Sum(label => count(label, label)) / Math.Max(1, totals.Sum());
        var map = Plot.HeatMap(Tensor.FromIndex([classes, classes], at => (float)(at[0] == at[1]
            ? Share(at[0], at[1]) : -Share(at[0], at[1]) / worst))).WithRange(-1, 1).WithAxes("predicted", "right");
        return (classes > MostNames ? map : map.WithLabels(names, names)) with
        {
            Counts = count,
            Values = classes <= MostNumbers,
            Marked = wrong.Count > 0 ? (wrong[0].Actual, wrong[0].Predicted) : null,
            Title = $"{Digits.Fixed(100 * right, right >= 0.99 ? 2 : 1)} % right" + (wrong.Count == 0 ? string.Empty
                : $"; most often, «{names[wrong[0].Actual]}» is taken for «{names[wrong[0].Predicted]}»"),
            Caption = "A row for each class that is right: purple what is recognized, orange what is taken for another class, "
                + "both by their part of the row.",
            Description = string.Join(' ', all.Take(MostNumbers).Select(label =>
                $"«{names[label]}»: {Digits.Label(count(label, label))} of {Digits.Label(totals[label])} right."))
                + string.Concat(wrong.Take(5).Select(pair =>
                    $" «{names[pair.Actual]}» taken for «{names[pair.Predicted]}»: {Text(pair.Actual, pair.Predicted)}.")),
        };

        string Text(int actual, int predicted) => Digits.Label(count(actual, predicted));
    }
}
