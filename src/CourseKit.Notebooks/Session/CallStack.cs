using System.Globalization;
using System.Runtime.CompilerServices;

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
    private const int DeepestCalls = 25_000;

    /// <summary>An exception takes much longer to pass an <c>await</c> or a <c>catch</c> that throws it again than other calls, and the
    /// longer, the more it has passed.</summary>
    private const int DeepestSlowCalls = 800;

    /// <summary>The part of the stack in which calls are not counted, and that in which there may be any: of the 8 MB of an
    /// ordinary thread, a last one is left for calls with much in them.</summary>
    private const int UncountedBytes = 256 << 10, MostBytes = 7 << 20;

    /// <summary>A part of the 64 kB or more that are there when the runtime says that the stack suffices.</summary>
    private const int BytesBetweenLooks = 16 << 10;

    [ThreadStatic]
    private static CallStack? current;

    /// <summary>The complement of the address down to which there is nothing to do, so that it is the highest to begin with.</summary>
    [ThreadStatic]
    private static nuint checkedDown;

    private readonly FrameList calls = new(DeepestCalls), slowCalls = new(DeepestSlowCalls);
    private nuint top, room = nuint.MaxValue;

    /// <summary>Counts a call on the calling thread.</summary>
    /// <exception cref="InsufficientExecutionStackException">It is one too many.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Enter(bool isSlow)
    {
        var frame = StackAddress.Current();
        if (isSlow || ~frame > checkedDown)
        {
            (current ??= new()).Enter(frame, isSlow);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Enter(nuint frame, bool isSlow)
    {
        top = Math.Max(top, frame);
        if (isSlow && !slowCalls.Push(frame))
        {
            throw TooDeep(DeepestSlowCalls);
        }

        if (top - frame > UncountedBytes && (!calls.Push(frame) || top - frame > MostBytes))
        {
            throw TooDeep(calls.Count);
        }

        if (frame < room)
        {
            room = RuntimeHelpers.TryEnsureSufficientExecutionStack() ? frame - BytesBetweenLooks : throw TooDeep(calls.Count);
            checkedDown = ~Math.Max(room, top - UncountedBytes);
        }
    }

    private static InsufficientExecutionStackException TooDeep(int calls) => new(string.Create(CultureInfo.InvariantCulture,
        $"Calls inside each other come to an end. Received: "
        + $"{(calls > 0 ? $"more than {calls:N0}" : "few, but with more in them than fits")}. "
        + $"Does a function call itself in every case? There must be one in which it does not."));
}
