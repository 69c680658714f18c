namespace CourseKit.Notebooks.Session.Debugging;

/// <summary>A call of a function of a debugged cell, or the cell itself: where it is, and what its variables are there.</summary>
/// <remarks>Frames know who has called them across threads and every <c>await</c>: the innermost one flows with the execution
/// context.</remarks>
/// <param name="cell">The cell.</param>
/// <param name="function">The name of the function.</param>
/// <param name="caller">The frame that has called it.</param>
internal sealed class CellFrame(DebuggedCell cell, string function, CellFrame? caller) : IDisposable
{
    private static readonly AsyncLocal<CellFrame?> Innermost = new();
    private static int last;

    /// <summary>The number by which clients know the frame.</summary>
    public int Id { get; } = Interlocked.Increment(ref last);

    public DebuggedCell Cell => cell;

    public string Function => function;

    /// <summary>The number of frames that the frame was called through.</summary>
    public int Depth { get; } = caller is null ? 0 : caller.Depth + 1;

    public Place? Place { get; private set; }

    /// <summary>The values of <see cref="Place.Variables"/> when the code came to the place.</summary>
    public IReadOnlyList<object?> Values { get; private set; } = [];

    /// <summary>Gets whether the frame belongs to an expression that is evaluated for somebody: it does not stop.</summary>
    public bool IsQuiet { get; private init; } = caller is { IsQuiet: true };

    /// <summary>The frame and those that have called it, from the inside.</summary>
    public IEnumerable<CellFrame> Stack
    {
        get
        {
            for (var frame = this; frame is not null; frame = frame.CallerOrNull)
            {
                yield return frame;
            }
        }
    }

    /// <summary>The innermost frame of the calling code.</summary>
    public static CellFrame? Current => Innermost.Value;

    private CellFrame? CallerOrNull => caller;

    /// <summary>Enters a function of a cell, until the frame is disposed.</summary>
    public static CellFrame Enter(DebuggedCell? cell, int function) =>
        Innermost.Value = cell is null ? Nowhere() : new CellFrame(cell, cell.Functions[function], Innermost.Value);

    /// <summary>A frame of no cell, which does not stop, nor do those that it calls.</summary>
    public static CellFrame Nowhere() => new(null!, string.Empty, null) { IsQuiet = true };

    /// <summary>Runs code of cells that does not stop anywhere.</summary>
    public static T Quietly<T>(Func<T> body)
    {
        var before = Innermost.Value;
        Innermost.Value = Nowhere();
        try
        {
            return body();
        }
        finally
        {
            Innermost.Value = before;
        }
    }

    /// <summary>Comes to a place.</summary>
    public void At(int place, object?[] values)
    {
        if (IsQuiet || !cell.Debugger.IsAttached)
        {
            return;
        }

        (Place, Values) = (cell.Places[place], values);
        if (Innermost.Value != this)
        {
            Innermost.Value = this;
        }

        cell.Debugger.Reach(this, Place);
    }

    /// <inheritdoc/>
    public void Dispose() => Innermost.Value = caller;
}
