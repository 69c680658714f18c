namespace CourseKit.Grading.Reports;

/// <summary>Part of a <see cref="Report"/>; <c>ToString()</c> gives plain text.</summary>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public abstract record Part : IHtml
{
    /// <summary>Gets the style rules of this kind of part, each in a line of its own: a report has each of them once.</summary>
    internal virtual string Css => string.Empty;

    /// <inheritdoc/>
    public abstract string ToHtml();

    /// <summary>Escapes a text, and sets code and emphasis in it.</summary>
    private protected static string Inline(string text) => InlineMarkdown.ToHtml(text);
}

/// <summary>Paragraphs of text; a blank line starts a new one, backticks enclose code, asterisks what is emphasized.</summary>
public sealed record Prose(string Text) : Part
{
    /// <inheritdoc/>
    public override string ToString() => InlineMarkdown.ToText(Text);

    /// <inheritdoc/>
    public override string ToHtml() =>
        string.Concat(Text.Split("\n\n").Select(paragraph => $"<p style=\"margin:.4em 0\">{Inline(paragraph)}</p>"));
}

/// <summary>Code block with C# source code.</summary>
public sealed record Code(string Text) : Part
{
    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <inheritdoc/>
    public override string ToHtml() =>
        $"""<pre style="margin:.4em 0;overflow:auto"><code class="language-csharp">{IHtml.Encode(Text)}</code></pre>""";
}
