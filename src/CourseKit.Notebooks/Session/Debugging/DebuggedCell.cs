using System.Collections.Concurrent;

namespace CourseKit.Notebooks.Session.Debugging;

/// <summary>A cell that was compiled to be debugged: its functions, and the places at which it can be stopped.</summary>
internal sealed class DebuggedCell
{
    private static readonly ConcurrentDictionary<int, DebuggedCell> All = [];
    private static int last;

    /// <param name="debugger">The debugger of the session.</param>
    /// <param name="code">The text of the whole cell.</param>
    /// <param name="number">The number of the cell.</param>
    public DebuggedCell(Debugger debugger, string code, int number)
    {
        (Debugger, Code, Number, Path) = (debugger, code, number, CellSource.PathOf(code));
        Root = new CellFrame(this, CellPlace.Text(number), null);
    }

    public Debugger Debugger { get; }

    public string Code { get; }

    public int Number { get; }

    /// <summary>The name of the cell as a file.</summary>
    public string Path { get; }

    /// <summary>The number by which compiled code knows the cell.</summary>
    public int Id { get; } = Interlocked.Increment(ref last);

    /// <summary>The cell itself, which runs once.</summary>
    public CellFrame Root { get; }

    public IReadOnlyList<Place> Places { get; private set; } = [];

    public IReadOnlyList<string> Functions { get; private set; } = [];

    /// <summary>The compiled cell while it runs, and after.</summary>
    public CellState.Run? Run { get; private set; }

    /// <summary>The expressions that were evaluated in it.</summary>
    public ConcurrentDictionary<(Place Place, string Text), CellExpression> Expressions { get; } = [];

    /// <summary>Returns the cell that compiled code knows by a number; null where the session has begun anew since.</summary>
    public static DebuggedCell? Of(int id) => All.GetValueOrDefault(id);

    /// <summary>Lets go of the cell: code of it that still runs does not stop any more.</summary>
    public void Forget() => All.TryRemove(Id, out _);

    /// <summary>Makes the cell known to its code.</summary>
    public void Enlist(DebuggableCell rewritten)
    {
        (Places, Functions) = (rewritten.Places, rewritten.Functions);
        All[Id] = this;
    }

    /// <summary>Makes the cell known to the debugger, just before it runs.</summary>
    public void Start(CellState.Run run)
    {
        Run = run;
        if (Places.Count > 0)
        {
            Debugger.Add(this);
        }
    }

    /// <summary>Returns the place at which a breakpoint stops.</summary>
    public static Place? Find(IReadOnlyList<Place> places, Breakpoint breakpoint)
    {
        var (line, column) = (breakpoint.Line, breakpoint.Column ?? 1);
        var onLine = places.Where(place => place.Line == line).OrderBy(place => place.Column).ToList();
        return onLine.Find(place => place.Column >= column) ?? onLine.FirstOrDefault()
            ?? places.Where(place => place.Line < line && line <= place.Span.End.Line + 1 && !HasOthers(places, place)).LastOrDefault()
            ?? places.Where(place => place.Line > line).MinBy(place => place.Span.Start);
    }

    /// <summary>Returns whether there are other places within a statement.</summary>
    private static bool HasOthers(IReadOnlyList<Place> places, Place place) =>
        places.Any(other => other.Line > place.Line && other.Span.Start < place.Span.End);
}
