using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Notebooks.Session;

/// <summary>The place of an error of the compiler, and what a hint wants to know of it.</summary>
/// <param name="Error">The error.</param>
/// <param name="Model">The cell.</param>
internal sealed partial record ErrorPlace(Diagnostic Error, SemanticModel Model)
{
    /// <summary>The smallest part of the cell that the error marks.</summary>
    public SyntaxNode Node => Model.SyntaxTree.GetRoot().FindNode(Error.Location.SourceSpan, getInnermostNodeForTie: true);

    /// <summary>The text that the error marks.</summary>
    public string Word => Model.SyntaxTree.GetText().ToString(Error.Location.SourceSpan);

    /// <summary>Gets whether the name is one that cells declare.</summary>
    public bool IsOfCells => Model.GetSymbolInfo(Node) is var found
        && (found.Symbol ?? found.CandidateSymbols.FirstOrDefault())?.Locations.Any(place => place.IsInSource) == true;

    /// <summary>The whole name, with all that stands before a dot in it.</summary>
    public string Text => (Node.AncestorsAndSelf().OfType<NameSyntax>().LastOrDefault() ?? Node).ToString();

    /// <summary>Gets whether it is in a using directive.</summary>
    public bool IsInUsing => Node.FirstAncestorOrSelf<UsingDirectiveSyntax>() is not null;

    /// <summary>Gets whether it is a function without a name.</summary>
    public bool IsLambda => Node is AnonymousFunctionExpressionSyntax;

    /// <summary>Gets whether it is a number as it is written, with or without a sign.</summary>
    public bool IsLiteral => (Node is PrefixUnaryExpressionSyntax { Operand: var operand } ? operand : Expression)
        is LiteralExpressionSyntax;

    /// <summary>Gets whether it is an index behind another: <c>t[0][1]</c>.</summary>
    public bool IsIndexOfIndex => Node is ElementAccessExpressionSyntax { Expression: ElementAccessExpressionSyntax };

    private SyntaxNode Expression => Node is ArgumentSyntax { Expression: var expression } ? expression : Node;

    /// <summary>Gets whether it is an assignment.</summary>
    public bool IsAssignment => Node is AssignmentExpressionSyntax;

    /// <summary>The types that an error speaks of, by their short names: of a value, and what it should be.</summary>
    public (string? From, string? To) Types =>
        FromTo().Match(Message) is { Success: true, Groups: var types }
            ? (types["from"].Value.Split('.')[^1], types["to"].Value.Split('.')[^1])
            : (null, null);

    /// <summary>The type of that name of which there are two: the compiler names their files.</summary>
    public string? TypeDeclaredTwice =>
        FromTo().Match(Message) is { Success: true, Groups: var types }
        && types["from"].Value.Split(" [") is [var from, _] && types["to"].Value.Split(" [") is [var to, _] && from == to
            ? from
            : SameNames;

    /// <summary>The type of the expression before the dot.</summary>
    public ITypeSymbol? Container => Node.FirstAncestorOrSelf<MemberAccessExpressionSyntax>() is { Expression: var before }
        ? Model.GetTypeInfo(before).Type ?? Model.GetSymbolInfo(before).Symbol as ITypeSymbol
        : null;

    /// <summary>A name that differs only in capitals: <c>math</c> for <c>Math</c>.</summary>
    public string? SameInOtherCase(ITypeSymbol? container) =>
        Model.LookupSymbols(Error.Location.SourceSpan.Start, container, includeReducedExtensionMethods: true)
            .Select(symbol => symbol.Name)
            .FirstOrDefault(name => name != Word && name.Equals(Word, StringComparison.OrdinalIgnoreCase)) is { } name
            ? $"Did you mean '{name}'? Capitals count."
            : null;

    /// <summary>The message of the compiler.</summary>
    public string Message => Error.GetMessage(CultureInfo.InvariantCulture);

