using System.Collections.Immutable;
using CourseKit.Notebooks.Session;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;

namespace CourseKit.Notebooks.Assistance;

/// <summary>The cells that have run as the compiler's workspace knows them: a chain of scripts, each a
/// group of cells, on whose end the cell that is being written is put.</summary>
internal sealed class CellWorkspace
{
    private static readonly Lazy<MefHostServices> Services = new(() => MefHostServices.Create(MefHostServices.DefaultAssemblies));

    private readonly AdhocWorkspace workspace = new(Services.Value);
    private readonly CSharpCompilationOptions options;
    private readonly object gate = new();
    private ImmutableList<(ProjectId Project, CellGroup? Group)> chain;
    private Solution solution;

    public CellWorkspace(CellEnvironment environment)
    {
        options = CellCompiler.Options(environment);
        solution = workspace.CurrentSolution;

        // Libraries and imports are inherited by all that follow.
        var first = ProjectId.CreateNewId();
        solution = With(solution, first, null, string.Empty, DocumentedReferences.Of(environment));
        chain = [(first, null)];
    }

    /// <summary>A cell that is being written, after those that have run.</summary>
    /// <param name="cells">The cells that have run.</param>
    /// <param name="text">The text of the cell.</param>
    public Document Open(IReadOnlyList<KeptCell> cells, string text)
    {
        lock (gate)
        {
            Follow(cells);
            var (project, last) = (ProjectId.CreateNewId(), chain[^1].Project);
            return With(solution, project, last, text, []).GetProject(project)!.Documents.Single();
        }
    }

    /// <summary>Makes the chain that of the cells: those that are new are put on its end, those of a
    /// session that was restarted go.</summary>
    private void Follow(IReadOnlyList<KeptCell> cells)
    {
        var groups = Group(cells);
        var same = groups.Zip(chain.Skip(1)).TakeWhile(pair => pair.First == pair.Second.Group).Count();
        foreach (var (project, _) in chain.Skip(same + 1).Reverse())
        {
            solution = solution.RemoveProject(project);
        }

        chain = chain.RemoveRange(same + 1, chain.Count - same - 1);
        foreach (var group in groups.Skip(same))
        {
            var project = ProjectId.CreateNewId();
            solution = With(solution, project, chain[^1].Project, group.Text,
                group.Libraries.Select(library => MetadataReference.CreateFromFile(library)));
            chain = chain.Add((project, group));
        }
    }

    /// <summary>The cells in groups: those there are, as far as their cells are the same, and the others.</summary>
    private List<CellGroup> Group(IReadOnlyList<KeptCell> cells)
    {
        var (groups, count) = (new List<CellGroup>(), 0);
        foreach (var group in chain.Skip(1).Select(script => script.Group!).TakeWhile(group => group.IsAt(cells, count)))
        {
            groups.Add(group);
            count += group.Cells.Length;
        }

        foreach (var cell in cells.Skip(count))
        {
            if (groups is [.., var last] && last.With(cell) is { } larger)
            {
                groups[^1] = larger;
            }
            else
            {
                groups.Add(CellGroup.Of(cell));
            }
        }

        return groups;
    }

    private Solution With(Solution before, ProjectId project, ProjectId? previous, string text,
        IEnumerable<MetadataReference> references) => before
        .AddProject(ProjectInfo.Create(
            project,
            VersionStamp.Create(),
            "cell",
            $"cell-{project.Id:N}",
            LanguageNames.CSharp,
            parseOptions: CellCompiler.Language,
            compilationOptions: previous is null ? options : options.WithUsings(),
            metadataReferences: references,
            projectReferences: previous is null ? [] : [new ProjectReference(previous)],
            isSubmission: true))
        .AddDocument(DocumentInfo.Create(
            DocumentId.CreateNewId(project),
            "cell",
            sourceCodeKind: SourceCodeKind.Script,
            loader: TextLoader.From(TextAndVersion.Create(SourceText.From(text), VersionStamp.Create()))));
}
