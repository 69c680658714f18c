using CourseKit.Notebooks.Session;
using CourseKit.Notebooks.Session.Magics;
using CourseKit.Notebooks.Session.Packages;
using Microsoft.CodeAnalysis;

namespace CourseKit.Notebooks.Assistance;

/// <summary>Helps with a cell while it is written, in the light of the cells that have run: also while one runs.</summary>
/// <remarks>Positions count UTF-16 units from the start of the cell. The first call takes a second or
/// two: the compiler's workspace is loaded.</remarks>
public sealed class CellAssistant
{
    private readonly Lazy<CellWorkspace> workspace;
    private readonly Func<IReadOnlyList<KeptCell>> cells;

    internal CellAssistant(CellEnvironment environment, Func<IReadOnlyList<KeptCell>> cells)
    {
        workspace = new(() => new CellWorkspace(environment));
        this.cells = cells;
    }

    /// <summary>What can stand at a position.</summary>
    public Task<Completions> CompleteAsync(string code, int position, CancellationToken cancel = default) =>
        AtAsync(code, position, document => Completing.CompleteAsync(document, position, cancel), new Completions(position, position, []));

    /// <summary>What a completion means, in Markdown; null if it is none of those at the position.</summary>
    public Task<string?> DescribeAsync(string code, int position, string label, CancellationToken cancel = default) =>
        AtAsync(code, position, document => Completing.DescribeAsync(document, position, label, cancel), null);

    /// <summary>What the word at a position means; null if nothing is known of it.</summary>
    public Task<Hover?> HoverAsync(string code, int position, CancellationToken cancel = default) =>
        AtAsync(code, position, document => Hovering.HoverAsync(document, position, cancel), null);

    /// <summary>What the call that a position lies in can take; null outside of calls.</summary>
    public Task<Signatures?> SignaturesAsync(string code, int position, CancellationToken cancel = default) =>
        AtAsync(code, position, document => Signing.SignaturesAsync(document, position, cancel), null);

    /// <summary>What the compiler objects to; nothing in a cell that asks for packages, which are fetched when it runs.</summary>
    public Task<IReadOnlyList<CellDiagnostic>> DiagnoseAsync(string code, CancellationToken cancel = default) =>
        PackageDirective.TakeFrom(code).Directives.Count > 0
        ? Task.FromResult<IReadOnlyList<CellDiagnostic>>([])
        : AtAsync(code, 0, document => Diagnosing.DiagnoseAsync(document, cancel), []);

    private Task<T> AtAsync<T>(string code, int position, Func<Document, Task<T>> help, T nothing)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(position, code.Length);

        // On a thread of the pool: not even the first call holds up who asks.
        return CellCompiler.IsTooDeep(code) ? Task.FromResult(nothing) : Task.Run(
            () => help(workspace.Value.Open(cells(), CellPart.CodeOf(code))));
    }
}
