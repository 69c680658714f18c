using System.Collections.Concurrent;
using System.Net.Sockets;

namespace CourseKit.Notebooks.Jupyter.Zmtp;

/// <summary>A socket that peers connect to. A peer that breaks the rules loses its connection, and the others go on.</summary>
internal abstract class ListeningSocket : IAsyncDisposable
{
    private const int MostTold = 10;

    private readonly Socket listener;
    private readonly CancellationTokenSource closing = new();
    private readonly ConcurrentDictionary<Peer, Task> peers = new();
    private readonly ReceivingBudget.Shared receiving;
    private readonly Task accepting;
    private readonly Action<string> log;
    private int told;

    protected ListeningSocket(string endpoint, Limits? limits, Action<string>? log)
    {
        this.log = log ?? (_ => { });
        Limits = limits ?? new Limits();
        receiving = new ReceivingBudget.Shared(Limits.ReceivingBytes);
        (listener, Endpoint) = Zmtp.Endpoint.Listen(endpoint);
        accepting = Task.Run(AcceptAsync);
    }

    /// <summary>The address of the socket, with the port.</summary>
    public string Endpoint { get; }

    protected Limits Limits { get; }

    /// <summary>The peers that are connected.</summary>
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
                Tell($"There are {Limits.Peers} already.");
                connection.Dispose();
                continue;
            }

            try
            {
                Serve(new Peer(new NetworkStream(connection, ownsSocket: true), Limits, receiving));
            }
            catch (IOException closed)
            {
                // It was closed before it was served.
                Tell(closed.Message);
                connection.Dispose();
            }
        }
    }

    private void Serve(Peer peer)
    {
        var start = new TaskCompletionSource();
        peers[peer] = start.Task.ContinueWith(_ => ServeAsync(peer), TaskScheduler.Default).Unwrap();
        start.SetResult();
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
            catch (SocketException closed) when (closed.SocketErrorCode != SocketError.OperationAborted && !closing.IsCancellationRequested)
            {
                // It was closed before it was accepted, or this process may not have more; that passes, but not at once.
                Tell(closed.Message);
                await Task.Delay(Limits.AcceptPause);
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
        catch (Exception left) when (left is OperationCanceledException or ObjectDisposedException or EndOfStreamException)
        {
            // It has gone.
        }
        catch (Exception broken)
        {
            // It has broken the rules or, which must not end the others, found a defect in them.
            Tell(broken is IOException ? broken.Message : broken.ToString());
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

    /// <summary>Logs why a connection was closed; whoever comes often does not fill the log.</summary>
    private void Tell(string reason)
    {
        if (Interlocked.Increment(ref told) is var count and <= MostTold)
        {
            var last = count == MostTold ? " More are closed without a word." : string.Empty;
            log($"A connection to {Endpoint} was closed. {reason}{last}");
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
