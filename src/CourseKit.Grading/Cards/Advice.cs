using CourseKit.Grading.Reports;

namespace CourseKit.Grading.Cards;

/// <summary>Hint on the first thing to mend.</summary>
internal sealed record Advice(string Text) : Part
{
    internal override string Css =>
        ".ck-report .ck-hint{margin:.4em 0;padding:.05em .8em;border-radius:6px;background:rgba(0,114,178,.12)}";

    /// <inheritdoc/>
    public override string ToString() => $"{Words}";

    /// <inheritdoc/>
    public override string ToHtml() => $"""<div class="ck-hint">{Words.ToHtml()}</div>""";

    private Prose Words => new($"Hint: {Text}");
}
