using CourseKit.Notebooks.Session;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Host.Mef;

namespace CourseKit.Notebooks.Assistance;

/// <summary>Cells as the compiler's workspace knows them: those that have run, in the order of their runs, and those of a notebook, from
/// its top to its bottom.</summary>
internal sealed class CellWorkspace
{
    private static readonly Lazy<MefHostServices> Services = new(() => MefHostServices.Create(MefHostServices.DefaultAssemblies));

    private readonly object gate = new();
    private readonly ScriptChain ran, notebook;
    private IReadOnlyList<CellGroup> groups = [];

    public CellWorkspace(CellEnvironment environment)
    {
        Libraries = [.. DocumentedReferences.Of(environment)];
        (ran, notebook) = ScriptChain.Pair(Workspace.CurrentSolution, CellCompiler.Options(environment), Libraries);
    }

    /// <summary>The compiler's workspace.</summary>
    public Workspace Workspace { get; } = new AdhocWorkspace(Services.Value);

    /// <summary>The libraries that all cells can use.</summary>
    public IReadOnlyList<PortableExecutableReference> Libraries { get; }

    /// <summary>A cell that is being written, after those that have run.</summary>
    /// <param name="cells">The cells that have run.</param>
    /// <param name="text">The text of the cell.</param>
    public Document Open(IReadOnlyList<KeptCell> cells, string text)
    {
        lock (gate)
        {
            groups = CellGroup.Grouped(cells, groups);
            ran.Follow([.. groups.Select(group => new Script(group.Text, [.. group.Libraries]))]);
            return ran.Open(text);
        }
    }

    /// <summary>The cells of a notebook, in its order.</summary>
    /// <param name="cells">The cells that have run, whose packages the notebook can use.</param>
    /// <param name="texts">The texts of the notebook's cells.</param>
    public IReadOnlyList<Document> OpenNotebook(IReadOnlyList<KeptCell> cells, IReadOnlyList<string> texts)
    {
        lock (gate)
        {
            var packages = new Script(string.Empty, [.. cells.SelectMany(cell => cell.Libraries).Distinct()]);
            notebook.Follow([packages, .. texts.Select(text => new Script(text, []))]);
            return [.. notebook.Documents.Skip(1)];
        }
    }
}
