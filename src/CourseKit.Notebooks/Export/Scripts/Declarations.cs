using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Notebooks.Export.Scripts;

/// <summary>Names that C# of a cell declares, as far as they can get into each other's way in a program.</summary>
internal static class Declarations
{
    /// <summary>Returns what the whole program would see: variables, functions and types.</summary>
    public static IEnumerable<ISymbol> OfProgram(UnderstoodCode code) => Of(code).Where(IsOfProgram);

    /// <summary>Returns what is declared in a statement, and in no function of it: C# lets a function hide a name, and no
    /// statement.</summary>
    public static IEnumerable<ISymbol> OfStatements(UnderstoodCode code) => Of(code).Where(symbol => symbol switch
    {
        ILocalSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction } => !IsInFunction(NodeOf(symbol)),
        IRangeVariableSymbol => true,
        _ => false,
    });

    /// <summary>Returns whether the whole program would see what is declared.</summary>
    public static bool IsOfProgram(ISymbol symbol) => symbol.ContainingType is { IsScriptClass: true }
        && symbol is IFieldSymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary } or INamedTypeSymbol;

    /// <summary>Returns whether what is declared is an extension method.</summary>
    public static bool IsExtension(ISymbol symbol) => symbol is IMethodSymbol { IsExtensionMethod: true };

    /// <summary>Returns the place of a declaration, the first of a type in parts: by it, a use is told to mean it.</summary>
    public static (SyntaxTree Tree, int Start)? PlaceOf(ISymbol symbol) =>
        symbol.Locations.FirstOrDefault(location => location.IsInSource) is { SourceTree: { } tree } location
            ? (tree, location.SourceSpan.Start)
            : null;

    private static IEnumerable<ISymbol> Of(UnderstoodCode code) => code.Root.DescendantNodes()
        .Where(node => node is MemberDeclarationSyntax or VariableDeclaratorSyntax or VariableDesignationSyntax
            or LocalFunctionStatementSyntax or ForEachStatementSyntax or CatchDeclarationSyntax or QueryClauseSyntax
            or JoinIntoClauseSyntax or QueryContinuationSyntax)
        .Select(node => code.Model.GetDeclaredSymbol(node)).OfType<ISymbol>().Where(symbol => symbol.Name.Length > 0)
        .Distinct(SymbolEqualityComparer.Default);

    private static SyntaxNode NodeOf(ISymbol symbol) => symbol.DeclaringSyntaxReferences[0].GetSyntax();

    private static bool IsInFunction(SyntaxNode node) => node.Ancestors().Any(outer =>
        outer is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax
            or BaseTypeDeclarationSyntax or BasePropertyDeclarationSyntax);
}
