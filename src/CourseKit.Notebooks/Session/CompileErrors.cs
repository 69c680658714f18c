using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace CourseKit.Notebooks.Session;

/// <summary>The errors of the compiler: where, in which words of the learner's, and what may help.</summary>
internal static partial class CompileErrors
{
    private const int Shown = 10, ShownLineLength = 300;

    /// <summary>An error of the compiler's own in what has errors already: no documentation is written for cells.</summary>
    private const string FailedDocumentation = "CS1569";

    /// <summary>The error that a cell ends with when it does not compile.</summary>
    public static CellOutput.Error Of(SemanticModel cell, IEnumerable<Diagnostic> diagnostics)
    {
        Diagnostic[] errors =
        [
            .. diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error && found.Id != FailedDocumentation)
                .OrderBy(error => error.Location.SourceSpan),
        ];
        Diagnostic[] causes = [.. errors.Where(error => CompileHints.IsCause(error, cell))];
        Diagnostic[] shown = [.. (causes.Length > 0 ? causes : errors).Take(Shown)];
        List<string> trace = [.. shown.SelectMany(error => Lines(error, cell))];
        if (errors.Length - shown.Length is > 0 and var more)
        {
            trace.Add($"… and {more} more {(more == 1 ? "error" : "errors")}; often they go away with the first.");
        }

        return new CellOutput.Error("Compile error", Message(shown[0]), trace);
    }

    /// <summary>The error of a cell that the compiler is not even shown.</summary>
    public static CellOutput.Error TooDeep(int limit, int depth)
    {
        var message = string.Create(CultureInfo.InvariantCulture,
            $"A cell has at most {limit:N0} brackets open at once. Received: {depth:N0}. Is a closing bracket missing?");
        return new CellOutput.Error("Compile error", message, [message]);
    }

    private static IEnumerable<string> Lines(Diagnostic error, SemanticModel cell)
    {
        if (error.Location.SourceTree is not { } tree)
        {
            return [Message(error)];
        }

        var (span, start) = (error.Location.SourceSpan, error.Location.GetLineSpan().StartLinePosition);
        var line = tree.GetText().Lines[start.Line];
        var before = line.ToString()[..start.Character];
        var place = CellPlace.Line(Path.GetFileName(tree.FilePath), start.Line + 1);
        var named = tree == cell.SyntaxTree ? place.InYourCode() : place;
        List<string> lines = [$"Line {named.Line}, column {start.Character + 1} of {named.Place}: {Message(error)}"];
        if (line.Span.Length <= ShownLineLength)
        {
            var marked = Math.Max(1, Math.Min(span.End, line.End) - span.Start);
            lines.AddRange([$"    {line}", $"    {Blank(before)}{new string('^', marked)}"]);
        }

        return CompileHints.For(error, cell) is { } hint ? [.. lines, $"    {hint}"] : lines;
    }

    private static string Message(Diagnostic error) =>
        $"{error.Id}: {PlaceOfType().Replace(error.GetMessage(CultureInfo.InvariantCulture), " of cell ${cell}")}";

    /// <summary>The place that the compiler names for a type, where two have one name.</summary>
    [GeneratedRegex(@" \[[^\]]*Cell (?<cell>\d+)\(\d+\)\]")]
    private static partial Regex PlaceOfType();

    /// <summary>As wide as the text: tabs stay tabs.</summary>
    private static string Blank(string text) => string.Concat(text.Select(character => character == '\t' ? '\t' : ' '));
}
