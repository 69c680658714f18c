using CourseKit.Notebooks.Assistance.Navigation;
using CourseKit.Notebooks.Session;
using CourseKit.Notebooks.Session.Magics;
using CourseKit.Notebooks.Session.Packages;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CourseKit.Notebooks.Assistance;

/// <summary>Completions, explanations, signatures and diagnostics for a cell that is being written, after those that have run.</summary>
/// <remarks>
/// Positions count UTF-16 units from the start of the cell. A running cell does not delay an answer. The first call takes a second or
/// two: the compiler's workspace is loaded.
/// </remarks>
internal sealed class CellAssistant
{
    private readonly CellSession session;
    private readonly Lazy<CellWorkspace> workspace;
    private readonly CompletionRanks ranks;

    /// <param name="session">The session in which the cell will run.</param>
    public CellAssistant(CellSession session)
    {
        this.session = session;
        workspace = new(() => new CellWorkspace(session.Environment));
        ranks = new(session.Environment);
        Navigator = new(session, workspace);
    }

    /// <summary>Definitions and references across all cells.</summary>
    public NotebookNavigator Navigator { get; }

    /// <summary>Finds the completions at a position.</summary>
    /// <param name="code">The text of the cell.</param>
    /// <param name="position">The position.</param>
    /// <param name="typed">The character before the position, if it was its typing that asks: behind most nothing is offered.</param>
    /// <param name="cancel">Ends the search.</param>
    public Task<Completions> CompleteAsync(string code, int position, char? typed = null, CancellationToken cancel = default) =>
        AtAsync(
            code, position, document => CompletionFinder.CompleteAsync(document, position, typed, ranks, cancel),
            new Completions(position, position, []));

    /// <summary>Gets the documentation of a completion, in Markdown; null if it is none of those at the position.</summary>
    public Task<string?> DescribeAsync(string code, int position, string label, CancellationToken cancel = default) =>
        AtAsync(code, position, document => CompletionFinder.DescribeAsync(document, position, label, cancel), null);

    /// <summary>Gets the declaration and documentation of the word at a position; null if nothing is known of it.</summary>
    public Task<Hover?> HoverAsync(string code, int position, CancellationToken cancel = default) =>
        AtAsync(code, position, document => HoverFinder.HoverAsync(document, position, cancel), null);

    /// <summary>Gets the overloads of the call that a position lies in; null outside of calls.</summary>
    public Task<Signatures?> SignaturesAsync(string code, int position, CancellationToken cancel = default) =>
        AtAsync(code, position, document => SignatureFinder.SignaturesAsync(document, position, cancel), null);

    /// <summary>Finds compile errors and warnings; none in a cell that asks for packages, which are fetched when it runs.</summary>
    public Task<IReadOnlyList<CellDiagnostic>> DiagnoseAsync(string code, CancellationToken cancel = default) =>
        PackageDirective.TakeFrom(code).Directives.Any(one => !one.IsMet)
        ? Task.FromResult<IReadOnlyList<CellDiagnostic>>([])
        : AtAsync(code, 0, document => DiagnosticFinder.DiagnoseAsync(document, cancel), []);

    /// <summary>Gets the changes that lay out a cell; none where there is an error of syntax.</summary>
    public Task<IReadOnlyList<TextChange>> FormatAsync(string code, int indentation = 4, CancellationToken cancel = default) =>
        CellCompiler.IsTooDeep(code)
        ? Task.FromResult<IReadOnlyList<TextChange>>([])
        : Task.Run(() => CellFormatter.Format(workspace.Value.Workspace, code, indentation, cancel));

    private Task<T> AtAsync<T>(string code, int position, Func<Document, Task<T>> help, T nothing)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(position, code.Length);

        // On a thread of the pool: not even the first call holds up who asks.
        return CellCompiler.IsTooDeep(code) ? Task.FromResult(nothing) : Task.Run(
            () => help(workspace.Value.Open(session.Cells, CellPart.CodeOf(code))));
    }
}
