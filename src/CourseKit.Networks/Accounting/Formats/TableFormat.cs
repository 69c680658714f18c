namespace CourseKit.Networks.Accounting.Formats;

/// <summary>Plain text in aligned columns.</summary>
internal sealed class TableFormat : SummaryFormat
{
    /// <inheritdoc/>
    public override string Name => "table";

    /// <inheritdoc/>
    public override string Write(Summary summary, int? depth = null, bool explain = false) => SummaryTable.Of(summary, depth, explain);
}
