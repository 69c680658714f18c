using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace CourseKit.Notebooks.Session;

/// <summary>Puts <see cref="CellGuard"/> into the loops, catch clauses and handlers of a cell, without moving a line.</summary>
/// <remarks>Methods get theirs when they are compiled, by <see cref="GuardedImage"/>: the cell says what there is to call.</remarks>
internal sealed class GuardedCell : CSharpSyntaxRewriter
{
    private static readonly ExpressionSyntax Round = Guard(nameof(CellGuard.Round)), MayCatch = Guard(nameof(CellGuard.MayCatch));

    private static readonly GlobalStatementSyntax AllOfMethods = GlobalStatement(Block(
        ExpressionStatement(Guard(nameof(CellGuard.Call))),
        ExpressionStatement(Guard(nameof(CellGuard.SlowCall))),
        ExpressionStatement(Guard(nameof(CellGuard.AsyncCall))),
        ExpressionStatement(Guard(nameof(CellGuard.AsyncStep))),
        ExpressionStatement(Round)));

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

    public override SyntaxNode VisitCompilationUnit(CompilationUnitSyntax node)
    {
        var cell = (CompilationUnitSyntax)base.VisitCompilationUnit(node)!;
        if (cell.Members is not [var first, ..])
        {
            return cell;
        }

        // Behind directives, which stand in front of all else.
        var names = AllOfMethods.WithLeadingTrivia(first.GetLeadingTrivia());
        return cell.WithMembers(cell.Members.Replace(first, first.WithLeadingTrivia()).Insert(0, names));
    }

    public override SyntaxNode VisitWhileStatement(WhileStatementSyntax node)
    {
        var loop = (WhileStatementSyntax)base.VisitWhileStatement(node)!;
        return loop.WithStatement(Begin(loop.Statement));
    }

    public override SyntaxNode VisitDoStatement(DoStatementSyntax node)
    {
        var loop = (DoStatementSyntax)base.VisitDoStatement(node)!;
        return loop.WithStatement(Begin(loop.Statement));
    }

    public override SyntaxNode VisitForStatement(ForStatementSyntax node)
    {
        var loop = (ForStatementSyntax)base.VisitForStatement(node)!;
        return loop.WithStatement(Begin(loop.Statement));
    }

    public override SyntaxNode VisitForEachStatement(ForEachStatementSyntax node)
    {
        var loop = (ForEachStatementSyntax)base.VisitForEachStatement(node)!;
        return loop.WithStatement(Begin(loop.Statement));
    }

    public override SyntaxNode VisitForEachVariableStatement(ForEachVariableStatementSyntax node)
    {
        var loop = (ForEachVariableStatementSyntax)base.VisitForEachVariableStatement(node)!;
        return loop.WithStatement(Begin(loop.Statement));
    }

    public override SyntaxNode VisitGotoStatement(GotoStatementSyntax node) => Begin(node);

    public override SyntaxNode VisitStackAllocArrayCreationExpression(StackAllocArrayCreationExpressionSyntax node)
    {
        var array = (StackAllocArrayCreationExpressionSyntax)base.VisitStackAllocArrayCreationExpression(node)!;

        // A size beside items must be a constant, and so many items nobody writes.
        if (array is not { Initializer: null, Type: ArrayTypeSyntax { ElementType: not PointerTypeSyntax and var item } type }
            || type.RankSpecifiers is not [{ Sizes: [var size] } rank])
        {
            return array;
        }

        var checkedSize = ParseExpression(
            $"global::{typeof(CellGuard).FullName}.{nameof(CellGuard.Room)}<{item.WithoutTrivia()}>({size})");
        return array.WithType(type.WithRankSpecifiers([rank.WithSizes([checkedSize])]));
    }

    public override SyntaxNode VisitAssignmentExpression(AssignmentExpressionSyntax node)
    {
        var assignment = (AssignmentExpressionSyntax)base.VisitAssignmentExpression(node)!;
        return assignment.Kind() is SyntaxKind.AddAssignmentExpression or SyntaxKind.SubtractAssignmentExpression
            && assignment.Left is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name }
            && ProcessHandlers.TypeOf(name) is { } type
            ? assignment.WithRight(GuardedHandler(nameof(CellGuard.Handler), type, assignment.Right))
            : assignment;
    }

    public override SyntaxNode VisitObjectCreationExpression(ObjectCreationExpressionSyntax node)
    {
        var creation = (ObjectCreationExpressionSyntax)base.VisitObjectCreationExpression(node)!;
        return (creation.Type is QualifiedNameSyntax qualified ? qualified.Right : creation.Type)
            is GenericNameSyntax { Identifier.ValueText: nameof(AsyncLocal<>), TypeArgumentList.Arguments: [var type] }
            && creation.ArgumentList is { Arguments: [var handler] } arguments
            ? creation.WithArgumentList(arguments.WithArguments(
                [handler.WithExpression(GuardedHandler(nameof(CellGuard.ChangeHandler), $"{type}", handler.Expression))]))
            : creation;
    }

    public override SyntaxNode VisitCatchClause(CatchClauseSyntax node)
    {
        var clause = (CatchClauseSyntax)base.VisitCatchClause(node)!;
        return clause.WithFilter(CatchFilterClause(clause.Filter is { FilterExpression: var condition }
            ? BinaryExpression(SyntaxKind.LogicalAndExpression, MayCatch, ParenthesizedExpression(condition))
            : MayCatch));
    }

    private static ExpressionSyntax Guard(string method) => ParseExpression($"global::{typeof(CellGuard).FullName}.{method}()");

    private static InvocationExpressionSyntax GuardedHandler(string guard, string type, ExpressionSyntax handler) =>
        InvocationExpression(ParseExpression($"global::{typeof(CellGuard).FullName}.{guard}<{type}>"), ArgumentList([Argument(handler)]));

    private static BlockSyntax Begin(StatementSyntax body) => body is BlockSyntax block
        ? block.WithStatements(block.Statements.Insert(0, ExpressionStatement(Round)))
        : Block(ExpressionStatement(Round), body);
}
