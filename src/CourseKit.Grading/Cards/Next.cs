using CourseKit.Grading.Reports;

namespace CourseKit.Grading.Cards;

/// <summary>Code to go on with, written out so that it can be copied.</summary>
internal sealed record Next(string Code) : Part
{
    internal override string Css => ".ck-report .ck-next{margin:.5em 0 .3em}";

    /// <inheritdoc/>
    public override string ToString() => $"Next: `{Code}`";

    /// <inheritdoc/>
    public override string ToHtml() => $"""<p class="ck-next">{Inline(ToString())}</p>""";
}
