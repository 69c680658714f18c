namespace CourseKit.Notebooks.Jupyter.Zmtp;

/// <summary>Limits on the memory and time that peers may take. An empty frame takes memory too (<see cref="Frame.Cost"/>).</summary>
/// <param name="MessageBytes">The size of a message, all frames together.</param>
/// <param name="ReceivingBytes">The most bytes that all peers of a socket may send at a time.</param>
/// <param name="QueuedBytes">The most bytes that may wait to be sent to one peer; what comes on top is lost to it.</param>
/// <param name="Peers">The largest number of peers of a socket.</param>
internal sealed record Limits(
    int MessageBytes = 256 << 20, long ReceivingBytes = 512 << 20, long QueuedBytes = 256 << 20, int Peers = 100)
{
    /// <summary>Limits of a heartbeat socket, whose peers send a few bytes now and then.</summary>
    public static Limits Heartbeat { get; } = new(MessageBytes: 64 << 10, ReceivingBytes: 8 << 20, QueuedBytes: 64 << 10);

    /// <summary>Gets the time limit of a handshake.</summary>
    public TimeSpan HandshakeTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets the time that peers have, when a socket closes, to take what is on its way to them (ZeroMQ's linger).</summary>
    public TimeSpan FarewellTime { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Gets the pause after a connection that could not be accepted.</summary>
    public TimeSpan AcceptPause { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>Gets the number of frames that a message may have.</summary>
    public int Frames { get; init; } = 1_000;

    /// <summary>Gets the number of PONGs that may wait for a peer to read them.</summary>
    public int Pongs { get; init; } = 100;
}
