using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Notebooks.Session;

/// <summary>A sentence for errors that everyone makes in the first hour, where a rule tells exactly what happened.</summary>
internal static class CompileHints
{
    /// <summary>What .NET Interactive has and this host has not, and what serves here.</summary>
    private static readonly Dictionary<string, string> OfOtherHosts = new()
    {
        ["Kernel"] = "There is no Kernel of .NET Interactive here. Display(value) shows a value, Input(\"Name?\") asks for one.",
        ["KernelInvocationContext"] = "There is no Kernel of .NET Interactive here. Display(value) shows a value.",
        ["PocketViewTags"] = "Write using static Microsoft.DotNet.Interactive.Formatting.PocketViewTags; first.",
    };

    private static readonly Dictionary<string, Func<Place, string?>> ById = new()
    {
        ["CS0103"] = place => OfOtherHosts.GetValueOrDefault(place.Word) ?? place.SameInOtherCase(null)
            ?? $"Is '{place.Word}' defined in a cell that has not run yet? Run that cell first. Capitals count.",
        ["CS0234"] = place => place.Text.Contains("Microsoft.DotNet.Interactive", StringComparison.Ordinal) ? OfOtherHosts["Kernel"] : null,
        ["CS0246"] = place => place.SameInOtherCase(null)
            ?? $"Is '{place.Word}' defined in a cell that has not run yet, or is a using directive missing?",
        ["CS0117"] = place => place.SameInOtherCase(place.Container),
        ["CS1061"] = place => place.SameInOtherCase(place.Container),
        ["CS0664"] = _ => "A number with a decimal point is a double. Write an f after it for a float: 0.5f",
        ["CS9283"] = _ => "In a cell, write this before the first parameter of a method: static int Twice(this int n) => 2 * n;",
    };

    /// <summary>The hint for an error, if there is one.</summary>
    public static string? For(Diagnostic error, SemanticModel model) =>
        error.Location.SourceTree == model.SyntaxTree && ById.TryGetValue(error.Id, out var hint) ? hint(new Place(error, model)) : null;

    private sealed record Place(Diagnostic Error, SemanticModel Model)
    {
        private SyntaxNode Node => Model.SyntaxTree.GetRoot().FindNode(Error.Location.SourceSpan, getInnermostNodeForTie: true);

        public string Word => Model.SyntaxTree.GetText().ToString(Error.Location.SourceSpan);

        /// <summary>All that the name is a part of.</summary>
        public string Text => (Node.AncestorsAndSelf().OfType<NameSyntax>().LastOrDefault() ?? Node).ToString();

        /// <summary>What stands before the dot.</summary>
        public ITypeSymbol? Container => Node.FirstAncestorOrSelf<MemberAccessExpressionSyntax>() is { Expression: var before }
            ? Model.GetTypeInfo(before).Type ?? Model.GetSymbolInfo(before).Symbol as ITypeSymbol
            : null;

        /// <summary>A name that differs only in capitals: <c>math</c> for <c>Math</c>.</summary>
        public string? SameInOtherCase(ITypeSymbol? container) =>
            Model.LookupSymbols(Error.Location.SourceSpan.Start, container, includeReducedExtensionMethods: true)
                .Select(symbol => symbol.Name).FirstOrDefault(name => name.Equals(Word, StringComparison.OrdinalIgnoreCase)) is { } name
                ? $"Did you mean '{name}'? Capitals count."
                : null;
    }
}
