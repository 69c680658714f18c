using System.Globalization;
using CourseKit.Networks.Costs;

namespace CourseKit.Networks.Accounting;

/// <summary>Column of the table that a summary prints, with a row for each layer.</summary>
/// <param name="Header">The heading.</param>
/// <param name="Of">The function from a layer's row to the text of the cell.</param>
/// <param name="IsNumber">True for numbers, which are aligned on the right.</param>
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

    /// <summary>Returns the type of the layer, with «again» for a repeated call and «training» for one of training alone.</summary>
    public static string Kind(LayerSummary row) =>
        $"{row.Kind}{(row.IsRepeated ? " (again)" : null)}{(row.IsOnlyInTraining ? " (training)" : null)}";

    /// <summary>Returns a number with separated thousands; empty for 0.</summary>
    public static string Number(Arithmetic number) =>
        number.Value == 0 ? string.Empty : number.Value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Parameters(LayerSummary row) =>
        row.FrozenParameters.Value == 0 ? Number(row.Parameters) : $"{Number(row.Parameters)} ❄";
}
