using System.Globalization;
using System.Runtime.CompilerServices;
using CourseKit.Grading.Execution;

namespace CourseKit.Notebooks.Session;

/// <summary>The depth of the calls of cells' methods on a thread, and the check that there is room for another.</summary>
/// <remarks>
/// Methods say when they begin and not when they end. So each call leaves the address of its frame: frames that end give their place
/// to later ones, which is how a later call knows that they have. A method may be counted twice that has called one with a smaller frame.
/// Calls are counted only where the stack is high already, which it is in no cell but those that recur deeply.
/// </remarks>
internal sealed class CallStack
{
    /// <summary>Some times what a recursion needs that ends; an endless one ends within 100 ms.</summary>
    private const int DeepestCalls = 12_000;

    /// <summary>An exception takes much longer to pass an <c>await</c> or a handler that throws again than other calls, and the
    /// longer, the more it has passed.</summary>
    private const int DeepestSlowCalls = 800;

    /// <summary>The part of the stack in which calls are not counted, and that in which there may be any: of the 8 MB of an
    /// ordinary thread, a last one is left for calls with much in them.</summary>
    private const int UncountedBytes = 64 << 10, MostBytes = 7 << 20;

    /// <summary>A part of the 64 kB or more that are there when the runtime says that the stack suffices.</summary>
    private const int BytesBetweenLooks = 16 << 10;

    /// <summary>The number of times that code may begin a recursion without an end, and catch what comes of it. Where each call makes
    /// several, one for each that fails would never come to an end.</summary>
    private const int MostRefusals = 30;

    /// <summary>As many calls of handlers on the way out of a recursion count as one that begins it: each may have one, and some loop.
    /// </summary>
    private const int RefusalsOnTheWayOut = 1_000;

    /// <summary>Larger than the frames of small methods: between two calls that are farther from each other, a library may have called.
    /// </summary>
    private const int WideBytes = 64;

    [ThreadStatic]
    private static CallStack? current;

    /// <summary>The complement of the address down to which there is nothing to do, so that it is the highest to begin with.</summary>
    [ThreadStatic]
    private static nuint checkedDown;

    private readonly FrameList calls = new(DeepestCalls), slowCalls = new(DeepestSlowCalls), wideCalls = new(DeepestCalls);
    private readonly Retreat retreat = new();
    private nuint top, room = nuint.MaxValue;
    private int wideCallsAtNextLook;

    /// <summary>Counts a call on the calling thread.</summary>
    /// <exception cref="InsufficientExecutionStackException">It is one too many.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Enter(bool isSlow)
    {
        var frame = StackAddress.Current();
        if (isSlow || ~frame > checkedDown)
        {
            (current ??= OfThread()).Enter(frame, isSlow);
        }
    }

    /// <summary>The error for a call that is one too many, after which the cell may make only some more.</summary>
    /// <param name="depth">The number of calls inside each other.</param>
    public static InsufficientExecutionStackException Refuse(int depth)
    {
        var error = TooDeep(depth);
        Stoppable.Fail(error, MostRefusals);
        return error;
    }

    private static CallStack OfThread()
    {
        AsyncDepth.Enter();
        return new();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Enter(nuint frame, bool isSlow)
    {
        switch (retreat.Judge(frame))
        {
            case Retreat.Verdict.Refused:
                throw retreat.Refusals % RefusalsOnTheWayOut == 0 ? Refuse(retreat.Depth) : TooDeep(retreat.Depth);
            case Retreat.Verdict.Anew:
                BeginAt(frame);
                break;
        }

        top = Math.Max(top, frame);
        if (isSlow && !slowCalls.Push(frame))
        {
            throw Refuse(frame, DeepestSlowCalls);
        }

        if (top - frame > UncountedBytes && (!calls.Push(frame) || top - frame > MostBytes || IsSlowInLibraries(frame)))
        {
            throw Refuse(frame, calls.Count);
        }

        if (frame < room)
        {
            room = RuntimeHelpers.TryEnsureSufficientExecutionStack() ? frame - BytesBetweenLooks : throw Refuse(frame, calls.Count);
        }

        checkedDown = retreat.IsOver ? ~Math.Max(room, top - UncountedBytes) : 0;
    }

    /// <summary>Counts anew from a handler, whose frame is below those of the calls that have ended.</summary>
    private void BeginAt(nuint frame)
    {
        calls.Clear();
        slowCalls.Clear();
        wideCalls.Clear();
        top = frame;
    }

    /// <summary>Returns whether libraries between the calls catch what passes them, which then takes as long as in a cell's own
    /// handlers.</summary>
    private bool IsSlowInLibraries(nuint frame)
    {
        if (calls.LastGap <= WideBytes || !wideCalls.Push(frame))
        {
            return false;
        }

        if (wideCalls.Count == 1)
        {
            wideCallsAtNextLook = DeepestSlowCalls / 2;
        }

        if (wideCalls.Count < wideCallsAtNextLook)
        {
            return false;
        }

        wideCallsAtNextLook = 4 * wideCalls.Count;
        return CatchingFrames.AreAtLeast(DeepestSlowCalls / 2);
    }

    private InsufficientExecutionStackException Refuse(nuint frame, int depth)
    {
        retreat.Begin(frame, depth);
        checkedDown = 0;
        return Refuse(depth);
    }

    private static InsufficientExecutionStackException TooDeep(int calls) => new(string.Create(CultureInfo.InvariantCulture,
        $"Calls inside each other come to an end. Received: "
        + $"{(calls > 0 ? $"more than {calls:N0}" : "few, but with more in them than fits")}. "
        + $"Does a function call itself in every case? There must be one in which it does not."));
}
