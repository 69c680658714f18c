using System.Globalization;
using CourseKit.Notebooks.Session;
using Microsoft.CodeAnalysis;

namespace CourseKit.Notebooks.Assistance;

/// <summary>Lists what the compiler objects to: the errors that the cell would end with, and warnings.</summary>
internal static class DiagnosticFinder
{
    public static async Task<IReadOnlyList<CellDiagnostic>> DiagnoseAsync(Document document, CancellationToken cancel)
    {
        var model = (await document.GetSemanticModelAsync(cancel))!;
        return
        [
            .. model.Compilation.GetDiagnostics(cancel)
                .Where(found => found.Severity >= DiagnosticSeverity.Warning && found.Location.SourceTree == model.SyntaxTree)
                .OrderBy(found => found.Location.SourceSpan)
                .Select(found => new CellDiagnostic(
                    found.Location.SourceSpan.Start,
                    found.Location.SourceSpan.End,
                    found.Severity == DiagnosticSeverity.Error,
                    found.Id,
                    Message(found, model))),
        ];
    }

    private static string Message(Diagnostic found, SemanticModel model)
    {
        var message = found.GetMessage(CultureInfo.InvariantCulture);
        return CompileHints.For(found, model) is { } hint ? $"{message}\n{hint}" : message;
    }
}
