using System.Globalization;
using CourseKit.Networks.Costs;

namespace CourseKit.Networks.Accounting;

/// <summary>Column of the table of layers.</summary>
/// <param name="Header">The heading.</param>
/// <param name="Of">The text of a cell.</param>
/// <param name="IsNumber">Whether it is aligned on the right.</param>
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
        new("multiply-accumulates", row => Number(row.Operations.MultiplyAccumulates)),
        new("FLOPs", row => Number(row.Operations.Flops)),
        new("activation bytes", row => Number(row.ActivationBytes)),
        new("receptive field", row => $"{row.ReceptiveField}"),
    ];

    /// <summary>The kind of layer, and what is special about this call.</summary>
    public static string Kind(LayerSummary row) =>
        $"{row.Kind}{(row.IsRepeated ? " (again)" : null)}{(row.IsOnlyInTraining ? " (training)" : null)}";

    /// <summary>With thousands set apart; nothing for none.</summary>
    public static string Number(Arithmetic number) =>
        number.Value == 0 ? string.Empty : number.Value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Parameters(LayerSummary row) =>
        row.FrozenParameters.Value == 0 ? Number(row.Parameters) : $"{Number(row.Parameters)} ❄";
}
