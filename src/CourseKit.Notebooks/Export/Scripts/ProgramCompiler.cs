using System.Reflection;
using CourseKit.Notebooks.Session;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Notebooks.Export.Scripts;

/// <summary>Compiles a program of one file as the SDK does, in memory.</summary>
/// <param name="libraries">The libraries of the course that it refers to.</param>
/// <param name="packageLibraries">Paths of the libraries that its packages bring.</param>
/// <param name="environment">The environment of cells.</param>
internal sealed class ProgramCompiler(
    IEnumerable<Assembly> libraries, IEnumerable<string> packageLibraries, CellEnvironment environment)
{
    /// <summary>The namespaces that a program has without asking (SDK, <c>ImplicitUsings</c>).</summary>
    private const string Implicit = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        """;

    /// <summary>The notes of the compiler about a <c>using</c> that nothing needs: of no use, or implicit.</summary>
    private static readonly IReadOnlySet<string> NeedlessUsing = new HashSet<string> { "CS8019", "CS8933", "CS0105" };

    private static readonly CSharpParseOptions Language =
        new CSharpParseOptions(LanguageVersion.CSharp14).WithFeatures([new("FileBasedProgram", "true")]);

    private readonly IReadOnlyList<MetadataReference> references =
    [
        .. CellCompiler.Framework.Concat(libraries.Select(library => library.Location)).Concat(packageLibraries).Distinct()
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>Compiles a program.</summary>
    public CSharpCompilation Compile(string text) => CSharpCompilation.Create(
        "program",
        [CSharpSyntaxTree.ParseText(text, Language), CSharpSyntaxTree.ParseText(Implicit, Language)],
        references,
        new CSharpCompilationOptions(OutputKind.ConsoleApplication, allowUnsafe: true,
            metadataReferenceResolver: new CellReferences(environment.Directory)));

    /// <summary>The errors of a program.</summary>
    public static IReadOnlyList<ProgramError> ErrorsOf(CSharpCompilation program) =>
    [
        .. program.GetDiagnostics().Where(found => found.Severity == DiagnosticSeverity.Error)
            .Select(error => new ProgramError(error.Location.GetLineSpan().StartLinePosition.Line, ProgramError.Message(error))),
    ];

    /// <summary>The texts of each <c>using</c> that the program does without.</summary>
    public static IReadOnlySet<string> NeedlessUsingsOf(CSharpCompilation program) => program.GetDiagnostics()
        .Where(found => NeedlessUsing.Contains(found.Id) && found.Location.SourceTree == program.SyntaxTrees[0])
        .SelectMany(found => program.SyntaxTrees[0].GetRoot().DescendantNodes().OfType<UsingDirectiveSyntax>()
            .Where(one => one.Span.IntersectsWith(found.Location.SourceSpan)).Select(one => one.ToString()))
        .ToHashSet();
}
