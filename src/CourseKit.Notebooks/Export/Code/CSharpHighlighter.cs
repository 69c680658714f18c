using CourseKit.Notebooks.Export.Markup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CourseKit.Notebooks.Export.Code;

/// <summary>Colors C# by what its own compiler reads in it, without binding: what only types could tell is told by habit.</summary>
internal static class CSharpHighlighter
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.Preview, kind: SourceCodeKind.Script);

    /// <summary>The same text with a span around each token that has a color.</summary>
    public static Html Color(string code)
    {
        var root = CSharpSyntaxTree.ParseText(code, Script).GetRoot();
        return Html.Join(root.DescendantTokens().SelectMany(Pieces).Select(piece => piece.Class is null
            ? Html.Text(piece.Text)
            : Html.Of($"""<span class="{piece.Class}">{piece.Text}</span>""")));
    }

    private static IEnumerable<(string Text, string? Class)> Pieces(SyntaxToken token) =>
    [
        .. token.LeadingTrivia.Select(Piece),
        (token.Text, TokenColors.Of(token)),
        .. token.TrailingTrivia.Select(Piece),
    ];

    private static (string Text, string? Class) Piece(SyntaxTrivia trivia) => (trivia.ToFullString(), TokenColors.Of(trivia));
}
