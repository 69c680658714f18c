using System.Collections.Immutable;
using System.Reflection.PortableExecutable;
using System.Text;
using Microsoft.AspNetCore.Html;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Text;
using Microsoft.DotNet.Interactive.Formatting;

namespace CourseKit.Notebooks.Session;

/// <summary>Compiles cells as C# script: each sees what the ones before it have declared.</summary>
internal sealed class CellCompiler
{
    private const int DeepestNesting = 1_000;

    private static readonly CSharpParseOptions Language = new(LanguageVersion.CSharp14, kind: SourceCodeKind.Script);

    private static readonly EmitOptions WithLines = new(debugInformationFormat: DebugInformationFormat.PortablePdb);

    /// <summary>.NET itself, and what a notebook written for .NET Interactive may name to format its own types.</summary>
    private static readonly Lazy<ImmutableArray<MetadataReference>> Base = new(() =>
    [
        .. Directory.EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll").Where(IsManaged).Select(Reference),
        Reference(typeof(Formatter).Assembly.Location), Reference(typeof(IHtmlContent).Assembly.Location),
    ]);

    private readonly ImmutableArray<MetadataReference> references;
    private readonly CSharpCompilationOptions options;

    public CellCompiler(CellEnvironment environment)
    {
        references = [.. Base.Value, .. environment.Assemblies.Select(assembly => Reference(assembly.Location))];
        options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            usings: environment.Imports,
            optimizationLevel: OptimizationLevel.Release,
            allowUnsafe: true,
            metadataReferenceResolver: ScriptMetadataResolver.Default.WithBaseDirectory(environment.Directory),
            sourceReferenceResolver: ScriptSourceResolver.Default.WithBaseDirectory(environment.Directory));
    }

    /// <summary>Whether nothing more need follow.</summary>
    public static bool IsComplete(string text) =>
        CodeNesting.Depth(text) > DeepestNesting || SyntaxFactory.IsCompleteSubmission(CSharpSyntaxTree.ParseText(text, Language));

    /// <summary>Compiles a cell on top of the one before it: its code, or the errors in it.</summary>
    public (CellCode? Code, CellOutput.Error? Error) Compile(string text, int number, CSharpCompilation? previous, CancellationToken cancel)
    {
        if (CodeNesting.Depth(text) is > DeepestNesting and var depth)
        {
            return (null, CompileErrors.TooDeep(number, DeepestNesting, depth));
        }

        var tree = CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), Language, $"Cell {number}", cancel);
        return GuardedCell.Of(tree) is { } guarded && Emit(guarded, number, previous, cancel) is ({ } code, _)
            ? (code, null)

            // Errors are told in terms of what the learner has written; and now and then it is a guard that does not fit in.
            : Emit(tree, number, previous, cancel);
    }

    private (CellCode? Code, CellOutput.Error? Error) Emit(
        SyntaxTree tree, int number, CSharpCompilation? previous, CancellationToken cancel)
    {
        // References and imports are inherited. Given to each cell, they would cost it a megabyte that stays.
        var (added, settings) = previous is null ? (references, options) : ([], options.WithUsings());
        var compilation = CSharpCompilation.CreateScriptCompilation(
            $"cell-{Guid.NewGuid():N}", tree, added, settings.WithScriptClassName($"Cell{number}"), previous, typeof(object));
        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        var emitted = compilation.Emit(image, symbols, options: WithLines, cancellationToken: cancel);
        return emitted.Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            ? (null, CompileErrors.Of(compilation.GetSemanticModel(tree), emitted.Diagnostics))
            : (new CellCode(compilation, tree, emitted.Success ? Inlining.Forbid(image.ToArray()) : [], symbols.ToArray()), null);
    }

    private static MetadataReference Reference(string path) => MetadataReference.CreateFromFile(path);

    private static bool IsManaged(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        return file.HasMetadata;
    }
}
