using System.Collections.Immutable;
using CourseKit.Grading.Execution;

namespace CourseKit.Notebooks.Session.Debugging;

/// <summary>Stops the code of cells at breakpoints, steps, pauses and exceptions, as long as somebody is attached.</summary>
/// <remarks>Cells that begin while somebody is attached can be stopped; those from before run as they are. One stop is there at a time:
/// other threads of cells wait for it to end.</remarks>
internal sealed class Debugger
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50), Patience = TimeSpan.FromSeconds(2);

    private readonly object gate = new();
    private readonly ThrownExceptions exceptions;
    private ImmutableDictionary<string, IReadOnlyList<Breakpoint>> breakpoints =
        ImmutableDictionary<string, IReadOnlyList<Breakpoint>>.Empty;

    private ImmutableList<DebuggedCell> cells = [];
    private volatile DebuggerStop? stop;
    private volatile Step? step;
    private volatile bool isAttached, isPausing;

    /// <param name="compiler">The compiler of the session.</param>
    public Debugger(Func<CellCompiler> compiler) => (Compiler, exceptions) = (compiler, new ThrownExceptions(this));

    /// <summary>Told when code stops, and when it goes on.</summary>
    public event Action<DebuggerStop>? Stopped, Continued;

    /// <summary>Told what a client should read.</summary>
    public event Action<string>? Said;

    /// <summary>The compiler of cells, and of expressions.</summary>
    public Func<CellCompiler> Compiler { get; }

    /// <summary>Gets whether somebody is attached.</summary>
    public bool IsAttached => isAttached;

    /// <summary>Gets the stop that is there now.</summary>
    public DebuggerStop? Stop => stop;

    /// <summary>The cells that can be debugged, the latest last.</summary>
    public IReadOnlyList<DebuggedCell> Cells => cells;

    /// <summary>The breakpoints by the names of the cells.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Breakpoint>> Breakpoints => breakpoints;

    /// <summary>Gets or sets whether exceptions stop code that no function of a cell would catch.</summary>
    public bool StopsAtExceptions
    {
        get => exceptions.IsWatching;
        set => exceptions.IsWatching = value;
    }

    /// <summary>Lets cells that begin from now on be stopped.</summary>
    public void Attach() => isAttached = true;

    /// <summary>Waits for the stop to end by itself, as it does when its cell is interrupted: code that went on could be done before the
    /// interruption reaches it.</summary>
    public void AwaitEndOfStop() => SpinWait.SpinUntil(() => stop is null, Patience);

    /// <summary>Lets all code run as if there were no debugger.</summary>
    public void Detach()
    {
        StopsAtExceptions = false;
        (isAttached, isPausing, step) = (false, false, null);
        breakpoints = breakpoints.Clear();
        cells.ForEach(PlaceBreakpoints);
        Continue(null);
    }

    /// <summary>Sets the breakpoints of a cell in the place of earlier ones.</summary>
    public void Set(string path, IReadOnlyList<Breakpoint> wanted)
    {
        breakpoints = breakpoints.SetItem(path, wanted);
        cells.ForEach(PlaceBreakpoints);
    }

    /// <summary>Stops at the next place.</summary>
    public void Pause() => isPausing = true;

    /// <summary>Goes on: up to the end of a step, or to the next breakpoint.</summary>
    public void Continue(StepKind? kind)
    {
        lock (gate)
        {
            step = kind is { } next && stop is { } now ? new Step(next, now.Frame) : null;
            EndStop();
        }
    }

    /// <summary>A new cell, to be compiled; null if nobody is attached.</summary>
    public DebuggedCell? Begin(string code, int number) => isAttached ? new DebuggedCell(this, code, number) : null;

    /// <summary>Takes a cell that has been compiled to be stopped.</summary>
    public void Add(DebuggedCell cell)
    {
        cells = cells.Add(cell);
        PlaceBreakpoints(cell);
    }

    /// <summary>Tells that a cell runs as if there were no debugger.</summary>
    public void SayCannotDebug(int number) =>
        Said?.Invoke($"{CellPlace.Text(number)} could not be prepared for the debugger. It runs as always, and does not stop.");

    /// <summary>Ends what belongs to the cell that has run.</summary>
    public void End()
    {
        (step, isPausing) = (null, false);
        Continue(null);
    }

    /// <summary>Forgets all cells.</summary>
    public void Forget()
    {
        cells.ForEach(cell => cell.Forget());
        cells = [];
    }

    /// <summary>Called by code that has come to a place: waits as long as it is to stop there.</summary>
    public void Reach(CellFrame frame, Place place)
    {
        if (stop is not null || isPausing || place.Breakpoint is not null || (step?.EndsIn(frame) ?? false))
        {
            Hold(() => ReasonToStop(frame, place) is { } reason ? new DebuggerStop(frame, reason) : null);
        }
    }

    /// <summary>Waits for an earlier stop to end, and then as long as code is to stop.</summary>
    /// <exception cref="StoppedException">The cell has been told to stop.</exception>
    public void Hold(Func<DebuggerStop?> stopping) => Stoppable.OffTheClock(() =>
    {
        WaitUntil(() => stop is null);
        if (isAttached && stopping() is { } wanted && TryBegin(wanted))
        {
            try
            {
                Stopped?.Invoke(wanted);
                WaitUntil(() => stop != wanted);
            }
            finally
            {
                End(wanted);
            }
        }
    });

    /// <summary>Begins a stop, unless another thread was faster: then this one goes on.</summary>
    private bool TryBegin(DebuggerStop wanted)
    {
        lock (gate)
        {
            if (stop is not null)
            {
                return false;
            }

            (stop, step, isPausing) = (wanted, null, false);
            return true;
        }
    }

    private void End(DebuggerStop ended)
    {
        lock (gate)
        {
            if (stop == ended)
            {
                EndStop();
            }
        }
    }

    /// <summary>Ends the stop that is there, if there is one, before another can begin.</summary>
    private void EndStop()
    {
        if (stop is { } ended)
        {
            stop = null;
            Continued?.Invoke(ended);
            Monitor.PulseAll(gate);
        }
    }

    private string? ReasonToStop(CellFrame frame, Place place) =>
        isPausing ? "pause"
        : step is { } wanted && wanted.EndsIn(frame) ? "step"
        : place.Breakpoint is { } breakpoint && IsMet(breakpoint, frame) ? "breakpoint"
        : null;

    /// <summary>Returns whether the condition of a breakpoint is true. One that cannot be evaluated stops, and says why.</summary>
    private bool IsMet(Breakpoint breakpoint, CellFrame frame)
    {
        if (breakpoint.Condition is not { } condition)
        {
            return true;
        }

        var (value, problem) = CellExpression.Evaluate(frame, condition);
        if (problem is not null)
        {
            Said?.Invoke($"The condition of the breakpoint in line {breakpoint.Line} has no value. Received: {condition}. {problem}");
        }

        return problem is not null || value is not false;
    }

    private void WaitUntil(Func<bool> isOver)
    {
        lock (gate)
        {
            while (!isOver())
            {
                Stoppable.Checkpoint();
                Monitor.Wait(gate, BetweenLooks);
            }
        }

        Stoppable.Checkpoint();
    }

    private void PlaceBreakpoints(DebuggedCell cell)
    {
        foreach (var place in cell.Places)
        {
            place.Breakpoint = null;
        }

        foreach (var breakpoint in breakpoints.GetValueOrDefault(cell.Path) ?? [])
        {
            if (DebuggedCell.Find(cell.Places, breakpoint) is { } place)
            {
                place.Breakpoint = breakpoint;
            }
        }
    }
}
