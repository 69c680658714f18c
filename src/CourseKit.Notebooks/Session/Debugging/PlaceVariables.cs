using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Notebooks.Session.Debugging;

/// <summary>The variables that have values at the places of a cell, as the compiler's analysis of data flow finds them.</summary>
/// <remarks>Without those that no object can hold: spans, pointers.</remarks>
/// <param name="model">The semantic model of the cell.</param>
/// <param name="withOuter">True to take also what functions use of the functions around them.</param>
internal sealed class PlaceVariables(SemanticModel model, bool withOuter)
{
    private readonly List<ISymbol> declared = [];

    /// <summary>Takes note of what a member of the cell has declared, which the members behind it can use.</summary>
    public void Pass(MemberDeclarationSyntax member)
    {
        if (member is FieldDeclarationSyntax or GlobalStatementSyntax)
        {
            declared.AddRange(member.DescendantNodes(node => node is not AnonymousFunctionExpressionSyntax)
                .Where(node => node is VariableDeclaratorSyntax or SingleVariableDesignationSyntax)
                .Select(node => model.GetDeclaredSymbol(node)).OfType<IFieldSymbol>().Where(field => CanBeHeld(field.Type)));
        }
    }

    /// <summary>Returns the variables that have values before a statement or an expression.</summary>
    public IReadOnlyList<PlaceVariable> At(SyntaxNode node)
    {
        var owner = OwnerOf(node);
        var own = owner is null ? declared.Select(field => new PlaceVariable(field.Name, null)) : This(node, owner);
        var locals = Locals(node, owner).Select(local => new PlaceVariable(local.Name, Type(local, node)));
        return [.. own, .. locals.DistinctBy(local => local.Name)];
    }

    /// <summary>Returns the exceptions that would be caught if they were thrown at a place, within its function.</summary>
    public IReadOnlyList<string> HandlersAt(SyntaxNode node) =>
    [
        .. node.AncestorsAndSelf().TakeWhile(ancestor => !IsFunction(ancestor)).OfType<BlockSyntax>()
            .Select(block => block.Parent as TryStatementSyntax is { } attempt && attempt.Block == block ? attempt : null)
            .OfType<TryStatementSyntax>().SelectMany(attempt => attempt.Catches)
            .Select(clause => clause.Declaration is { Type: var type } && model.GetTypeInfo(type).Type is { } caught
                ? caught.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat) : typeof(Exception).FullName!),
    ];

    /// <summary>Returns whether a lambda is kept as an expression instead of code.</summary>
    public bool IsExpressionTree(AnonymousFunctionExpressionSyntax lambda) =>
        model.GetTypeInfo(lambda).ConvertedType is { Name: "Expression" } type
        && type.ContainingNamespace.ToDisplayString() == "System.Linq.Expressions";

    /// <summary>Returns whether a function gives what its one expression gives.</summary>
    public bool HasResult(SyntaxNode function) => (model.GetDeclaredSymbol(function) ?? model.GetSymbolInfo(function).Symbol) switch
    {
        IMethodSymbol { ReturnsVoid: true } => false,
        IMethodSymbol { IsAsync: true, ReturnType: var type } => type is INamedTypeSymbol { IsGenericType: true },
        _ => true,
    };

    /// <summary>Returns whether the compiler knows the value of an expression.</summary>
    public bool IsConstant(ExpressionSyntax expression) => model.GetConstantValue(expression).HasValue;

    private IEnumerable<ISymbol> Locals(SyntaxNode node, SyntaxNode? owner)
    {
        var flow = node switch
        {
            StatementSyntax statement => model.AnalyzeDataFlow(statement),
            ExpressionSyntax expression => model.AnalyzeDataFlow(expression),
            _ => null,
        };
        if (flow is not { Succeeded: true })
        {
            return [];
        }

        var used = new Lazy<HashSet<string>>(() =>
            [.. owner!.DescendantNodes().OfType<IdentifierNameSyntax>().Select(name => name.Identifier.ValueText)]);
        return flow.DefinitelyAssignedOnEntry
            .Where(symbol => symbol switch
            {
                IParameterSymbol { IsThis: true } or { Name: "_" or "" } => false,
                IParameterSymbol parameter => CanBeHeld(parameter.Type),
                ILocalSymbol local => CanBeHeld(local.Type),
                _ => false,
            })

            // The analysis knows what was assigned in blocks before, too.
            .Where(symbol => symbol.IsImplicitlyDeclared || model.LookupSymbols(node.SpanStart, name: symbol.Name).Contains(symbol))
            .Where(symbol => owner is null || symbol.IsImplicitlyDeclared || IsDeclaredIn(symbol, owner)
                || (withOuter && used.Value.Contains(symbol.Name)))
            .OrderBy(symbol => symbol.Locations.FirstOrDefault()?.SourceSpan.Start ?? 0);
    }

    private static bool IsDeclaredIn(ISymbol symbol, SyntaxNode owner) =>
        symbol.DeclaringSyntaxReferences.Any(declaration => owner.Span.Contains(declaration.Span));

    /// <summary>The object whose member a function is.</summary>
    private IEnumerable<PlaceVariable> This(SyntaxNode node, SyntaxNode owner) =>
        model.GetEnclosingSymbol(node.SpanStart) is { IsStatic: false, ContainingType: { IsScriptClass: false, IsRefLikeType: false } type }
        && owner is BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax
            ? [new PlaceVariable("this", type.ToMinimalDisplayString(model, node.SpanStart))] : [];

    /// <summary>The type as an expression at this place can name it; <c>object</c> where it has no name.</summary>
    private string Type(ISymbol symbol, SyntaxNode node)
    {
        var type = symbol switch { ILocalSymbol local => local.Type, IParameterSymbol parameter => parameter.Type, _ => null };
        return type is null || HasNoName(type) ? "object" : type.ToMinimalDisplayString(model, node.SpanStart);
    }

    private static bool HasNoName(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol or { IsAnonymousType: true } => true,
        IArrayTypeSymbol array => HasNoName(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(HasNoName),
        _ => false,
    };

    private static bool CanBeHeld(ITypeSymbol type) => type switch
    {
        { IsRefLikeType: true } or IPointerTypeSymbol or IFunctionPointerTypeSymbol => false,
        ITypeParameterSymbol { AllowsRefLikeType: true } or { SpecialType: SpecialType.System_TypedReference } => false,
        _ => true,
    };

    /// <summary>The function that a place belongs to; null for the cell itself.</summary>
    private static SyntaxNode? OwnerOf(SyntaxNode node) => node.Ancestors().FirstOrDefault(IsFunction) switch
    {
        AccessorDeclarationSyntax { Parent.Parent: { } property } => property,
        ArrowExpressionClauseSyntax { Parent: AccessorDeclarationSyntax { Parent.Parent: { } property } } => property,
        ArrowExpressionClauseSyntax { Parent: { } function } => function,
        var owner => owner,
    };

    private static bool IsFunction(SyntaxNode node) => node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax
        or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or ArrowExpressionClauseSyntax;
}
