using System.Globalization;

namespace CourseKit.Networks.Accounting.Formats;

/// <summary>A column of the table that people read.</summary>
/// <param name="Header">What stands above it.</param>
/// <param name="Of">What stands in a row.</param>
/// <param name="IsNumber">Whether it is lined up on the right.</param>
internal sealed record SummaryColumn(string Header, Func<LayerSummary, string> Of, bool IsNumber = true)
{
    public static IReadOnlyList<SummaryColumn> All { get; } =
    [
        new("name", row => row.Name, IsNumber: false),
        new("layer", Kind, IsNumber: false),
        new("output", row => $"{row.Output}", IsNumber: false),
        new("kernel", row => row.Kernel, IsNumber: false),
        new("parameters", Parameters),
        new("share", row => row.Share == 0 ? string.Empty : row.Share.ToString("0.0 %", CultureInfo.InvariantCulture)),
        new("multiply-accumulates", row => Number(row.Work.MultiplyAccumulates)),
        new("FLOPs", row => Number(row.Work.Flops)),
        new("result in bytes", row => Number(row.ActivationBytes)),
        new("sees", row => $"{row.Sees}"),
    ];

    /// <summary>The kind of layer, and what is special about this call.</summary>
    public static string Kind(LayerSummary row) => row.Kind + (row.IsRepeated && row.Parameters.Value == 0
        ? Repeated(row) : string.Empty) + (row.IsOnlyInTraining ? " (training)" : string.Empty);

    /// <summary>With thousands set apart; nothing for none.</summary>
    public static string Number(Arithmetic number) =>
        number.Value == 0 ? string.Empty : number.Value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Parameters(LayerSummary row) =>
        row.FrozenParameters.Value == 0 ? Number(row.Parameters) : $"{Number(row.Parameters)} ❄";

    private static string Repeated(LayerSummary row) => row.IsRepeated ? " (again)" : string.Empty;
}
