namespace CourseKit.Notebooks.Jupyter.Zmtp;

/// <summary>A socket that answers every message with itself: a heartbeat, which shows that the process lives.</summary>
internal sealed class EchoSocket(string endpoint, Limits? limits = null, Action<string>? log = null)
    : ListeningSocket(endpoint, limits, log)
{
    /// <inheritdoc/>
    protected override string Kind => "REP";

    /// <inheritdoc/>
    protected override IReadOnlyCollection<string> PeerKinds => ["REQ", "DEALER"];

    /// <inheritdoc/>
    protected override ValueTask TakeAsync(Peer peer, IReadOnlyList<byte[]> message, CancellationToken stop)
    {
        peer.Send(message);
        return ValueTask.CompletedTask;
    }
}
