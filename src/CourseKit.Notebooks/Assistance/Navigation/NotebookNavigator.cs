using CourseKit.Notebooks.Session;
using CourseKit.Notebooks.Session.Magics;

namespace CourseKit.Notebooks.Assistance.Navigation;

/// <summary>Definitions, references and other names across the cells of a notebook.</summary>
/// <remarks>
/// A notebook is read from its top to its bottom, whether its cells have run or not: a name means what it means after «Run All».
/// Positions count UTF-16 units from the start of a cell.
/// </remarks>
/// <param name="session">The session of the notebook, which knows the packages that it has asked for.</param>
/// <param name="workspace">The workspace of the cells.</param>
internal sealed class NotebookNavigator(CellSession session, Lazy<CellWorkspace> workspace)
{
    private readonly Lazy<LibrarySources> sources = new(() => new LibrarySources(workspace.Value.Libraries));

    /// <summary>Finds the declarations of the name at a position of a cell.</summary>
    public Task<IReadOnlyList<Definition>> DefineAsync(
        IReadOnlyList<string> cells, int cell, int position, CancellationToken cancel = default) =>
        Task.Run(() => Definitions.InCellAsync(Open(cells), cell, position, cancel));

    /// <summary>Finds the declarations of the name at a position of a library's file.</summary>
    public Task<IReadOnlyList<Definition>> DefineAsync(string source, int position, CancellationToken cancel = default) =>
        Task.Run(() => Definitions.InSourceAsync(source, position, cancel));

    /// <summary>Gets the text of a library's file; null if there is none of this path.</summary>
    public Task<string?> SourceAsync(string path) => Task.Run(() => sources.Value.Of(path)?.FileAt(path)?.ToString());

    /// <summary>Finds the places of the notebook that mean the same as the name at a position.</summary>
    public Task<IReadOnlyList<Reference>> ReferencesAsync(
        IReadOnlyList<string> cells, int cell, int position, CancellationToken cancel = default) => Task.Run(async () =>
    {
        var notebook = Open(cells);
        return await ReferenceFinder.NameAsync(notebook, cell, position, cancel) is var (_, symbol)
            ? await ReferenceFinder.FindAsync(notebook, symbol, cancel)
            : [];
    });

    /// <summary>Finds the name at a position that could be another, or why it could not.</summary>
    public Task<Renaming> PrepareRenameAsync(
        IReadOnlyList<string> cells, int cell, int position, CancellationToken cancel = default) =>
        Task.Run(() => NameChange.PrepareAsync(Open(cells), cell, position, cancel));

    /// <summary>Finds the edits that give the name at a position another, or why there are none.</summary>
    public Task<Renaming> RenameAsync(
        IReadOnlyList<string> cells, int cell, int position, string name, CancellationToken cancel = default) =>
        Task.Run(() => NameChange.ChangeAsync(Open(cells), cell, position, name, cancel));

    private DefinitionFinder Definitions => new(workspace.Value.Workspace, sources.Value);

    private NotebookCells Open(IReadOnlyList<string> cells) => new(workspace.Value.OpenNotebook(
        session.Cells, [.. cells.Select(cell => CellCompiler.IsTooDeep(cell) ? string.Empty : CellPart.CodeOf(cell))]));
}
