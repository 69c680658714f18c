using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Notebooks.Assistance;

/// <summary>Finds the call that a position lies in, and what it can take.</summary>
internal static class SignatureFinder
{
    private static readonly SymbolDisplayFormat ParameterFormat = SymbolDisplayFormat.MinimallyQualifiedFormat
        .WithParameterOptions(SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeParamsRefOut);

    public static async Task<Signatures?> SignaturesAsync(Document document, int position, CancellationToken cancel)
    {
        var root = (await document.GetSyntaxRootAsync(cancel))!;
        if (Arguments(root, position) is not { } arguments)
        {
            return null;
        }

        var model = (await document.GetSemanticModelAsync(cancel))!;
        var overloads = Callable(model, arguments.Node.Parent!, cancel).ToList();
        if (overloads.Count == 0)
        {
            return null;
        }

        // The first that has room for what is written so far, as the compiler has picked one only when the call is complete.
        var (index, name) = Place(arguments, position);
        var picked = model.GetSymbolInfo(arguments.Node.Parent!, cancel).Symbol;
        var active = overloads.FindIndex(overload => SymbolEqualityComparer.Default.Equals(overload, picked));
        active = active >= 0 ? active : Math.Max(0, overloads.FindIndex(overload => HasPlace(overload, index, name)));
        return new Signatures([.. overloads.Select(overload => Describe(overload, cancel))], active,
            ActiveParameter(overloads[active], index, name));
    }

    /// <summary>The innermost list of arguments around a position.</summary>
    private static (SyntaxNode Node, SeparatedSyntaxList<SyntaxNode> List)? Arguments(SyntaxNode root, int position)
    {
        for (var node = root.FindToken(Math.Max(0, position - 1)).Parent; node is not null; node = node.Parent)
        {
            (SyntaxToken Open, SyntaxToken Close, SeparatedSyntaxList<SyntaxNode> List)? found = node switch
            {
                ArgumentListSyntax list => (list.OpenParenToken, list.CloseParenToken, list.Arguments),
                BracketedArgumentListSyntax list => (list.OpenBracketToken, list.CloseBracketToken, list.Arguments),
                AttributeArgumentListSyntax list => (list.OpenParenToken, list.CloseParenToken, list.Arguments),
                _ => null,
            };
            if (found is var (open, close, arguments) && open.Span.End <= position && (close.IsMissing || position <= close.SpanStart))
            {
                return (node, arguments);
            }
        }

        return null;
    }

    /// <summary>The argument that a position is at, and its name where it is named.</summary>
    private static (int Index, string? Name) Place((SyntaxNode Node, SeparatedSyntaxList<SyntaxNode> List) arguments, int position)
    {
        var index = arguments.List.GetSeparators().Count(separator => separator.SpanStart < position);
        var name = arguments.List.ElementAtOrDefault(index) switch
        {
            ArgumentSyntax argument => argument.NameColon?.Name.Identifier.ValueText,
            AttributeArgumentSyntax argument =>
                argument.NameColon?.Name.Identifier.ValueText ?? argument.NameEquals?.Name.Identifier.ValueText,
            _ => null,
        };
        return (index, name);
    }

    private static IEnumerable<ISymbol> Callable(SemanticModel model, SyntaxNode call, CancellationToken cancel) => call switch
    {
        InvocationExpressionSyntax { Expression: var called } => Methods(model, called, cancel),
        BaseObjectCreationExpressionSyntax creation => Constructors(model.GetTypeInfo(creation, cancel).Type),
        ConstructorInitializerSyntax initializer => Constructors(model.GetSymbolInfo(initializer, cancel) is var info
            ? (info.Symbol ?? info.CandidateSymbols.FirstOrDefault())?.ContainingType : null),
        PrimaryConstructorBaseTypeSyntax initializer => Constructors(model.GetTypeInfo(initializer.Type, cancel).Type),
        AttributeSyntax attribute => Constructors(model.GetTypeInfo(attribute, cancel).Type),
        ElementAccessExpressionSyntax { Expression: var indexed } => (model.GetTypeInfo(indexed, cancel).Type?.GetBaseTypesAndThis() ?? [])
            .SelectMany(type => type.GetMembers()).OfType<IPropertySymbol>().Where(property => property.IsIndexer),
        _ => [],
    };

    private static IEnumerable<ISymbol> Methods(SemanticModel model, ExpressionSyntax called, CancellationToken cancel)
    {
        var group = model.GetMemberGroup(called, cancel);
        return !group.IsEmpty ? group.OrderBy(method => ((IMethodSymbol)method).Parameters.Length)
            : model.GetTypeInfo(called, cancel).Type is INamedTypeSymbol { DelegateInvokeMethod: { } invoke } ? [invoke]
            : [];
    }

    private static IEnumerable<ISymbol> Constructors(ITypeSymbol? type) => type is INamedTypeSymbol named
        ? named.InstanceConstructors.Where(one => one.DeclaredAccessibility == Accessibility.Public).OrderBy(one => one.Parameters.Length)
        : [];

    private static bool HasPlace(ISymbol overload, int index, string? name) => ActiveParameter(overload, index, name) >= 0;

    private static int ActiveParameter(ISymbol overload, int index, string? name)
    {
        var parameters = Parameters(overload);
        var named = name is null ? -1 : parameters.ToList().FindIndex(parameter => parameter.Name == name);
        return named >= 0 ? named
            : index < parameters.Count ? index
            : parameters is [.., { IsParams: true }] ? parameters.Count - 1
            : -1;
    }

    private static Signature Describe(ISymbol overload, CancellationToken cancel)
    {
        var documentation = Documentation.Of(overload, cancel);
        return new Signature(
            overload.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat),
            documentation.Summary,
            [.. Parameters(overload).Select(parameter =>
                new SignatureParameter(parameter.ToDisplayString(ParameterFormat), documentation.Parameter(parameter.Name)))]);
    }

    private static IReadOnlyList<IParameterSymbol> Parameters(ISymbol overload) => overload switch
    {
        IMethodSymbol method => method.Parameters,
        IPropertySymbol property => property.Parameters,
        _ => [],
    };

    private static IEnumerable<ITypeSymbol> GetBaseTypesAndThis(this ITypeSymbol type)
    {
        for (ITypeSymbol? at = type; at is not null; at = at.BaseType)
        {
            yield return at;
        }
    }
}
