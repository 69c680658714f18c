namespace CourseKit.Notebooks.Jupyter.Zmtp;

/// <summary>A part of a message, or a command between the two ends.</summary>
/// <param name="Body">What it carries.</param>
/// <param name="HasMore">Whether the message goes on.</param>
/// <param name="IsCommand">Whether it is a command.</param>
internal readonly record struct Frame(byte[] Body, bool HasMore = false, bool IsCommand = false)
{
    public const byte More = 1, Long = 2, Command = 4;

    /// <summary>Where a frame of this length needs eight bytes to say its length, not one.</summary>
    public const int ShortLimit = 255;

    /// <summary>Bytes of memory that a frame takes besides its body: objects, and a place in a message and in a queue.</summary>
    public const int Overhead = 200;

    /// <summary>Gets the bytes of memory that the frame takes, about.</summary>
    public long Cost => Body.Length + Overhead;

    public byte Flags => (byte)((HasMore ? More : 0) | (Body.Length > ShortLimit ? Long : 0) | (IsCommand ? Command : 0));
}
