using System.Collections.Concurrent;
using System.Threading.Channels;

namespace CourseKit.Notebooks.Jupyter.Zmtp;

/// <summary>A socket that knows its peers by name: a message tells who sent it, and is sent to one of them.</summary>
internal sealed class RouterSocket(string endpoint, Limits? limits = null, Action<string>? log = null)
    : ListeningSocket(endpoint, limits, log)
{
    private const int Waiting = 16;

    private readonly ConcurrentDictionary<string, Peer> byName = new();
    private readonly Channel<(byte[] Identity, IReadOnlyList<byte[]> Frames)> received =
        Channel.CreateBounded<(byte[], IReadOnlyList<byte[]>)>(Waiting);

    private int named;

    /// <summary>The messages that peers have sent. When they are not read, the peers wait.</summary>
    public ChannelReader<(byte[] Identity, IReadOnlyList<byte[]> Frames)> Received => received.Reader;

    /// <inheritdoc/>
    protected override string Kind => "ROUTER";

    /// <inheritdoc/>
    protected override IReadOnlyCollection<string> PeerKinds => ["DEALER", "REQ", "ROUTER"];

    /// <summary>Sends a message to a peer; where there is none of this name, to nobody.</summary>
    public void Send(byte[] identity, IReadOnlyList<byte[]> frames)
    {
        if (byName.TryGetValue(Convert.ToHexString(identity), out var peer))
        {
            peer.Send(frames);
        }
    }

    /// <inheritdoc/>
    protected override bool Welcome(Peer peer)
    {
        if (peer.Identity.Length == 0)
        {
            // Names that begin with 0 are never asked for.
            peer.Name([0, .. BitConverter.GetBytes(Interlocked.Increment(ref named))]);
        }

        return byName.TryAdd(Convert.ToHexString(peer.Identity), peer);
    }

    /// <inheritdoc/>
    protected override ValueTask TakeAsync(Peer peer, IReadOnlyList<byte[]> message, CancellationToken stop) =>
        received.Writer.WriteAsync((peer.Identity, message), stop);

    /// <inheritdoc/>
    protected override void Miss(Peer peer) => byName.TryRemove(Convert.ToHexString(peer.Identity), out _);
}
