using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace CourseKit.Notebooks.Session.Debugging;

/// <summary>Puts calls of <see cref="CellGuard"/> before the statements of a cell, and at the start of its functions, without moving a
/// line: they tell the debugger where the code is, and hand it the variables.</summary>
/// <remarks>Bodies that are an expression become a block. Lambdas that are expression trees stay as they are.</remarks>
internal sealed class DebuggableCell : CSharpSyntaxRewriter
{
    private readonly int cell;
    private readonly PlaceVariables? variables;
    private readonly List<Place> places = [];
    private readonly List<string> functions = [];
    private int? function;

    private DebuggableCell(int cell, PlaceVariables? variables) => (this.cell, this.variables) = (cell, variables);

    public IReadOnlyList<Place> Places => places;

    public IReadOnlyList<string> Functions => functions;

    private string Frame => function is { } index ? $"__frame{index}" : $"{Guard(nameof(CellGuard.Frame))}({cell})";

    /// <summary>Rewrites a cell; null if it is nested too deeply.</summary>
    /// <param name="tree">The cell.</param>
    /// <param name="cell">The number by which its code is to know the cell.</param>
    /// <param name="variables">The variables at its places; null to find the places alone.</param>
    public static (SyntaxTree Tree, DebuggableCell Rewritten)? Of(SyntaxTree tree, int cell, PlaceVariables? variables)
    {
        var rewriter = new DebuggableCell(cell, variables);
        try
        {
            return (tree.WithRootAndOptions(rewriter.Visit(tree.GetRoot())!, tree.Options), rewriter);
        }
        catch (InsufficientExecutionStackException)
        {
            return null;
        }
    }

    public override SyntaxNode? Visit(SyntaxNode? node) => node is StatementSyntax and not BlockSyntax
        && node.Parent is not (null or BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax or LabeledStatementSyntax)
        ? Together(Step((StatementSyntax)node))
        : base.Visit(node);

    public override SyntaxNode VisitCompilationUnit(CompilationUnitSyntax node) => node.WithMembers(List(node.Members.SelectMany(Step)));

    public override SyntaxNode VisitBlock(BlockSyntax node) => node.WithStatements(List(node.Statements.SelectMany(Step)));

    public override SyntaxNode VisitSwitchSection(SwitchSectionSyntax node) =>
        ((SwitchSectionSyntax)base.VisitSwitchSection(node)!).WithStatements(List(node.Statements.SelectMany(Step)));

    public override SyntaxNode VisitWhileStatement(WhileStatementSyntax node) => IsHeader(node.Condition)
        ? node.WithCondition(Stopping(node.Condition)).WithStatement((StatementSyntax)Visit(node.Statement)!)
        : base.VisitWhileStatement(node)!;

    public override SyntaxNode VisitDoStatement(DoStatementSyntax node) => IsHeader(node.Condition)
        ? node.WithStatement((StatementSyntax)Visit(node.Statement)!).WithCondition(Stopping(node.Condition))
        : base.VisitDoStatement(node)!;

    public override SyntaxNode VisitMethodDeclaration(MethodDeclarationSyntax node) => Method(node, node.Identifier.Text);

    public override SyntaxNode VisitConstructorDeclaration(ConstructorDeclarationSyntax node) =>
        Method(node, $"new {node.Identifier.Text}");

    public override SyntaxNode VisitDestructorDeclaration(DestructorDeclarationSyntax node) => Method(node, $"~{node.Identifier.Text}");

    public override SyntaxNode VisitOperatorDeclaration(OperatorDeclarationSyntax node) =>
        Method(node, $"operator {node.OperatorToken.Text}");

    public override SyntaxNode VisitConversionOperatorDeclaration(ConversionOperatorDeclarationSyntax node) =>
        Method(node, $"operator {node.Type}");

    public override SyntaxNode VisitLocalFunctionStatement(LocalFunctionStatementSyntax node) =>
        Body(node, node.Identifier.Text, node.Body, node.ExpressionBody, node.SemicolonToken) is { } body
            ? node.WithExpressionBody(null).WithSemicolonToken(default).WithBody(body) : node;

