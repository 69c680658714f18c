using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Notebooks.Export.Scripts;

/// <summary>Gives names of a cell's code the names that they have in the program, wherever they are meant.</summary>
/// <param name="names">The names in the program.</param>
/// <param name="code">The code.</param>
/// <param name="edits">The edits that the new names are added to.</param>
internal sealed class Renamed(ProgramNames names, UnderstoodCode code, TokenEdits edits)
{
    /// <summary>Adds the edits.</summary>
    public void Add()
    {
        foreach (var token in code.Root.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)))
        {
            if (Meant(token) is { } symbol && symbol.Name == token.ValueText && names.Of(symbol) is { } name)
            {
                Add(token, name);
            }
        }
    }

    private void Add(SyntaxToken token, string name)
    {
        if (token.Parent!.AncestorsAndSelf().OfType<InvocationExpressionSyntax>().FirstOrDefault(IsNameOf) is { } nameOf)
        {
            foreach (var part in nameOf.DescendantTokens().SkipLast(1))
            {
                edits.Drop(part);
            }

            edits.Replace(nameOf.GetLastToken(), $"\"{token.ValueText}\"");
        }
        else
        {
            edits.Replace(token, token.Parent switch
            {
                IdentifierNameSyntax { Parent: AnonymousObjectMemberDeclaratorSyntax { NameEquals: null } } =>
                    $"{token.ValueText} = {name}",
                IdentifierNameSyntax { Parent: ArgumentSyntax { NameColon: null, Parent: TupleExpressionSyntax tuple } }
                    when GivesNames(tuple, token.ValueText) => $"{token.ValueText}: {name}",
                _ => name,
            });
        }
    }

    /// <summary>The declaration that a name stands for: of a constructor, its type; of an extension method, its declaration.</summary>
    private ISymbol? Meant(SyntaxToken token)
    {
        var symbol = token.Parent switch
        {
            SimpleNameSyntax name => code.Model.GetSymbolInfo(name).Symbol ?? code.Model.GetMemberGroup(name).FirstOrDefault(),
            ConstructorDeclarationSyntax or DestructorDeclarationSyntax => code.Model.GetDeclaredSymbol(token.Parent)?.ContainingType,
            { } node => code.Model.GetDeclaredSymbol(node),
            null => null,
        };
        return (symbol switch
        {
            IMethodSymbol { MethodKind: MethodKind.Constructor } => symbol.ContainingType,
            IMethodSymbol { ReducedFrom: { } extension } => extension,
            _ => symbol,
        })?.OriginalDefinition;
    }

    private bool IsNameOf(InvocationExpressionSyntax call) => call.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" }
        && code.Model.GetConstantValue(call).HasValue;

    /// <summary>Returns whether a tuple names an item after a variable, and is a value: where it is assigned to, names are not
    /// allowed.</summary>
    private static bool GivesNames(TupleExpressionSyntax tuple, string name) =>
        tuple.Arguments.Count(item => item.Expression is IdentifierNameSyntax { Identifier.ValueText: { } other } && other == name) == 1
        && !tuple.AncestorsAndSelf().Any(node => node.Parent is AssignmentExpressionSyntax assignment && assignment.Left == node);
}
