using System.Runtime.CompilerServices;

namespace CourseKit.Notebooks.Session;

/// <summary>Positions on the stack of the calling thread, which grows towards lower addresses.</summary>
internal static class StackAddress
{
    /// <summary>Returns the address of a local variable in the caller's frame, or in a small one on top of it.</summary>
    /// <remarks>Only to be compared with others of the same thread: what it points to is gone when the frame is.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nuint Current()
    {
        byte here = 0;
        return (nuint)Unsafe.ByteOffset(ref Unsafe.NullRef<byte>(), ref here);
    }
}
