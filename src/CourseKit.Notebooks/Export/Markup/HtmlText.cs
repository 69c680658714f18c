using System.Runtime.CompilerServices;
using System.Text;
using CourseKit.Tensors.Display;

namespace CourseKit.Notebooks.Export.Markup;

/// <summary>Builds <see cref="Html"/> from an interpolated text; only constants of the program and
/// other markup go in as they are.</summary>
[InterpolatedStringHandler]
internal readonly struct HtmlText(int literalLength, int formattedCount)
{
    private readonly StringBuilder markup = new(literalLength + (formattedCount * 16));

    public void AppendLiteral(string constant) => markup.Append(constant);

    public void AppendFormatted(string? text) => markup.Append(IHtml.Encode(text ?? string.Empty));

    public void AppendFormatted(int number) => AppendFormatted(FormattableString.Invariant($"{number}"));

    public void AppendFormatted(Html? html) => markup.Append(html?.Markup);

    public void AppendFormatted(IEnumerable<Html> pieces) => AppendFormatted(Html.Join(pieces));

    public override string ToString() => markup.ToString();
}
