using System.Collections.Immutable;
using System.Reflection.PortableExecutable;
using System.Text;
using CourseKit.Notebooks.Session.Debugging;
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

    /// <summary>The language of cells: C# 14 as a script.</summary>
    public static readonly CSharpParseOptions Language = new(LanguageVersion.CSharp14, kind: SourceCodeKind.Script);

    private static readonly EmitOptions WithLines = new(debugInformationFormat: DebugInformationFormat.PortablePdb);

    private static readonly Lazy<ImmutableArray<MetadataReference>> FrameworkReferences =
        new(() => [.. Framework.Select(path => CellReference.To(path))]);

    private readonly ImmutableArray<MetadataReference> references;
    private readonly CSharpCompilationOptions options;
    private readonly GuardedFiles guardedFiles;

    public CellCompiler(CellEnvironment environment)
    {
        references = [.. FrameworkReferences.Value, .. Libraries(environment).Select(path => CellReference.To(path))];
        options = Options(environment);
        guardedFiles = new GuardedFiles(environment.Directory);
    }

    /// <summary>The libraries of .NET itself.</summary>
    public static IEnumerable<string> Framework =>
        Directory.EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll").Where(IsManaged);

    /// <summary>The other libraries that cells are compiled against: those of the course, what formats values, which cells may
    /// want to name, and what guards them.</summary>
    public static IEnumerable<string> Libraries(CellEnvironment environment) =>
    [
        .. new[] { typeof(Formatter).Assembly, typeof(IHtmlContent).Assembly, typeof(CellGuard).Assembly }
            .Concat(environment.Assemblies).Select(assembly => assembly.Location).Distinct(),
    ];

    /// <summary>Returns the options of compilation: what cells may do, and which namespaces they see without asking.</summary>
    public static CSharpCompilationOptions Options(CellEnvironment environment) => new(
        OutputKind.DynamicallyLinkedLibrary,
        usings: environment.Imports,
        optimizationLevel: OptimizationLevel.Debug,
        allowUnsafe: true,
        metadataReferenceResolver: new CellReferences(environment.Directory),
        sourceReferenceResolver: ScriptSourceResolver.Default.WithBaseDirectory(environment.Directory));

    /// <summary>Returns whether a text is nested too deeply for the compiler.</summary>
    public static bool IsTooDeep(string text) => CodeNesting.Depth(text) > DeepestNesting;

    /// <summary>Compiles a cell on top of the one before it: its code, or the errors in it.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="number">The number of the cell.</param>
    /// <param name="previous">The cell before it.</param>
    /// <param name="libraries">The libraries that the cell, and all that follow, may use besides.</param>
    /// <param name="debugged">The cell for the debugger; null to compile one that it does not stop.</param>
    /// <param name="cancel">Ends the compilation.</param>
    public (CellCode? Code, CellOutput.Error? Error) Compile(
        string text, int number, CSharpCompilation? previous, IReadOnlyList<string> libraries, DebuggedCell? debugged,
        CancellationToken cancel)
    {
        if (CodeNesting.Depth(text) is > DeepestNesting and var depth)
        {
            return (null, CompileErrors.TooDeep(DeepestNesting, depth));
        }

        var tree = CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), Language, CellPlace.Text(number), cancel);
        if (debugged is not null && Debuggable(tree, number, previous, libraries, debugged, cancel) is { } stepped)
        {
            return (stepped with { Text = text }, null);
        }

        var (code, error) = GuardedCell.Of(tree) is { } guarded && Emit(
            guarded, options.WithSourceReferenceResolver(guardedFiles), number, previous, libraries, cancel) is ({ } stoppable, _)
            ? (stoppable, null)

            // Errors are told in terms of what the learner has written; and now and then it is a guard that does not fit in.
            : Emit(tree, options, number, previous, libraries, cancel);
        return (code is null ? null : code with { Text = text }, error);
    }

    /// <summary>Compiles a cell so that the debugger can stop it; null where the cell has errors, or what the debugger needs does not fit
    /// in.</summary>
    private CellCode? Debuggable(
        SyntaxTree tree, int number, CSharpCompilation? previous, IReadOnlyList<string> libraries, DebuggedCell debugged,
        CancellationToken cancel)
    {
        var compilation = Script(tree, options, number, previous, libraries);
        if (compilation.GetDiagnostics(cancel).Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
        {
            return null;
        }

        foreach (var withOuter in (ReadOnlySpan<bool>)[true, false])
        {
            if (DebuggableCell.Of(tree, debugged.Id, new PlaceVariables(compilation.GetSemanticModel(tree), withOuter)) is var (steps, cell)
                && GuardedCell.Of(steps) is { } guarded
                && Emit(guarded, options.WithSourceReferenceResolver(guardedFiles), number, previous, libraries, cancel) is ({ } code, _))
            {
                debugged.Enlist(cell);
                return code;
            }
        }

        debugged.Debugger.SayCannotDebug(number);
        return null;
    }

    /// <summary>Returns a cell on top of the one before it as the compiler understands it, without anything that guards it.</summary>
    /// <inheritdoc cref="Compile"/>
    public CSharpCompilation Understand(SyntaxTree tree, int number, CSharpCompilation? previous, IReadOnlyList<string> libraries) =>
        Script(tree, options, number, previous, libraries);

    private (CellCode? Code, CellOutput.Error? Error) Emit(
        SyntaxTree tree, CSharpCompilationOptions given, int number, CSharpCompilation? previous, IReadOnlyList<string> libraries,
            CancellationToken cancel)
    {
        var compilation = Script(tree, given, number, previous, libraries);
        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        var emitted = compilation.Emit(image, symbols, options: WithLines, cancellationToken: cancel);
        return emitted.Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            ? (null, CompileErrors.Of(compilation.GetSemanticModel(tree), emitted.Diagnostics))
            : (Guarded(compilation, tree, emitted.Success ? image.ToArray() : [], symbols.ToArray()), null);
    }

    private CSharpCompilation Script(
        SyntaxTree tree, CSharpCompilationOptions given, int number, CSharpCompilation? previous, IReadOnlyList<string> libraries)
    {
        // References and imports are inherited. Given to each cell, they would cost it a megabyte that stays.
        var (added, settings) = previous is null ? (references, given) : ([], given.WithUsings());
        return CSharpCompilation.CreateScriptCompilation(
            $"cell-{Guid.NewGuid():N}", tree, [.. added, .. libraries.Select(path => CellReference.To(path))],
            settings.WithScriptClassName($"Cell{number}"), previous, typeof(object));
    }

    private static CellCode Guarded(CSharpCompilation compilation, SyntaxTree tree, byte[] image, byte[] symbols) =>
        new(compilation, tree, image.Length == 0 ? image : GuardedImage.Of(image, symbols), symbols);

    /// <summary>Returns whether a file is a library of .NET.</summary>
    public static bool IsManaged(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        return file.HasMetadata;
    }
}
