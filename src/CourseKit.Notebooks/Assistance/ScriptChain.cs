using System.Collections.Immutable;
using CourseKit.Notebooks.Session;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace CourseKit.Notebooks.Assistance;

/// <summary>Scripts in the compiler's workspace, each of which sees what those before it declare.</summary>
internal sealed class ScriptChain
{
    private readonly CSharpCompilationOptions options;
    private readonly ProjectId first;
    private ImmutableList<(ProjectId Project, Script Script)> links = [];
    private Solution solution;

    private ScriptChain(Solution solution, ProjectId first, CSharpCompilationOptions options) =>
        (this.solution, this.first, this.options) = (solution, first, options);

    /// <summary>Two chains without scripts, which share what all scripts inherit: libraries and imports.</summary>
    /// <param name="solution">The solution that the scripts are put into.</param>
    /// <param name="options">Options of compilation, with the imports.</param>
    /// <param name="libraries">The libraries.</param>
    public static (ScriptChain One, ScriptChain Other) Pair(
        Solution solution, CSharpCompilationOptions options, IEnumerable<MetadataReference> libraries)
    {
        var first = ProjectId.CreateNewId();
        var start = With(solution, first, null, string.Empty, options, libraries);
        return (new(start, first, options.WithUsings()), new(start, first, options.WithUsings()));
    }

    /// <summary>The scripts, in their order.</summary>
    public IReadOnlyList<Document> Documents =>
        [.. links.Select(link => solution.GetProject(link.Project)!.Documents.Single())];

    private ProjectId Last => links is [.., var last] ? last.Project : first;

    /// <summary>Makes the chain that of these scripts: what follows the first that is another goes, and is put on the end anew.</summary>
    public void Follow(IReadOnlyList<Script> scripts)
    {
        var same = scripts.Zip(links).TakeWhile(pair => pair.First.Equals(pair.Second.Script)).Count();
        foreach (var (project, _) in links.Skip(same).Reverse())
        {
            solution = solution.RemoveProject(project);
        }

        links = links.RemoveRange(same, links.Count - same);
        foreach (var script in scripts.Skip(same))
        {
            var project = ProjectId.CreateNewId();
            solution = With(solution, project, Last, script.Text, options,
                script.Libraries.Select(library => CellReference.To(library)));
            links = links.Add((project, script));
        }
    }

    /// <summary>A script on the end of the chain, which is left as it is.</summary>
    public Document Open(string text)
    {
        var project = ProjectId.CreateNewId();
        return With(solution, project, Last, text, options, []).GetProject(project)!.Documents.Single();
    }

    private static Solution With(Solution before, ProjectId project, ProjectId? previous, string text,
        CSharpCompilationOptions options, IEnumerable<MetadataReference> references) => before
        .AddProject(ProjectInfo.Create(
            project,
            VersionStamp.Create(),
            "cell",
            $"cell-{project.Id:N}",
            LanguageNames.CSharp,
            parseOptions: CellCompiler.Language,
            compilationOptions: options,
            metadataReferences: references,
            projectReferences: previous is null ? [] : [new ProjectReference(previous)],
            isSubmission: true))
        .AddDocument(DocumentInfo.Create(
            DocumentId.CreateNewId(project),
            "cell",
            sourceCodeKind: SourceCodeKind.Script,
            loader: TextLoader.From(TextAndVersion.Create(SourceText.From(text), VersionStamp.Create()))));
}
