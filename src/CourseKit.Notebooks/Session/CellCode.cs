using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Notebooks.Session;

/// <summary>A cell that compiled.</summary>
internal sealed record CellCode(CSharpCompilation Compilation, SyntaxTree Tree, byte[] Image, byte[] Symbols)
{
    /// <summary>The text that the learner has written.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>Gets whether there is nothing to run: comments and using directives alone.</summary>
    public bool IsEmpty => Image.Length == 0;

    /// <summary>Gets whether the cell ends with an expression that has a value and no semicolon, or returns one.</summary>
    public bool HasResult => (Tree.GetCompilationUnitRoot().Members.LastOrDefault() as GlobalStatementSyntax)?.Statement switch
    {
        ExpressionStatementSyntax { SemicolonToken.IsMissing: true, Expression: var last } =>
            Compilation.GetSemanticModel(Tree).GetTypeInfo(last).Type is not { SpecialType: SpecialType.System_Void },
        ReturnStatementSyntax { Expression: not null } => true,
        _ => false,
    };

    /// <summary>Gets whether the cell may return a value before its end, of its own and not of a function in it.</summary>
    public bool MayReturn => Tree.GetCompilationUnitRoot().DescendantNodes(node =>
            node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax)
            || node is GlobalStatementSyntax)
        .Any(node => node is ReturnStatementSyntax { Expression: not null });

    /// <summary>The libraries that the cell loads by <c>#r</c>.</summary>
    public IEnumerable<string> Libraries =>
        Compilation.DirectiveReferences.OfType<PortableExecutableReference>().Select(library => library.FilePath).OfType<string>();
}
