using System.Globalization;
using CourseKit.Networks.Costs;

namespace CourseKit.Networks.Accounting;

/// <summary>The figures of the whole network, each with its meaning: the lines below the table.</summary>
internal static class SummaryTotals
{
    public static IEnumerable<(string Name, string Value)> Of(Summary summary)
    {
        var (memory, batch) = (summary.Memory, ForBatch(summary.Input.Rank > 0 ? summary.Input[0] : 1));
        yield return ("parameters", Invariant($"{summary.Parameters.Value:N0}: {summary.TrainableParameters.Value:N0} trainable, ")
            + Invariant($"{summary.FrozenParameters.Value:N0} frozen{OnlyInTraining(summary)}; ")
            + Invariant($"besides, {summary.Buffers.Value:N0} buffers that are not learned"));
        yield return ("multiply-accumulates",
            Invariant($"{summary.MultiplyAccumulates.Value:N0}, of convolutions and products of matrices alone, ")
            + Invariant($"as torchvision's {summary.MultiplyAccumulates.Value / 1e9:0.000} GFLOPS{batch}"));
        yield return ("FLOPs", Invariant($"{summary.Flops.Value:N0}, of everything: ")
            + Invariant($"2 · multiply-accumulates + {summary.OtherOperations.Value:N0} other operations{batch}"));
        yield return ("activations", $"{Size(summary.ActivationBytes)} in {summary.Options.DataType}{batch}");
        yield return ("to predict",
            $"{Size(memory.InferencePeak)} at the peak, parameters included; that is when {memory.PeakAt} is computed{batch}");
        if (memory.TwoConsecutiveLayers is { } rule)
        {
            yield return ("by the books' rule", $"{Size(rule)} to predict: two consecutive layers and the parameters{batch}");
        }

        yield return ("to train", $"{Size(memory.Training)}: input, activations, parameters, gradients, "
            + $"optimizer state ({summary.Options.Optimizer}){batch}");
        yield return ("by the books' sum", $"{Size(memory.SimpleTraining)} to train: input, activations and parameters{batch}");
        if (summary.Options.Available is { } available)
        {
            yield return ("largest batch", $"{Images(memory.LargestBatch(available.Bytes))} to predict, "
                + $"{Images(memory.LargestTrainingBatch(available.Bytes))} to train, in {available}");
        }

        yield return ("receptive field", Field(summary));
        if (Dominant(summary) is { Length: > 0 } dominant)
        {
            yield return ("the most", dominant);
        }
    }

    private static string OnlyInTraining(Summary summary) =>
        summary.TrainingOnlyParameters.Value == 0 ? string.Empty : Invariant(
            $", {summary.TrainingOnlyParameters.Value:N0} of them in training only");

    private static string Field(Summary summary) => summary.ReceptiveField is { Rows: { } rows, Columns: { } columns } field
        ? $"{field} pixels after {summary.ReceptiveFieldAt}; neighbors lie {Both(rows.Jump, columns.Jump)} apart, "
            + $"the first begins at {Both(rows.First, columns.First)}"
            + (summary.Layers.LastOrDefault(row => !row.IsOnlyInTraining)?.ReceptiveField.IsGlobal ?? false
                ? "; global behind that" : string.Empty)
        : "cannot be told";

    private static string Dominant(Summary summary) => string.Join("; ", new[]
    {
        Dominant("parameters", summary.MostParameters, row => row.Parameters, summary.Parameters),
        Dominant("operations", summary.MostFlops, row => row.Operations.Flops, summary.Flops),
        Dominant("activations", summary.MostActivationBytes, row => row.ActivationBytes, summary.ActivationBytes),
    }.OfType<string>());

    private static string? Dominant(string what, LayerSummary? row, Func<LayerSummary, Arithmetic> figure, Amount total) => row is null
        ? null
        : Invariant($"{what}: {(row.Name.Length == 0 ? row.Kind : row.Name)}, {100.0 * figure(row).Value / total.Value:0.0} %");

    private static string Both(int down, int across) => down == across ? Signed(down) : $"{Signed(down)} down, {Signed(across)} across";

    private static string Signed(int number) => ((Arithmetic)number).Expression;

    private static string Size(Amount amount) => amount.Value < 1000 ? amount.Brief : $"{amount.Brief}, {new ByteSize(amount.Value)}";

    private static string Images(Amount batch) => batch.Value switch
    {
        0 => "no image",
        1 => "1 image",
        var many => Invariant($"{many:N0} images"),
    };

    private static string ForBatch(int batch) => batch == 1 ? string.Empty : Invariant($", for {batch:N0} images");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
