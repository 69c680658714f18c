using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CourseKit.Notebooks.Session;

/// <summary>What the compiler objects to: where, in which words of the learner's, and what may help.</summary>
internal static class CompileErrors
{
    private const int Shown = 10;

    /// <summary>The error that a cell ends with when it does not compile.</summary>
    public static CellOutput.Error Of(CSharpCompilation compilation, ImmutableArray<Diagnostic> diagnostics)
    {
        Diagnostic[] errors = [.. diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).OrderBy(error => error.Location.SourceSpan)];
        var model = compilation.GetSemanticModel(compilation.SyntaxTrees.Single());
        IEnumerable<string> trace = errors.Take(Shown).SelectMany(error => Lines(error, model));
        var more = errors.Length > Shown ? [$"… and {errors.Length - Shown} more errors; often they go away with the first."] : Array.Empty<string>();
        return new CellOutput.Error("Compile error", Message(errors[0]), [.. trace, .. more]);
    }

    private static IEnumerable<string> Lines(Diagnostic error, SemanticModel model)
    {
        var start = error.Location.GetLineSpan();
        yield return $"{start.Path}, line {start.StartLinePosition.Line + 1}, column {start.StartLinePosition.Character + 1}: {Message(error)}";
        if (error.Location.SourceTree is { } tree)
        {
            var line = tree.GetText().Lines[start.StartLinePosition.Line];
            var span = error.Location.SourceSpan;
            var before = tree.GetText().ToString(new(line.Start, span.Start - line.Start));
            yield return $"    {line}";
            yield return $"    {Blank(before)}{new string('^', Math.Max(1, Math.Min(span.End, line.End) - span.Start))}";
        }

        if (CompileHints.For(error, model) is { } hint)
        {
            yield return $"    {hint}";
        }
    }

    private static string Message(Diagnostic error) => $"{error.Id}: {error.GetMessage(CultureInfo.InvariantCulture)}";

    /// <summary>As wide as the text: tabs stay tabs.</summary>
    private static string Blank(string text) => string.Concat(text.Select(character => character == '\t' ? '\t' : ' '));
}
