using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Notebooks.Export.Code;

/// <summary>The style sheet's class for each kind of token; null for those in the color of the text.</summary>
internal static class TokenColors
{
    private const string Keyword = "k", Text = "s", Number = "n", Comment = "c", Type = "t", Method = "m", Directive = "d";

    public static string? Of(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.NumericLiteralToken => Number,
        SyntaxKind.CharacterLiteralToken or SyntaxKind.StringLiteralToken or SyntaxKind.Utf8StringLiteralToken
            or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
            or SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedVerbatimStringStartToken
            or SyntaxKind.InterpolatedSingleLineRawStringStartToken or SyntaxKind.InterpolatedMultiLineRawStringStartToken
            or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.InterpolatedStringEndToken
            or SyntaxKind.InterpolatedRawStringEndToken => Text,
        SyntaxKind.IdentifierToken => OfIdentifier(token),
        var kind when SyntaxFacts.IsKeywordKind(kind) => Keyword,
        _ => null,
    };

    public static string? Of(SyntaxTrivia trivia) => trivia.Kind() switch
    {
        SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
            or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia
            or SyntaxKind.DisabledTextTrivia => Comment,
        _ when trivia.IsDirective => Directive,
        _ => null,
    };

    private static string? OfIdentifier(SyntaxToken name) => name.Parent switch
    {
        BaseTypeDeclarationSyntax or DelegateDeclarationSyntax or ConstructorDeclarationSyntax or TypeParameterSyntax => Type,
        MethodDeclarationSyntax or LocalFunctionStatementSyntax => Method,
        SimpleNameSyntax { Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "nameof" } } } =>
            Keyword,
        SimpleNameSyntax simple when IsCalled(simple) => Method,
        SimpleNameSyntax simple when SyntaxFacts.IsInTypeOnlyContext(simple) => simple.IsVar ? Keyword : Type,
        IdentifierNameSyntax simple when IsTypeByHabit(simple) => Type,
        _ => null,
    };

    private static bool IsCalled(SimpleNameSyntax name) => name.Parent switch
    {
        InvocationExpressionSyntax call => call.Expression == name,
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } member => member.Name == name && call.Expression == member,
        MemberBindingExpressionSyntax { Parent: InvocationExpressionSyntax } => true,
        _ => false,
    };

    /// <summary><c>Tensor.Zeros(…)</c>: a capital before a dot is most often a type. Before the dot there may be nothing yet.</summary>
    private static bool IsTypeByHabit(IdentifierNameSyntax name) =>
        name.Parent is MemberAccessExpressionSyntax member && member.Expression == name &&
            name.Identifier.Text is [var first, ..] && char.IsUpper(first);
}
