using System.Globalization;
using CourseKit.Grading.Execution;
using CourseKit.Grading.Hosting;
using CourseKit.Notebooks.Session.Debugging;
using CourseKit.Notebooks.Session.Magics;
using CourseKit.Notebooks.Session.Packages;
using CourseKit.Notebooks.Session.Summaries;

namespace CourseKit.Notebooks.Session;

/// <summary>Runs C# cells one after the other; what a cell defines, the next ones can use.</summary>
/// <remarks>
/// Any number of sessions may run in a process. The first one puts itself between the process and its <see cref="Console"/>, and
/// keeps exceptions on threads that cells have started from ending the process.
/// </remarks>
internal sealed class CellSession
{
    /// <summary>Cells that use what most cells need: the compiler, the console, text and HTML of values, an <c>await</c>.</summary>
    private static readonly string[] WarmUp =
        ["var warm = new[] { 1.5f }.Sum();", "Console.WriteLine(warm); await Task.Yield(); Display(new { warm }); warm"];

    /// <summary>Some times what any cell takes on a busy machine; shorter limits are for what a cell does.</summary>
    private static readonly TimeSpan LeastForCompilation = TimeSpan.FromSeconds(5);

    private readonly Lazy<CellCompiler> compiler;
    private readonly OutputLimits limits;
    private readonly TimeSpan patience;
    private readonly SemaphoreSlim turn = new(1);
    private readonly CellEnvironment environment;
    private CellState state;
    private CancellationTokenSource restart = new();
    private int count;
    private bool isWarm;

    private CellSession(CellEnvironment environment, OutputLimits limits, TimeSpan patience)
    {
        this.environment = environment;
        compiler = new(() => new CellCompiler(environment));
        state = new(environment);
        Debugger = new Debugger(() => compiler.Value);
        (this.limits, this.patience) = (limits, patience);
        PoolRelief.Begin();
        LibraryDisplays.Begin();
        LiveDisplays.Begin(LiveOutput.Open);
        Ready = InTurn(() =>
        {
            environment.Assemblies.ToList().ForEach(ValueFormats.Learn);
            foreach (var cell in WarmUp)
            {
                RunAndShow(new CellRun(cell), restart.Token);
            }

            Reset();
            return isWarm = true;
        });
    }

    /// <summary>Gets a task that is done when the first cell will run without delay; a cell that comes earlier waits for it.</summary>
    public Task Ready { get; }

    /// <summary>The libraries and namespaces that cells can use without asking.</summary>
    internal CellEnvironment Environment => environment;

    /// <summary>The debugger, which stops cells for whoever is attached to it.</summary>
    internal Debugger Debugger { get; }

    /// <summary>The cells that later ones can see.</summary>
    internal IReadOnlyList<KeptCell> Cells => state.Cells;

    /// <summary>The variables that the next cell can use, in the order of their declaration.</summary>
    public IReadOnlyList<CellVariable> Variables => state.Variables;

    /// <summary>Returns the list of variables, in which values are read once no cell runs.</summary>
    internal Task<IReadOnlyList<VariableSummary>> SummarizeVariablesAsync() => InTurn(() => VariableSummary.Of(Variables));

    /// <summary>Returns whether a text is a cell, the beginning of one, or neither.</summary>
    public static CellCompleteness CompletenessOf(string code) => CellBeginning.CompletenessOf(code);

    /// <summary>Starts a session, and warms it up in the background.</summary>
    /// <param name="environment">Assemblies and namespaces of cells; by default <see cref="CellEnvironment.Course"/>.</param>
    /// <param name="limits">Limits on the outputs of a cell.</param>
    /// <param name="patience">Time that a cell may take to stop when told to; by default <see cref="Stoppable.DefaultPatience"/>.</param>
    public static CellSession Start(
        CellEnvironment? environment = null, OutputLimits? limits = null, TimeSpan? patience = null)
    {
        FailedAssertion.Throws();
        return new(environment ?? CellEnvironment.Course, limits ?? new OutputLimits(), patience ?? Stoppable.DefaultPatience);
    }

    /// <summary>Runs a cell, after those that run or wait already.</summary>
    /// <remarks>Errors in it are part of the result, and not thrown. What it has assigned before an error or a stop is kept.</remarks>
    /// <param name="run">The cell.</param>
    /// <param name="interrupt">Stops the cell.</param>
    public async Task<CellResult> RunAsync(CellRun run, CancellationToken interrupt = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(interrupt, restart.Token);
        return await InTurn(() =>
        {
            try
            {
                return RunAndShow(run, stop.Token);
            }
            finally
            {
                Debugger.End();
            }
        });
    }

    /// <inheritdoc cref="RunAsync(CellRun, CancellationToken)"/>
    /// <param name="code">The text of the cell.</param>
    /// <param name="show">Gets each output while the cell runs, in order, one at a time; what it throws is thrown here in the end.</param>
    /// <param name="limit">Time limit of each part of the cell.</param>
    /// <param name="interrupt">Stops the cell.</param>
    public Task<CellResult> RunAsync(
        string code, Action<CellOutput>? show = null, TimeSpan? limit = null, CancellationToken interrupt = default) =>
        RunAsync(new CellRun(code) { Show = show ?? (_ => { }), Limit = limit }, interrupt);

    /// <summary>Stops all cells and forgets what they have defined.</summary>
    public async Task RestartAsync()
    {
        await Interlocked.Exchange(ref restart, new()).CancelAsync();
        await InTurn(() =>
        {
            Reset();
            return true;
        });
    }