    public override SyntaxNode VisitAccessorDeclaration(AccessorDeclarationSyntax node) =>
        Body(node, $"{NameOf(node.Parent?.Parent)}.{node.Keyword.Text}", node.Body, node.ExpressionBody, node.SemicolonToken) is { } body
            ? node.WithExpressionBody(null).WithSemicolonToken(default).WithBody(body) : node;

    public override SyntaxNode VisitPropertyDeclaration(PropertyDeclarationSyntax node) => node.ExpressionBody is { } arrow
        ? node.WithExpressionBody(null).WithSemicolonToken(default).WithAccessorList(Getter(node, arrow, node.SemicolonToken))
        : base.VisitPropertyDeclaration(node)!;

    public override SyntaxNode VisitIndexerDeclaration(IndexerDeclarationSyntax node) => node.ExpressionBody is { } arrow
        ? node.WithExpressionBody(null).WithSemicolonToken(default).WithAccessorList(Getter(node, arrow, node.SemicolonToken))
        : base.VisitIndexerDeclaration(node)!;

    public override SyntaxNode VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node) => Lambda(node);

    public override SyntaxNode VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node) => Lambda(node);

    public override SyntaxNode VisitAnonymousMethodExpression(AnonymousMethodExpressionSyntax node) => Lambda(node);

    private SyntaxNode Method(BaseMethodDeclarationSyntax node, string name) =>
        Body(node, name, node.Body, node.ExpressionBody, node.SemicolonToken) is { } body
            ? node.WithExpressionBody(null).WithSemicolonToken(default).WithBody(body) : node;

    private AccessorListSyntax Getter(BasePropertyDeclarationSyntax node, ArrowExpressionClauseSyntax arrow, SyntaxToken semicolon) =>
        AccessorList([AccessorDeclaration(SyntaxKind.GetAccessorDeclaration, Body(node, NameOf(node), null, arrow, semicolon)!)]);

    private SyntaxNode Lambda(AnonymousFunctionExpressionSyntax node)
    {
        if (variables?.IsExpressionTree(node) ?? false)
        {
            return node;
        }

        var body = node.ExpressionBody is { } expression
            ? Within("lambda", () => Block(AsBlock(node, expression).Prepend(Enter())))
            : Within("lambda", () => Entered((BlockSyntax)Visit(node.Block)!));
        return node.WithExpressionBody(null).WithBlock(body);
    }

    /// <summary>The body of a function as a block that says so first; null if it has none.</summary>
    private BlockSyntax? Body(
        SyntaxNode owner, string name, BlockSyntax? block, ArrowExpressionClauseSyntax? arrow, SyntaxToken semicolon) =>
        block is not null ? Within(name, () => Entered((BlockSyntax)Visit(block)!))
        : arrow is not null ? Within(name, () => Block(
            Token(arrow.ArrowToken.LeadingTrivia, SyntaxKind.OpenBraceToken, arrow.ArrowToken.TrailingTrivia),
            List(AsBlock(owner, arrow.Expression).Prepend(Enter())),
            Token(semicolon.LeadingTrivia, SyntaxKind.CloseBraceToken, semicolon.TrailingTrivia)))
        : null;

    private T Within<T>(string name, Func<T> visit)
    {
        var outer = function;
        function = functions.Count;
        functions.Add(name);
        var result = visit();
        function = outer;
        return result;
    }

    private BlockSyntax Entered(BlockSyntax body) => body.WithStatements(body.Statements.Insert(0, Enter()));

    private StatementSyntax Enter() => ParseStatement($"using var {Frame} = {Guard(nameof(CellGuard.Enter))}({cell}, {function});");

    /// <summary>The statements that an expression stands for which is all of a function.</summary>
    private IEnumerable<StatementSyntax> AsBlock(SyntaxNode owner, ExpressionSyntax expression)
    {
        var at = At(expression).WithLeadingTrivia(expression.GetLeadingTrivia());
        var visited = ((ExpressionSyntax)Visit(expression)!).WithoutLeadingTrivia();
        return [at, visited switch
        {
            ThrowExpressionSyntax thrown => ThrowStatement(
                Token(SyntaxKind.ThrowKeyword).WithTrailingTrivia(Space), thrown.Expression, Token(SyntaxKind.SemicolonToken)),
            _ when variables?.HasResult(owner) ?? true => ReturnStatement(
                Token(SyntaxKind.ReturnKeyword).WithTrailingTrivia(Space), visited, Token(SyntaxKind.SemicolonToken)),
            _ => ExpressionStatement(visited),
        }];
    }

    /// <summary>A member of a cell, behind what stops at it.</summary>
    private IEnumerable<MemberDeclarationSyntax> Step(MemberDeclarationSyntax member)
    {
        IReadOnlyList<MemberDeclarationSyntax> parts = member switch
        {
            GlobalStatementSyntax global => [.. Step(global.Statement).Select(GlobalStatement)],
            FieldDeclarationSyntax field when field.Declaration.Variables.Any(variable => variable.Initializer is not null) =>
            [
                GlobalStatement(At(field).WithLeadingTrivia(field.GetLeadingTrivia())),
                ((FieldDeclarationSyntax)Visit(field)!).WithoutLeadingTrivia(),
            ],
            _ => [(MemberDeclarationSyntax)Visit(member)!],
        };
        variables?.Pass(member);
        return parts;
    }

    /// <summary>A statement, behind what stops at it.</summary>
    private IEnumerable<StatementSyntax> Step(StatementSyntax statement)
    {
        if (statement is LabeledStatementSyntax labeled)
        {
            var parts = Step(labeled.Statement).ToList();
            return [labeled.WithStatement(parts[0]), .. parts.Skip(1)];
        }

        // Before its parts, so that places are in the order in which they are read.
        var at = HasPlace(statement) ? At(statement).WithLeadingTrivia(statement.GetLeadingTrivia()) : null;
        var visited = (StatementSyntax)base.Visit(statement)!;
        return at is null ? [visited] : [at, visited.WithoutLeadingTrivia()];
    }

    private static StatementSyntax Together(IEnumerable<StatementSyntax> parts) => parts.ToList() is [var only] ? only : Block(parts);

    private bool HasPlace(StatementSyntax statement) => statement switch
    {
        BlockSyntax or EmptyStatementSyntax or LocalFunctionStatementSyntax or CheckedStatementSyntax or UnsafeStatementSyntax
            or DoStatementSyntax => false,
        WhileStatementSyntax loop => !IsHeader(loop.Condition),
        LocalDeclarationStatementSyntax local =>
            !local.IsConst && local.Declaration.Variables.Any(variable => variable.Initializer is not null),
        _ => true,
    };

    /// <summary>Returns whether a loop stops at its condition in each round; one that is constant says to the compiler how the loop ends.
    /// </summary>
    private bool IsHeader(ExpressionSyntax condition) => variables is null || !variables.IsConstant(condition);

    private ParenthesizedExpressionSyntax Stopping(ExpressionSyntax condition)
    {
        var call = ParseExpression(Call(condition));
        return ParenthesizedExpression(BinaryExpression(
            SyntaxKind.LogicalAndExpression, call, ParenthesizedExpression((ExpressionSyntax)Visit(condition)!)));
    }

    private StatementSyntax At(SyntaxNode node) => ParseStatement($"{Call(node)};");

    private string Call(SyntaxNode node)
    {
        var found = variables?.At(node) ?? [];
        places.Add(new Place(
            node.SyntaxTree.GetLineSpan(node.Span).Span, found, variables?.HandlersAt(node) ?? []));
        var values = found.Count == 0 ? "null" : $"new object[] {{ {string.Join(", ", found.Select(Value))} }}";
        return $"{Guard(nameof(CellGuard.At))}({Frame}, {places.Count - 1}, {values})";
    }

    private static string Value(PlaceVariable variable) => variable.Name == "this" ? "this" : $"@{variable.Name}";

    private static string Guard(string method) => $"global::{typeof(CellGuard).FullName}.{method}";

    private static string NameOf(SyntaxNode? property) => property switch
    {
        PropertyDeclarationSyntax named => named.Identifier.Text,
        EventDeclarationSyntax named => named.Identifier.Text,
        _ => "this[]",
    };
}
