using CourseKit.Notebooks.Session;
using CourseKit.Notebooks.Session.Magics;
using CourseKit.Notebooks.Session.Packages;
using Microsoft.CodeAnalysis;

namespace CourseKit.Notebooks.Assistance;

/// <summary>Completions, explanations, signatures and diagnostics for a cell that is being written, after those that have run.</summary>
/// <remarks>
/// Positions count UTF-16 units from the start of the cell. A running cell does not delay an answer. The first call takes a second or
/// two: the compiler's workspace is loaded.
/// </remarks>
/// <param name="session">The session in which the cell will run.</param>
internal sealed class CellAssistant(CellSession session)
{
    private readonly Lazy<CellWorkspace> workspace = new(() => new CellWorkspace(session.Environment));

    /// <summary>Finds the completions at a position.</summary>
    public Task<Completions> CompleteAsync(string code, int position, CancellationToken cancel = default) =>
        AtAsync(
            code, position, document => CompletionFinder.CompleteAsync(document, position, cancel),
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
        PackageDirective.TakeFrom(code).Directives.Count > 0
        ? Task.FromResult<IReadOnlyList<CellDiagnostic>>([])
        : AtAsync(code, 0, document => DiagnosticFinder.DiagnoseAsync(document, cancel), []);

    private Task<T> AtAsync<T>(string code, int position, Func<Document, Task<T>> help, T nothing)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(position, code.Length);

        // On a thread of the pool: not even the first call holds up who asks.
        return CellCompiler.IsTooDeep(code) ? Task.FromResult(nothing) : Task.Run(
            () => help(workspace.Value.Open(session.Cells, CellPart.CodeOf(code))));
    }
}
