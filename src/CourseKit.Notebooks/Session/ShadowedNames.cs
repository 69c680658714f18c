using System.ComponentModel;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CourseKit.Notebooks.Session;

/// <summary>Names of the course that a cell's <c>using</c> gives another meaning, as <c>using static TorchSharp.torch;</c> does with
/// <c>Tensor</c>: the later <c>using</c> wins.</summary>
internal sealed class ShadowedNames(CellEnvironment environment)
{
    private const int Listed = 8;

    private readonly HashSet<string> told = [];

    private readonly Lazy<IReadOnlyDictionary<string, string>> names = new(() => environment.Assemblies
        .SelectMany(library => library.GetExportedTypes())
        .Where(type => type is { IsNested: false, IsGenericType: false } && environment.Imports.Contains(type.Namespace)
            && type.GetCustomAttribute<EditorBrowsableAttribute>()?.State != EditorBrowsableState.Never)
        .DistinctBy(type => type.Name).ToDictionary(type => type.Name, type => type.FullName!));

    /// <summary>Returns a line for each <c>using</c> of a cell that gives names another meaning; null if none does, or it has been
    /// said.</summary>
    /// <param name="code">The cell.</param>
    /// <param name="understand">Returns it as the compiler understands it, whether it compiles or not.</param>
    public string? Tell(string code, Func<SyntaxTree, CSharpCompilation> understand)
    {
        if (!code.Contains("using", StringComparison.Ordinal) || CellCompiler.IsTooDeep(code))
        {
            return null;
        }

        var tree = CSharpSyntaxTree.ParseText(code, CellCompiler.Language);
        var usings = tree.GetCompilationUnitRoot().Usings;
        if (usings.Count == 0)
        {
            return null;
        }

        var model = understand(tree).GetSemanticModel(tree);
        var lines = usings.Where(one => one is { Alias: null, NamespaceOrType: not null })
            .Select(one => model.GetSymbolInfo(one.NamespaceOrType).Symbol).OfType<INamespaceOrTypeSymbol>()
            .Select(brought => (Brought: brought, Names: Shadowed(brought, model)))
            .Where(line => line.Names.Count > 0 && told.Add(line.Brought.ToDisplayString()))
            .Select(line => Line(line.Brought, line.Names)).ToList();
        return lines.Count == 0 ? null : string.Join('\n', lines);
    }

    /// <summary>The names of the types that a namespace or a type brings, and that meant others of the course.</summary>
    private List<string> Shadowed(INamespaceOrTypeSymbol brought, SemanticModel model) =>
    [
        .. brought.GetTypeMembers()
            .Where(type => names.Value.TryGetValue(type.Name, out var own) && type.ToDisplayString() != own
                && model.LookupNamespacesAndTypes(model.SyntaxTree.Length, name: type.Name) is [var meant]
                && SymbolEqualityComparer.Default.Equals(meant, type))
            .Select(type => type.Name).Distinct().Order(StringComparer.Ordinal),
    ];

    private string Line(ISymbol brought, List<string> shadowed)
    {
        var first = shadowed[0];
        var others = shadowed.Count > Listed ? $" and {shadowed.Count - Listed} more" : string.Empty;
        return $"{brought.ToDisplayString()} hides names of the course from here on: {string.Join(", ", shadowed.Take(Listed))}{others}. "
            + $"To have one back, write: using {first} = {names.Value[first]};";
    }
}
