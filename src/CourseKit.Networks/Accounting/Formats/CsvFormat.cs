using System.Globalization;
using CourseKit.Networks.Costs;

namespace CourseKit.Networks.Accounting.Formats;

/// <summary>Comma-separated values, plain numbers, a line for each layer (RFC 4180).</summary>
internal sealed class CsvFormat : SummaryFormat
{
    private static readonly (string Header, Func<LayerSummary, object> Of)[] Columns =
    [
        ("name", row => row.Name),
        ("layer", row => row.Layer),
        ("output", row => string.Join('x', row.Output)),
        ("kernel", row => row.Kernel.Replace('×', 'x')),
        ("parameters", row => row.Parameters.Value),
        ("trainable_parameters", row => row.TrainableParameters.Value),
        ("frozen_parameters", row => row.FrozenParameters.Value),
        ("buffers", row => row.Buffers.Value),
        ("share", row => row.Share.ToString("0.######", CultureInfo.InvariantCulture)),
        ("multiply_accumulates", row => row.Operations.MultiplyAccumulates.Value),
        ("flops", row => row.Operations.Flops.Value),
        ("activation_bytes", row => row.ActivationBytes.Value),
        ("alive_bytes", row => row.AliveBytes),
        ("receptive_field_rows", row => Size(row.ReceptiveField, row.ReceptiveField.Rows)),
        ("receptive_field_columns", row => Size(row.ReceptiveField, row.ReceptiveField.Columns)),
    ];

    /// <inheritdoc/>
    public override string Name => "csv";

    /// <inheritdoc/>
    /// <remarks>A table has no place for workings: <paramref name="explain"/> is refused.</remarks>
    /// <exception cref="ArgumentException">Workings are asked for.</exception>
    public override string Write(Summary summary, int? depth = null, bool explain = false)
    {
        if (explain)
        {
            throw new ArgumentException(
                "Comma-separated values have no place for workings; take table, markdown, json or html for them. Received: csv with " +
                    "explanations.");
        }

        var lines = summary.Rows(depth).Select(row => Line(Columns.Select(column => column.Of(row))));
        return string.Join('\n', lines.Prepend(Line(Columns.Select(column => column.Header))));
    }

    private static object Size(ReceptiveField2d field, ReceptiveField? axis) =>
        field.IsGlobal ? "global" : axis is { } known ? known.Size : string.Empty;

    private static string Line(IEnumerable<object> cells) =>
        string.Join(',', cells.Select(cell => Quoted(Convert.ToString(cell, CultureInfo.InvariantCulture)!)));

    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\n\r") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
