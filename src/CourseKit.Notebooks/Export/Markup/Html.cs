using CourseKit.Tensors.Display;

namespace CourseKit.Notebooks.Export.Markup;

/// <summary>Markup that is safe to put in a page: what is filled into an interpolated text is
/// escaped, unless it is markup itself.</summary>
internal sealed record Html(string Markup)
{
    public static Html Empty { get; } = new(string.Empty);

    /// <summary>Markup from an interpolated text.</summary>
    public static Html Of(HtmlText markup) => new(markup.ToString());

    /// <summary>Text as markup.</summary>
    public static Html Text(string text) => new(IHtml.Encode(text));

    /// <summary>Pieces one after the other.</summary>
    public static Html Join(IEnumerable<Html> pieces) => new(string.Concat(pieces.Select(piece => piece.Markup)));

    /// <inheritdoc/>
    public override string ToString() => Markup;
}
