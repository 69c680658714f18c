using CourseKit.Notebooks.Export.Markup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CourseKit.Notebooks.Export.Code;

/// <summary>Colors C# by what its own compiler reads in it, without binding: what only types could tell is told by habit.</summary>
internal static class CSharpHighlighter
{
    /// <summary>Beyond these, code keeps one color: the parser takes minutes for deep nesting, and ends the process for deeper.</summary>
    private const int LongestColored = 20_000, DeepestColored = 100;

    private static readonly CSharpParseOptions Script = new(LanguageVersion.Preview, kind: SourceCodeKind.Script);

    /// <summary>The same text with a span around each token that has a color.</summary>
    public static Html Color(string code) => code.Length <= LongestColored && Depth(code) <= DeepestColored
        ? Html.Join(CSharpSyntaxTree.ParseText(code, Script).GetRoot().DescendantTokens().SelectMany(Pieces))
        : Html.Text(code);

    /// <summary>How deep brackets are nested, at most; those in strings and comments count too, and a statement's end closes what may be no bracket.</summary>
    private static int Depth(string code)
    {
        var (brackets, angles, deepest) = (0, 0, 0);
        foreach (var c in code)
        {
            (brackets, angles) = c switch
            {
                '(' or '[' or '{' => (brackets + 1, angles),
                ')' or ']' or '}' => (Math.Max(0, brackets - 1), angles),
                '<' => (brackets, angles + 1),
                '>' => (brackets, Math.Max(0, angles - 1)),
                ';' => (brackets, 0),
                _ => (brackets, angles),
            };
            deepest = Math.Max(deepest, brackets + angles);
        }

        return deepest;
    }

    private static IEnumerable<Html> Pieces(SyntaxToken token) =>
    [
        .. token.LeadingTrivia.Select(Piece),
        Piece(token.Text, TokenColors.Of(token)),
        .. token.TrailingTrivia.Select(Piece),
    ];

    private static Html Piece(SyntaxTrivia trivia) => Piece(trivia.ToFullString(), TokenColors.Of(trivia));

    private static Html Piece(string text, string? color) => color is null ? Html.Text(text) : Html.Of($"""<span class="{color}">{text}</span>""");
}
