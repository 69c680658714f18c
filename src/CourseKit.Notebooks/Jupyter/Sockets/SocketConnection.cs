using System.Runtime.CompilerServices;
using System.Text;
using System.Threading.Channels;
using CourseKit.Notebooks.Jupyter.Messages;
using CourseKit.Notebooks.Jupyter.Zmtp;
using Channel = CourseKit.Notebooks.Jupyter.Messages.Channel;

namespace CourseKit.Notebooks.Jupyter.Sockets;

/// <summary>A door for any number of Jupyter's clients: five sockets, messages signed.</summary>
internal sealed class SocketConnection : IConnection
{
    private readonly SignedMessages wire;
    private readonly Action<string> log;
    private readonly IReadOnlyDictionary<Channel, RouterSocket> routers;
    private readonly PublisherSocket publisher;
    private readonly EchoSocket heartbeat;
    private int strangers;

    /// <summary>Opens the sockets.</summary>
    /// <param name="file">The connection file that Jupyter has written.</param>
    /// <param name="log">Told about messages that are not taken; of those without a right signature about the first.</param>
    /// <exception cref="FormatException">An address is none.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">A port is taken.</exception>
    public SocketConnection(ConnectionFile file, Action<string> log)
    {
        (wire, this.log) = (new SignedMessages(file.Key), log);
        routers = new Dictionary<Channel, RouterSocket>
        {
            [Channel.Shell] = new(file.Endpoint("shell"), log: log),
            [Channel.Control] = new(file.Endpoint("control"), log: log),
            [Channel.Stdin] = new(file.Endpoint("stdin"), log: log),
        };
        publisher = new PublisherSocket(file.Endpoint("iopub"), log: log);
        heartbeat = new EchoSocket(file.Endpoint("hb"), Limits.Heartbeat, log);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<Message> ReceiveAsync([EnumeratorCancellation] CancellationToken stop)
    {
        var merged = System.Threading.Channels.Channel.CreateBounded<Message>(1);
        var reading = routers.Select(router => ReadAsync(router.Key, router.Value, merged.Writer, stop)).ToList();
        await foreach (var message in merged.Reader.ReadAllAsync(stop))
        {
            yield return message;
        }

        await Task.WhenAll(reading);
    }

    /// <inheritdoc/>
    public void Send(Message message)
    {
        var frames = wire.Write(message);
        if (message.Channel == Channel.IOPub)
        {
            publisher.Send([Encoding.UTF8.GetBytes($"kernel.{message.Header.Session}.{message.Header.Type}"), .. frames]);
        }
        else
        {
            routers[message.Channel].Send(message.Route[0], [.. message.Route.Skip(1), .. frames]);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (ListeningSocket socket in (ListeningSocket[])[.. routers.Values, publisher, heartbeat])
        {
            await socket.DisposeAsync();
        }
    }

    /// <summary>Hands on what one socket receives. A defect ends the whole connection: a socket alone would be deaf unseen.</summary>
    private async Task ReadAsync(Channel channel, RouterSocket router, ChannelWriter<Message> received, CancellationToken stop)
    {
        try
        {
            await foreach (var (identity, frames) in router.Received.ReadAllAsync(stop))
            {
                var (message, objection, isStrange) = wire.Read(channel, identity, frames);
                if (message is not null)
                {
                    await received.WriteAsync(message, stop);
                }
                else
                {
                    TellDropped(objection!, isStrange);
                }
            }
        }
        catch (Exception defect) when (defect is not OperationCanceledException)
        {
            received.TryComplete(defect);
        }
    }

    private void TellDropped(string objection, bool isStrange)
    {
        if (!isStrange)
        {
            log($"A message was dropped, since {objection}.");
        }
        else if (Interlocked.Increment(ref strangers) == 1)
        {
            log($"A message was dropped, since {objection}. More of that kind are dropped without a word.");
        }
    }
}
