using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Notebooks.Session;

/// <summary>Puts <see cref="CallDepth.Check"/> first into every function of a cell, without moving a line.</summary>
/// <remarks>Into <c>=> value</c> as well, but not into what may be an expression without a value: <c>() => Run()</c>.</remarks>
internal sealed class CallDepthChecks : CSharpSyntaxRewriter
{
    private static readonly ExpressionSyntax Check = SyntaxFactory.ParseExpression($"global::{typeof(CallDepth).FullName}.{nameof(CallDepth.Check)}()");

    private static readonly ExpressionSyntax Never = SyntaxFactory.ThrowExpression(SyntaxFactory.LiteralExpression(SyntaxKind.NullLiteralExpression));

    public static SyntaxTree PutInto(SyntaxTree tree) => tree.WithRootAndOptions(new CallDepthChecks().Visit(tree.GetRoot()), tree.Options);

    public override SyntaxNode? VisitBlock(BlockSyntax node)
    {
        var block = (BlockSyntax)base.VisitBlock(node)!;
        return node.Parent is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax
            ? block.WithStatements(block.Statements.Insert(0, SyntaxFactory.ExpressionStatement(Check)))
            : block;
    }

    public override SyntaxNode? VisitArrowExpressionClause(ArrowExpressionClauseSyntax node)
    {
        var arrow = (ArrowExpressionClauseSyntax)base.VisitArrowExpressionClause(node)!;
        return ReturnsValue(node.Parent) ? arrow.WithExpression(Checked(arrow.Expression)) : arrow;
    }

    public override SyntaxNode? VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node)
    {
        var lambda = (SimpleLambdaExpressionSyntax)base.VisitSimpleLambdaExpression(node)!;
        return MayRecurse(node) ? lambda.WithExpressionBody(Checked(lambda.ExpressionBody!)) : lambda;
    }

    public override SyntaxNode? VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node)
    {
        var lambda = (ParenthesizedLambdaExpressionSyntax)base.VisitParenthesizedLambdaExpression(node)!;
        return MayRecurse(node) ? lambda.WithExpressionBody(Checked(lambda.ExpressionBody!)) : lambda;
    }

    private static ExpressionSyntax Checked(ExpressionSyntax value) => value is ThrowExpressionSyntax or RefExpressionSyntax
        ? value
        : SyntaxFactory.ConditionalExpression(Check, SyntaxFactory.ParenthesizedExpression(value), Never);

    private static bool ReturnsValue(SyntaxNode? member) => member switch
    {
        MethodDeclarationSyntax method => ReturnsValue(method.ReturnType, method.Modifiers),
        LocalFunctionStatementSyntax function => ReturnsValue(function.ReturnType, function.Modifiers),
        AccessorDeclarationSyntax accessor => accessor.IsKind(SyntaxKind.GetAccessorDeclaration),
        PropertyDeclarationSyntax or IndexerDeclarationSyntax or OperatorDeclarationSyntax or ConversionOperatorDeclarationSyntax => true,
        _ => false,
    };

    private static bool ReturnsValue(TypeSyntax type, SyntaxTokenList modifiers) =>
        !(type is PredefinedTypeSyntax named && named.Keyword.IsKind(SyntaxKind.VoidKeyword)) && (type is GenericNameSyntax || !modifiers.Any(SyntaxKind.AsyncKeyword));

    /// <summary>Whether a lambda calls something, and cannot be a statement: then it has a value.</summary>
    private static bool MayRecurse(LambdaExpressionSyntax lambda) =>
        lambda.ExpressionBody is { } body && body.DescendantNodes().Any(node => node is InvocationExpressionSyntax)
        && body is not (InvocationExpressionSyntax or AssignmentExpressionSyntax or AwaitExpressionSyntax or PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax
            or BaseObjectCreationExpressionSyntax or ConditionalAccessExpressionSyntax);
}
