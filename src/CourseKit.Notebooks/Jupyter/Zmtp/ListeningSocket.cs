using System.Collections.Concurrent;
using System.Net.Sockets;

namespace CourseKit.Notebooks.Jupyter.Zmtp;

/// <summary>A socket that peers connect to. A peer that breaks the rules loses its connection, and the others go on.</summary>
internal abstract class ListeningSocket : IAsyncDisposable
{
    private readonly Socket listener;
    private readonly CancellationTokenSource closing = new();
    private readonly ConcurrentDictionary<Peer, Task> peers = new();
    private readonly ReceivingBudget.Shared receiving;
    private readonly Task accepting;

    protected ListeningSocket(string endpoint, Limits? limits)
    {
        Limits = limits ?? new Limits();
        receiving = new ReceivingBudget.Shared(Limits.ReceivingBytes);
        (listener, Endpoint) = Zmtp.Endpoint.Listen(endpoint);
        accepting = Task.Run(AcceptAsync);
    }

    /// <summary>Where it is, with the port.</summary>
    public string Endpoint { get; }

    protected Limits Limits { get; }

    /// <summary>Who is connected.</summary>
    protected IEnumerable<Peer> Peers => peers.Keys;

    /// <summary>The kind of the socket, as peers are told.</summary>
    protected abstract string Kind { get; }

    /// <summary>The kinds of peers that may connect.</summary>
    protected abstract IReadOnlyCollection<string> PeerKinds { get; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        listener.Dispose();
        foreach (var peer in Peers)
        {
            peer.Finish();
        }

        // Peers get what is on its way to them, unless they take too long.
        closing.CancelAfter(Limits.FarewellTime);
        await accepting;
        await Task.WhenAll(peers.Values);

        if (Zmtp.Endpoint.PathOf(Endpoint) is { } path)
        {
            File.Delete(path);
        }
    }

    /// <summary>A peer has introduced itself; false turns it away.</summary>
    protected virtual bool Welcome(Peer peer) => true;

    /// <summary>A peer has sent a message. The next one is read when this is done.</summary>
    protected abstract ValueTask TakeAsync(Peer peer, IReadOnlyList<byte[]> message, CancellationToken stop);

    /// <summary>A peer that was welcome has gone.</summary>
    protected virtual void Miss(Peer peer)
    {
    }

    private async Task AcceptAsync()
    {
        while (await NextAsync() is { } connection)
        {
            if (peers.Count >= Limits.Peers)
            {
                connection.Dispose();
                continue;
            }

            var peer = new Peer(new NetworkStream(connection, ownsSocket: true), Limits, receiving);
            var start = new TaskCompletionSource();
            peers[peer] = start.Task.ContinueWith(_ => ServeAsync(peer), TaskScheduler.Default).Unwrap();
            start.SetResult();
        }
    }

    /// <summary>The next connection; null when this socket is closing.</summary>
    private async Task<Socket?> NextAsync()
    {
        while (true)
        {
            try
            {
                var connection = await listener.AcceptAsync();
                if (listener.ProtocolType == ProtocolType.Tcp)
                {
                    connection.NoDelay = true;
                }

                return connection;
            }
            catch (SocketException closed) when (closed.SocketErrorCode != SocketError.OperationAborted)
            {
                // It was closed before it was accepted.
            }
            catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
            {
                return null;
            }
        }
    }

    private async Task ServeAsync(Peer peer)
    {
        var welcome = false;
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(closing.Token);
        try
        {
            await peer.IntroduceAsync(Kind, PeerKinds, gone.Token);
            welcome = Welcome(peer);
            if (welcome)
            {
                var ended = await Task.WhenAny(peer.WriteAsync(gone.Token), ReadAsync(peer, gone.Token));
                await ended;
            }
        }
        catch (Exception left) when (left is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // It has gone, or has broken the rules.
        }
        finally
        {
            await gone.CancelAsync();
            peer.Dispose();
            peers.TryRemove(peer, out _);
            if (welcome)
            {
                Miss(peer);
            }
        }
    }

    private async Task ReadAsync(Peer peer, CancellationToken stop)
    {
        while (true)
        {
            await TakeAsync(peer, await peer.ReadAsync(stop), stop);
        }
    }
}
