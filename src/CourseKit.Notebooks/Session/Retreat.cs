using System.Diagnostics;

namespace CourseKit.Notebooks.Session;

/// <summary>The way out of a recursion that was refused another call: handlers on it must not begin the recursion again.</summary>
/// <remarks>
/// Handlers run below the frames that they are for, which are there until the last one has ended. So it takes a stack trace to tell
/// that of a call in the midst of the recursion from that of its caller, who has a right to calls of its own.
/// </remarks>
internal sealed class Retreat
{
    /// <summary>The frames that every call in a cell has below it, and some more.</summary>
    private const int FewFrames = 50;

    private const int PartWithoutLook = 8;

    private nuint refused, first;
    private int callsWithoutLook;
    private bool hasBegunAnew;

    internal enum Verdict
    {
        /// <summary>The call is as good as any.</summary>
        Allowed,

        /// <summary>The call would begin the recursion again.</summary>
        Refused,

        /// <summary>The call is that of a handler outside of the recursion.</summary>
        Anew,
    }

    /// <summary>Gets whether there is none, or it has come to its end.</summary>
    public bool IsOver => first == 0;

    /// <summary>Gets how many calls were inside each other when one was refused.</summary>
    public int Depth { get; private set; }

    /// <summary>Gets how many calls were refused since.</summary>
    public int Refusals { get; private set; }

    /// <summary>Begins with a call that is refused.</summary>
    public void Begin(nuint frame, int depth)
    {
        (refused, Depth, callsWithoutLook, Refusals) = (frame, depth, 0, 0);
        first = first == 0 ? frame : first;
    }

    /// <summary>Returns whether a call may be made.</summary>
    public Verdict Judge(nuint frame)
    {
        if (first == 0)
        {
            return Verdict.Allowed;
        }

        if (frame > first)
        {
            (first, refused, hasBegunAnew) = (0, 0, false);
            return Verdict.Allowed;
        }

        if (frame > refused)
        {
            return Verdict.Allowed;
        }

        if (hasBegunAnew || --callsWithoutLook > 0)
        {
            return Refuse();
        }

        var frames = new StackTrace(fNeedFileInfo: false).FrameCount;
        if (frames > Math.Max(FewFrames, Depth / 2))
        {
            callsWithoutLook = frames / PartWithoutLook;
            return Refuse();
        }

        (refused, hasBegunAnew) = (0, true);
        return Verdict.Anew;
    }

    private Verdict Refuse()
    {
        Refusals++;
        return Verdict.Refused;
    }
}
