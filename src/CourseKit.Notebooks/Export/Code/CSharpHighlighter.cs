using CourseKit.Notebooks.Export.Markup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CourseKit.Notebooks.Export.Code;

/// <summary>Colors C# by what its own compiler reads in it, without binding: what only types could tell is told by habit.</summary>
internal static class CSharpHighlighter
{
    /// <summary>Beyond these, code keeps one color; see <see cref="CodeNesting"/>.</summary>
    private const int LongestColored = 20_000, DeepestColored = 100;

    private static readonly CSharpParseOptions Script = new(LanguageVersion.Preview, kind: SourceCodeKind.Script);

    /// <summary>Returns code as HTML, with a span around each token that has a color.</summary>
    public static Html Color(string code) => code.Length <= LongestColored && CodeNesting.Depth(code) <= DeepestColored
        ? Html.Join(CSharpSyntaxTree.ParseText(code, Script).GetRoot().DescendantTokens().SelectMany(Pieces))
        : Html.Text(code);

    private static IEnumerable<Html> Pieces(SyntaxToken token) =>
    [
        .. token.LeadingTrivia.Select(Piece),
        Piece(token.Text, TokenColors.Of(token)),
        .. token.TrailingTrivia.Select(Piece),
    ];

    private static Html Piece(SyntaxTrivia trivia) => Piece(trivia.ToFullString(), TokenColors.Of(trivia));

    private static Html Piece(string text, string? color) =>
        color is null ? Html.Text(text) : Html.Of($"""<span class="{color}">{text}</span>""");
}