    /// <summary>Gets whether it is a using directive that was meant to be a variable: <c>using StreamReader file = …</c>.</summary>
    public bool IsUsingOfVariable => Node.FirstAncestorOrSelf<UsingDirectiveSyntax>() is { SemicolonToken.IsMissing: true } directive
        && directive.GetLastToken(includeZeroWidth: true).GetNextToken() is var next && !next.IsKind(SyntaxKind.EndOfFileToken)
        && Line(next.SpanStart) == Line(directive.SpanStart);

    /// <summary>Gets whether it is a variable that refers to another: <c>ref int r = ref a[0]</c>, which is read as a method.</summary>
    public bool IsReference => Node is MethodDeclarationSyntax { ReturnType: RefTypeSyntax, ParameterList.OpenParenToken.IsMissing: true };

    /// <summary>Gets whether it is a comparison with the result of another: <c>1 &lt; n &lt; 3</c>.</summary>
    public bool IsComparisonOfComparison => Node is BinaryExpressionSyntax { Left: BinaryExpressionSyntax left }
        && IsComparison(Node.Kind()) && IsComparison(left.Kind());

    /// <summary>Gets whether it is a test for equality.</summary>
    public bool IsEquality => Node.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression;

    /// <summary>Gets whether it is a sum of two arrays or lists.</summary>
    public bool IsSumOfLists => Node is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum
        && TypeOf(sum.Left) is IArrayTypeSymbol or { Name: "List" } && TypeOf(sum.Right) is IArrayTypeSymbol or { Name: "List" };

    /// <summary>Gets whether it is a name that a value is assigned to.</summary>
    public bool IsAssigned => (Node.Parent is ArgumentSyntax { Parent: TupleExpressionSyntax tuple } ? tuple : Node) is var target
        && target.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: var left }
        && left == target;

    /// <summary>Gets whether it is an argument that a method assigns to.</summary>
    public bool IsOut => Node.FirstAncestorOrSelf<ArgumentSyntax>() is { RefKindKeyword.RawKind: (int)SyntaxKind.OutKeyword };

    /// <summary>Gets whether the name is declared somewhere in the cell, inside of braces that do not reach here.</summary>
    public bool IsDeclaredInside => Model.SyntaxTree.GetRoot().DescendantNodes()
        .Any(node => Model.GetDeclaredSymbol(node) is ILocalSymbol { Name: var name } && name == Word);

    /// <summary>Gets whether it is a constant without a type.</summary>
    public bool IsUntypedConstant => Node.FirstAncestorOrSelf<FieldDeclarationSyntax>() is { } constant
        && constant.Modifiers.Any(SyntaxKind.ConstKeyword) && constant.Declaration.Variables is [{ Identifier.IsMissing: true }, ..];

    /// <summary>The type of the variable whose first value this is a part of; null if it is none.</summary>
    public ITypeSymbol? DeclaredType => Node.FirstAncestorOrSelf<VariableDeclarationSyntax>() is { Type: var type } ? TypeOf(type) : null;

    /// <summary>The name of a type of which there are two, on both sides of an operator.</summary>
    private string? SameNames => Node is BinaryExpressionSyntax { Left: var left, Right: var right }
        && TypeOf(left) is { } one && TypeOf(right) is { } other && !SymbolEqualityComparer.Default.Equals(one, other)
        && one.ToDisplayString() is var name && name == other.ToDisplayString()
        ? name
        : null;

    private static bool IsComparison(SyntaxKind kind) => kind is SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression
        or SyntaxKind.GreaterThanExpression or SyntaxKind.GreaterThanOrEqualExpression;

    private ITypeSymbol? TypeOf(SyntaxNode node) => Model.GetTypeInfo(node).Type;

    private int Line(int position) => Model.SyntaxTree.GetText().Lines.GetLineFromPosition(position).LineNumber;

    [GeneratedRegex(@"'(?<from>[^']+)' to '(?<to>[^']+)'")]
    private static partial Regex FromTo();
}
