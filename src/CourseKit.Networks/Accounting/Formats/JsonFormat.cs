using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CourseKit.Networks.Costs;

namespace CourseKit.Networks.Accounting.Formats;

/// <summary>JSON, for other programs: plain numbers, bytes and operations.</summary>
internal sealed class JsonFormat : SummaryFormat
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <inheritdoc/>
    public override string Name => "json";

    /// <inheritdoc/>
    public override string Write(Summary summary, int? depth = null, bool explain = false) => JsonSerializer.Serialize(
        new
        {
            name = summary.Name,
            input = summary.Input,
            output = summary.Output,
            dataType = summary.Options.DataType.Name,
            optimizer = summary.Options.Optimizer.Name,
            parameters = summary.Parameters.Value,
            trainableParameters = summary.TrainableParameters.Value,
            frozenParameters = summary.FrozenParameters.Value,
            trainingOnlyParameters = summary.TrainingOnlyParameters.Value,
            buffers = summary.Buffers.Value,
            multiplyAccumulates = summary.MultiplyAccumulates.Value,
            flops = summary.Flops.Value,
            activationBytes = summary.ActivationBytes.Value,
            inferencePeakBytes = summary.Memory.InferencePeak.Value,
            inferencePeakAt = summary.Memory.PeakAt,
            twoConsecutiveLayersBytes = summary.Memory.TwoConsecutiveLayers?.Value,
            trainingBytes = summary.Memory.Training.Value,
            simpleTrainingBytes = summary.Memory.SimpleTraining.Value,
            availableBytes = summary.Options.Available?.Bytes,
            largestBatch = summary.Options.Available is { } available ? summary.Memory.LargestBatch(available.Bytes).Value : (long?)null,
            largestTrainingBatch = summary.Options.Available is { } memory
                ? summary.Memory.LargestTrainingBatch(memory.Bytes).Value : (long?)null,
            receptiveField = Field(summary.ReceptiveField, summary.ReceptiveFieldAt),
            layers = summary.Rows(depth).Select(Layer),
            explanations = explain ? summary.Figures.ToDictionary(figure => figure.Name,
                figure => new { steps = figure.Steps.Select(step => $"{step}"), tex = figure.Tex }) : null,
        },
        Readable);

    private static object Layer(LayerSummary row) => new
    {
        name = row.Name,
        layer = row.Layer,
        output = row.Output,
        kernel = row.Kernel.Length == 0 ? null : row.Kernel,
        parameters = row.Parameters.Value,
        trainableParameters = row.TrainableParameters.Value,
        frozenParameters = row.FrozenParameters.Value,
        buffers = row.Buffers.Value,
        share = Math.Round(row.Share, 6),
        multiplyAccumulates = row.Operations.MultiplyAccumulates.Value,
        flops = row.Operations.Flops.Value,
        activationBytes = row.ActivationBytes.Value,
        aliveBytes = row.AliveBytes,
        receptiveField = Field(row.ReceptiveField),
        repeated = row.IsRepeated ? true : (bool?)null,
        onlyInTraining = row.IsOnlyInTraining ? true : (bool?)null,
    };

    /// <summary>Size, jump and start of the larger axis, and both axes; after which layer, where that is to be said.</summary>
    private static object? Field(ReceptiveField2d field, string? at = null) =>
        field.IsGlobal ? new { global = true }
        : field is not { Rows: { } rows, Columns: { } columns } ? null
        : new
        {
            size = Larger(rows, columns).Size,
            jump = Larger(rows, columns).Jump,
            start = Larger(rows, columns).First,
            rows = Axis(rows),
            columns = Axis(columns),
            at
        };

    private static ReceptiveField Larger(ReceptiveField rows, ReceptiveField columns) => rows.Size >= columns.Size ? rows : columns;

    private static object Axis(ReceptiveField field) => new { size = field.Size, jump = field.Jump, start = field.First };
}
