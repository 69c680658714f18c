using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Notebooks.Export.Scripts;

/// <summary>Makes members of a script into those of a program: variables and functions have no access there, and a last expression is
/// printed.</summary>
internal static class StatementEdits
{
    private static readonly HashSet<SyntaxKind> Access =
        [SyntaxKind.PublicKeyword, SyntaxKind.PrivateKeyword, SyntaxKind.ProtectedKeyword, SyntaxKind.InternalKeyword];

    private static readonly HashSet<SyntaxKind> OfFields =
        [.. Access, SyntaxKind.StaticKeyword, SyntaxKind.ReadOnlyKeyword, SyntaxKind.VolatileKeyword];

    private static readonly HashSet<SyntaxKind> OfFunctions = [.. Access, SyntaxKind.StaticKeyword];

    /// <summary>Returns whether a method is an extension.</summary>
    public static bool IsExtension(MethodDeclarationSyntax method) =>
        method.ParameterList.Parameters is [{ } first, ..] && first.Modifiers.Any(SyntaxKind.ThisKeyword);

    /// <summary>Adds the edits, and returns the names of methods that values are shown by.</summary>
    public static IReadOnlySet<string> Add(UnderstoodCode code, TokenEdits edits)
    {
        foreach (var member in code.Root.Members)
        {
            switch (member)
            {
                case FieldDeclarationSyntax field:
                    Drop(field.Modifiers, OfFields, edits);
                    Assign(field, edits);
                    break;
                case MethodDeclarationSyntax method:
                    Drop(method.Modifiers, OfFunctions, edits);
                    if (IsExtension(method))
                    {
                        edits.Surround(method.ReturnType, "public static ", string.Empty);
                    }

                    break;
                case BaseTypeDeclarationSyntax or DelegateDeclarationSyntax:
                    Drop(member.Modifiers, Access, edits);
                    break;
            }
        }

        var displays = code.Root.DescendantNodes().OfType<SimpleNameSyntax>()
            .Select(name => code.Model.GetSymbolInfo(name).Symbol).OfType<ISymbol>()
            .Select(DisplayMethods.NameOf).OfType<string>().ToHashSet();
        if (Print(code, edits))
        {
            displays.Add(DisplayMethods.Bare);
        }

        return displays;
    }

    private static void Drop(SyntaxTokenList modifiers, IReadOnlySet<SyntaxKind> kinds, TokenEdits edits)
    {
        foreach (var modifier in modifiers.Where(modifier => kinds.Contains(modifier.Kind())))
        {
            edits.Drop(modifier);
        }
    }

    /// <summary>Gives variables without a value the one that a script gives them.</summary>
    private static void Assign(FieldDeclarationSyntax field, TokenEdits edits)
    {
        foreach (var variable in field.Declaration.Variables.Where(variable => variable.Initializer is null))
        {
            edits.Surround(variable, string.Empty, " = default");
        }
    }

    /// <summary>Prints the value of a last expression without a semicolon: by itself, if its type says what it prints; else in the form
    /// that cells show it in.</summary>
    private static bool Print(UnderstoodCode code, TokenEdits edits)
    {
        if (code.Root.Members.LastOrDefault() is not GlobalStatementSyntax
            { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true, Expression: var last } })
        {
            return false;
        }

        var type = code.Model.GetTypeInfo(last).Type;
        var shows = type is not { SpecialType: SpecialType.System_Void } && !PrintsItself(type);
        var method = shows ? "Display(" : type is { SpecialType: SpecialType.System_Void } ? string.Empty : "Console.WriteLine(";
        edits.Surround(last, method, method.Length > 0 ? ");" : ";");
        return shows;
    }

    /// <summary>Returns whether somebody has written the text of a type's values.</summary>
    private static bool PrintsItself(ITypeSymbol? type)
    {
        for (var at = type; at is { SpecialType: not (SpecialType.System_Object or SpecialType.System_ValueType) }; at = at.BaseType)
        {
            if (at.GetMembers(nameof(ToString)).OfType<IMethodSymbol>().Any(method => method.Parameters.IsEmpty))
            {
                return true;
            }
        }

        return false;
    }
}
