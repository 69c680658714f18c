using CourseKit.Notebooks.Session.Magics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Notebooks.Session;

/// <summary>The text of a cell that is being written, of which more may follow.</summary>
internal static class CellBeginning
{
    /// <summary>The errors of a comment, a verbatim string and a raw string without their ends.</summary>
    private static readonly IReadOnlySet<string> OpenEnds = new HashSet<string> { "CS1035", "CS1039", "CS8997" };

    /// <summary>The errors of whatever has no end yet, which the compiler finds at its beginning: also an expression in an
    /// interpolated string, <c>#if</c> and <c>#region</c>.</summary>
    private static readonly IReadOnlySet<string> Unterminated = new HashSet<string>(OpenEnds) { "CS8076", "CS1027", "CS1038" };

    /// <summary>The error of a string that its line ends.</summary>
    private const string NewlineInConstant = "CS1010";

    /// <summary>Texts that may follow a last word that is an error by itself: <c>List&lt;int</c>, <c>Func&lt;int,</c>,
    /// <c>Func&lt;int, (</c>, <c>(int</c>, <c>x = int</c>, <c>const int x</c>, <c>x switch</c>, <c>try { }</c>, <c>()</c>.</summary>
    private static readonly string[] Continuations = ["> x", "x> x", "x, x)> x", ") x", ".x", "= 1", "{", "catch {", "=> x"];

    /// <summary>Returns whether a text ends within a comment or a string that goes over several lines.</summary>
    public static bool IsOpen(string text) =>
        !CellCompiler.IsTooDeep(text) && Parse(text).GetDiagnostics().Any(found => OpenEnds.Contains(found.Id));

    /// <summary>Returns whether more is to follow a text; one that is nested too deeply is complete, and refused when it runs.</summary>
    public static CellCompleteness CompletenessOf(string text)
    {
        if (CellCompiler.IsTooDeep(text))
        {
            return CellCompleteness.Complete;
        }

        var code = CellPart.CodeOf(text);
        var tree = Parse(code);
        if (HasStrayBracket(tree))
        {
            return CellCompleteness.Invalid;
        }

        var isComplete = SyntaxFactory.IsCompleteSubmission(tree);
        var last = tree.GetRoot().GetLastToken().SpanStart;
        var errors = Errors(tree).ToList();
        if (errors.Any(error => error.Id == NewlineInConstant))
        {
            return CellCompleteness.Invalid;
        }

        // What is missing at the end is no error yet: the compiler finds it where nothing stands.
        return errors.Any(error => isComplete || (!Unterminated.Contains(error.Id)
                && (error.Location.SourceSpan.Start < last || !error.Location.SourceSpan.IsEmpty)))
            ? Continuations.Any(rest => Mends(code, rest)) ? CellCompleteness.Incomplete : CellCompleteness.Invalid
            : isComplete ? CellCompleteness.Complete : CellCompleteness.Incomplete;
    }

    private static SyntaxTree Parse(string code) => CSharpSyntaxTree.ParseText(code, CellCompiler.Language);

    private static IEnumerable<Diagnostic> Errors(SyntaxTree tree) =>
        tree.GetDiagnostics().Where(found => found.Severity == DiagnosticSeverity.Error);

    /// <summary>Returns whether there is no error in a text any longer when more follows it.</summary>
    private static bool Mends(string code, string rest) =>
        Errors(Parse($"{code}\n{rest}")).All(error => error.Location.SourceSpan.Start > code.Length);

    /// <summary>Returns whether there is a bracket that closes what nothing has opened.</summary>
    private static bool HasStrayBracket(SyntaxTree tree) => tree.GetRoot().DescendantTokens(descendIntoTrivia: true)
        .Any(token => token.Parent is SkippedTokensTriviaSyntax
            && token.Kind() is SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken or SyntaxKind.CloseBraceToken);
}
