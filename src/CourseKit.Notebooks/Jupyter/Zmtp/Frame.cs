namespace CourseKit.Notebooks.Jupyter.Zmtp;

/// <summary>A part of a message, or a command between the two ends.</summary>
/// <param name="Body">The bytes that the frame carries.</param>
/// <param name="HasMore">True if the message goes on with another frame.</param>
/// <param name="IsCommand">True for a command, false for a part of a message.</param>
internal readonly record struct Frame(byte[] Body, bool HasMore = false, bool IsCommand = false)
{
    public const byte More = 1, Long = 2, Command = 4;

    /// <summary>The longest body whose length is sent as one byte; beyond it there are eight.</summary>
    public const int ShortLimit = 255;

    /// <summary>Bytes of memory that a frame takes besides its body: objects, and a place in a message and in a queue.</summary>
    public const int Overhead = 200;

    /// <summary>Gets the bytes of memory that the frame takes, about.</summary>
    public long Cost => Body.Length + Overhead;

    public byte Flags => (byte)((HasMore ? More : 0) | (Body.Length > ShortLimit ? Long : 0) | (IsCommand ? Command : 0));
}
