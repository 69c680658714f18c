using CourseKit.Notebooks.Session;
using CourseKit.Notebooks.Session.Magics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Text;

namespace CourseKit.Notebooks.Assistance;

/// <summary>Lays out the C# of a cell by the compiler's own formatter; magics, and what they take, stay as they are.</summary>
internal static class CellFormatter
{
    /// <summary>The changes of a cell; none if there is an error of syntax in it.</summary>
    public static IReadOnlyList<TextChange> Format(Workspace workspace, string cell, int indentation, CancellationToken cancel)
    {
        var options = workspace.Options
            .WithChangedOption(FormattingOptions.IndentationSize, LanguageNames.CSharp, indentation)
            .WithChangedOption(FormattingOptions.TabSize, LanguageNames.CSharp, indentation);
        var parts = CellPart.CodeSpans(cell).Select(span => (span.Start, Tree: CSharpSyntaxTree.ParseText(
            cell.Substring(span.Start, span.Length), CellCompiler.Language, cancellationToken: cancel))).ToList();
        return parts.Any(part => part.Tree.GetDiagnostics(cancel).Any(found => found.Severity == DiagnosticSeverity.Error)) ? [] :
        [
            .. from part in parts
               from change in Formatter.GetFormattedTextChanges(part.Tree.GetRoot(cancel), workspace, options, cancel)
               select new TextChange(new TextSpan(part.Start + change.Span.Start, change.Span.Length), change.NewText ?? string.Empty),
        ];
    }
}
