using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace CourseKit.Notebooks.Session;

/// <summary>Puts <see cref="CellGuard"/> into the functions, loops and catch clauses of a cell, without moving a line.</summary>
/// <remarks>Left out are lambdas that may be without a value, such as <c>() => Run()</c>: only their types would tell.</remarks>
internal sealed class GuardedCell : CSharpSyntaxRewriter
{
    private static readonly ExpressionSyntax
        Call = Guard(nameof(CellGuard.Call)), Round = Guard(nameof(CellGuard.Round)), MayCatch = Guard(nameof(CellGuard.MayCatch));

    private static readonly ExpressionSyntax Never = ParseExpression("throw null");

    /// <summary>The cell with its guards; null if it is nested too deeply to be rewritten.</summary>
    public static SyntaxTree? Of(SyntaxTree tree)
    {
        try
        {
            return tree.WithRootAndOptions(new GuardedCell().Visit(tree.GetRoot()), tree.Options);
        }
        catch (InsufficientExecutionStackException)
        {
            return null;
        }
    }

    public override SyntaxNode VisitWhileStatement(WhileStatementSyntax node)
    {
        var loop = (WhileStatementSyntax)base.VisitWhileStatement(node)!;
        return loop.WithStatement(Begin(loop.Statement, Round));
    }

    public override SyntaxNode VisitDoStatement(DoStatementSyntax node)
    {
        var loop = (DoStatementSyntax)base.VisitDoStatement(node)!;
        return loop.WithStatement(Begin(loop.Statement, Round));
    }

    public override SyntaxNode VisitForStatement(ForStatementSyntax node)
    {
        var loop = (ForStatementSyntax)base.VisitForStatement(node)!;
        return loop.WithStatement(Begin(loop.Statement, Round));
    }

    public override SyntaxNode VisitForEachStatement(ForEachStatementSyntax node)
    {
        var loop = (ForEachStatementSyntax)base.VisitForEachStatement(node)!;
        return loop.WithStatement(Begin(loop.Statement, Round));
    }

    public override SyntaxNode VisitForEachVariableStatement(ForEachVariableStatementSyntax node)
    {
        var loop = (ForEachVariableStatementSyntax)base.VisitForEachVariableStatement(node)!;
        return loop.WithStatement(Begin(loop.Statement, Round));
    }

    public override SyntaxNode VisitGotoStatement(GotoStatementSyntax node) => Begin(node, Round);

    public override SyntaxNode VisitCatchClause(CatchClauseSyntax node)
    {
        var clause = (CatchClauseSyntax)base.VisitCatchClause(node)!;
        return clause.WithFilter(CatchFilterClause(clause.Filter is { FilterExpression: var condition }
            ? BinaryExpression(SyntaxKind.LogicalAndExpression, MayCatch, ParenthesizedExpression(condition))
            : MayCatch));
    }

    public override SyntaxNode VisitBlock(BlockSyntax node)
    {
        var block = (BlockSyntax)base.VisitBlock(node)!;
        return node.Parent is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax
            or AnonymousFunctionExpressionSyntax
            ? Begin(block, Call)
            : block;
    }

    public override SyntaxNode VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        var method = (MethodDeclarationSyntax)base.VisitMethodDeclaration(node)!;
        return method.ExpressionBody is { Expression: var body } && !ReturnsValue(method.ReturnType, method.Modifiers)
            ? method.WithExpressionBody(null).WithSemicolonToken(default).WithBody(Begin(ExpressionStatement(body), Call))
            : method;
    }

    public override SyntaxNode VisitLocalFunctionStatement(LocalFunctionStatementSyntax node)
    {
        var function = (LocalFunctionStatementSyntax)base.VisitLocalFunctionStatement(node)!;
        return function.ExpressionBody is { Expression: var body } && !ReturnsValue(function.ReturnType, function.Modifiers)
            ? function.WithExpressionBody(null).WithSemicolonToken(default).WithBody(Begin(ExpressionStatement(body), Call))
            : function;
    }

    public override SyntaxNode VisitArrowExpressionClause(ArrowExpressionClauseSyntax node)
    {
        var arrow = (ArrowExpressionClauseSyntax)base.VisitArrowExpressionClause(node)!;
        return ReturnsValue(node.Parent) ? arrow.WithExpression(Begin(arrow.Expression, Call)) : arrow;
    }

    public override SyntaxNode VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node)
    {
        var lambda = (SimpleLambdaExpressionSyntax)base.VisitSimpleLambdaExpression(node)!;
        return lambda.ExpressionBody is { } body && HasValue(body) ? lambda.WithExpressionBody(Begin(body, OfLambda(body))) : lambda;
    }

    public override SyntaxNode VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node)
    {
        var lambda = (ParenthesizedLambdaExpressionSyntax)base.VisitParenthesizedLambdaExpression(node)!;
        return lambda.ExpressionBody is { } body && HasValue(body) ? lambda.WithExpressionBody(Begin(body, OfLambda(body))) : lambda;
    }

    private static ExpressionSyntax Guard(string method) => ParseExpression($"global::{typeof(CellGuard).FullName}.{method}()");

    private static ExpressionSyntax OfLambda(ExpressionSyntax body) =>
        body.DescendantNodes().Any(node => node is InvocationExpressionSyntax) ? Call : Round;

    private static BlockSyntax Begin(StatementSyntax body, ExpressionSyntax guard) => body is BlockSyntax block
        ? block.WithStatements(block.Statements.Insert(0, ExpressionStatement(guard)))
        : Block(ExpressionStatement(guard), body);

    private static ExpressionSyntax Begin(ExpressionSyntax value, ExpressionSyntax guard) =>
        value is ThrowExpressionSyntax or RefExpressionSyntax
            ? value
            : ConditionalExpression(guard, ParenthesizedExpression(value), Never);

    private static bool ReturnsValue(SyntaxNode? member) => member switch
    {
        MethodDeclarationSyntax method => ReturnsValue(method.ReturnType, method.Modifiers),
        LocalFunctionStatementSyntax function => ReturnsValue(function.ReturnType, function.Modifiers),
        AccessorDeclarationSyntax accessor => accessor.IsKind(SyntaxKind.GetAccessorDeclaration),
        PropertyDeclarationSyntax or IndexerDeclarationSyntax or OperatorDeclarationSyntax or ConversionOperatorDeclarationSyntax => true,
        _ => false,
    };

    private static bool ReturnsValue(TypeSyntax type, SyntaxTokenList modifiers) =>
        !(type is PredefinedTypeSyntax named && named.Keyword.IsKind(SyntaxKind.VoidKeyword))
        && (type is GenericNameSyntax || !modifiers.Any(SyntaxKind.AsyncKeyword));

    /// <summary>Whether an expression cannot be a statement: then it has a value.</summary>
    private static bool HasValue(ExpressionSyntax body) =>
        body is not (InvocationExpressionSyntax or AssignmentExpressionSyntax or AwaitExpressionSyntax or BaseObjectCreationExpressionSyntax
            or ConditionalAccessExpressionSyntax or PostfixUnaryExpressionSyntax)
        && body.Kind() is not (SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression);
}
