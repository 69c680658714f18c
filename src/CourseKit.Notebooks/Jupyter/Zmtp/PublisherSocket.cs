using System.Collections.Concurrent;

namespace CourseKit.Notebooks.Jupyter.Zmtp;

/// <summary>A socket that sends each message to all peers that have subscribed to how it begins.</summary>
internal sealed class PublisherSocket(string endpoint, Limits? limits = null, Action<string>? log = null)
    : ListeningSocket(endpoint, limits, log)
{
    private const byte Subscribe = 1, Cancel = 0;

    /// <summary>The beginnings of messages that each peer subscribes to, and how often it has asked for each.</summary>
    private readonly ConcurrentDictionary<Peer, Dictionary<string, int>> subscriptions = new();

    /// <inheritdoc/>
    protected override string Kind => "PUB";

    /// <inheritdoc/>
    protected override IReadOnlyCollection<string> PeerKinds => ["SUB", "XSUB"];

    /// <summary>Sends a message to those who want it.</summary>
    public void Send(IReadOnlyList<byte[]> frames)
    {
        var beginning = Convert.ToHexString(frames[0]);
        foreach (var (peer, wanted) in subscriptions)
        {
            bool isWanted;
            lock (wanted)
            {
                isWanted = wanted.Keys.Any(prefix => beginning.StartsWith(prefix, StringComparison.Ordinal));
            }

            if (isWanted)
            {
                peer.Send(frames);
            }
        }
    }

    /// <inheritdoc/>
    protected override bool Welcome(Peer peer) => subscriptions.TryAdd(peer, []);

    /// <inheritdoc/>
    protected override ValueTask TakeAsync(Peer peer, IReadOnlyList<byte[]> message, CancellationToken stop)
    {
        var wanted = subscriptions[peer];
        if (message is [[Subscribe or Cancel, .. var prefix]])
        {
            lock (wanted)
            {
                Count(wanted, Convert.ToHexString(prefix), message[0][0] == Subscribe ? 1 : -1);
            }
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    protected override void Miss(Peer peer) => subscriptions.TryRemove(peer, out _);

    private void Count(Dictionary<string, int> wanted, string prefix, int change)
    {
        var times = wanted.GetValueOrDefault(prefix) + change;
        if (times <= 0)
        {
            wanted.Remove(prefix);
        }
        else if (wanted.Count < Limits.Frames || wanted.ContainsKey(prefix))
        {
            wanted[prefix] = times;
        }
        else
        {
            throw new ProtocolException($"A peer has at most {Limits.Frames} subscriptions.");
        }
    }
}