    /// <summary>One after the other, each on a thread of its own: a cell that fills the thread pool can be stopped all the same.</summary>
    private async Task<T> InTurn<T>(Func<T> action)
    {
        await turn.WaitAsync();
        try
        {
            return await Task.Factory.StartNew(action, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        finally
        {
            turn.Release();
        }
    }

    private void Reset()
    {
        state.Unload();
        state = new(environment);
        Debugger.Forget();
        count = 0;
    }

    /// <summary>Runs a cell, and hands over what it puts out.</summary>
    private CellResult RunAndShow(CellRun run, CancellationToken stop)
    {
        var number = run.Counts ? ++count : count + 1;
        var outputs = new OutputQueue(number, run.Show, limits, run.Ask);
        CellResult? result = null;
        try
        {
            return result = RunParts(run, outputs, stop);
        }
        finally
        {
            if (result is { Restarted: true })
            {
                Reset();
            }

            outputs.Complete(result?.Error);
        }
    }

    /// <summary>Runs the parts of a cell up to one that fails.</summary>
    private CellResult RunParts(CellRun run, OutputQueue outputs, CancellationToken stop)
    {
        var number = outputs.Cell;
        var atEnd = new List<Action>();
        try
        {
            var result = new CellResult(number, CellStatus.Succeeded);
            foreach (var part in CellPart.Split(run.Code).TakeWhile(_ => result.Status == CellStatus.Succeeded))
            {
                result = part.Magic is { } magic
                    ? Follow(magic, new MagicCall(outputs, Variables, part.Text, atEnd), run.Limit, stop)
                    : CompileAndRun(part.Text, outputs, isWarm ? Debugger.Begin(run.Code, number) : null, run.Limit, stop);
            }

            atEnd.ForEach(action => action());
            return result;
        }
        catch (MagicException problem)
        {
            return new CellResult(number, CellStatus.Failed, problem.Error);
        }
        catch (PackageException problem)
        {
            return new CellResult(number, CellStatus.Failed, problem.Error);
        }
        catch (OperationCanceledException)
        {
            return CellResult.Of(new Ending.Stopped(Resisted: false), number, run.Limit, patience);
        }
    }

    /// <summary>Follows a magic, which may show variables whose members do anything.</summary>
    private CellResult Follow(Magic magic, MagicCall call, TimeSpan? limit, CancellationToken stop) => CellResult.Of(
        MemoryWatch.Run(() => magic.Run(call), limit, stop, patience), call.Outputs.Cell, limit, patience);

    /// <summary>Fetches the packages that C# asks for, compiles and runs it.</summary>
    private CellResult CompileAndRun(
        string text, OutputQueue outputs, DebuggedCell? debugged, TimeSpan? limit, CancellationToken stop)
    {
        var (code, directives) = PackageDirective.TakeFrom(text);
        if (ShownFetch.Fetch(state.Packages, directives, outputs, stop) is { } added)
        {
            state.Offer(added);
            if (RunExtensions(added, outputs, limit, stop) is { } stopped)
            {
                return stopped;
            }
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        if (limit > LeastForCompilation)
        {
            end.CancelAfter(limit.Value);
        }

        try
        {
            var (compiled, error) = compiler.Value.Compile(code, outputs.Cell, state.Last, state.Libraries, debugged, end.Token);
            stop.ThrowIfCancellationRequested();
            if (state.Shadowed.Tell(code, tree => compiler.Value.Understand(tree, outputs.Cell, state.Last, state.Libraries)) is { } said)
            {
                outputs.Add(new CellOutput.Display(MimeBundle.OfText(said), Guid.NewGuid().ToString("N")));
            }

            return compiled is null
                ? new CellResult(outputs.Cell, CellStatus.Failed, error)
                : RunCompiled(compiled, outputs, debugged, limit, stop);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return CellResult.Of(new Ending.TimedOut(Resisted: false), outputs.Cell, limit, patience);
        }
    }

    /// <summary>Runs the scripts that packages bring. One that fails is told of; one that is stopped, or runs out of time, ends the
    /// cell.</summary>
    private CellResult? RunExtensions(RestoredPackages added, OutputQueue outputs, TimeSpan? limit, CancellationToken stop)
    {
        foreach (var script in added.Extensions.Where(extension => extension.IsScript))
        {
            var ended = RunParts(new CellRun(script.ReadCell()) { Limit = limit }, outputs, stop);
            if (ended.Status == CellStatus.Failed)
            {
                outputs.Print("stderr", $"The extension of {script.Package} has failed, and what it adds is missing. Received: "
                    + $"{ended.Error?.Name}: {ended.Error?.Message}\n");
            }
            else if (ended.Status != CellStatus.Succeeded)
            {
                return ended;
            }
        }

        return null;
    }

    private CellResult RunCompiled(
        CellCode code, OutputQueue outputs, DebuggedCell? debugged, TimeSpan? limit, CancellationToken stop)
    {
        var number = outputs.Cell;
        var run = state.Prepare(code);
        debugged?.Start(run);
        CellOutput.Error? error = null;
        var ending = MemoryWatch.Run(
            () =>
            {
                CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
                CellConsole.Enter(outputs);
                try
                {
                    var value = CellLoop.Run(run.Start);
                    if ((code.HasResult || (code.MayReturn && value is not null)) && value is not DisplayedValue)
                    {
                        outputs.Add(new CellOutput.Result(ValueFormats.Describe(value), number));
                    }
                }
                catch (Exception thrown) when (!Stoppable.IsStopping)
                {
                    // Here, where it can be stopped: a learner's own exception may say anything.
                    error = ErrorText.Of(thrown, number);
                }
            },
            limit, stop, patience);
        if (ending is Ending.Returned && error is null)
        {
            run.Keep();
        }
        else
        {
            run.KeepWhatItGotTo();
        }

        return ending is Ending.Returned && error is not null
            ? new CellResult(number, CellStatus.Failed, error)
            : CellResult.Of(ending, number, limit, patience);
    }
}
