using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CourseKit.Notebooks.Jupyter.Messages;

namespace CourseKit.Notebooks.Jupyter.Stdio;

/// <summary>A door to one client, the program that has started this one: a message is a line of JSON.</summary>
/// <remarks>
/// <c>{"channel":"shell","header":{…},"parent_header":{…},"metadata":{…},"content":{…}}</c>, with headers and
/// contents as Jupyter defines them. The end of the input is the end of the client.
/// </remarks>
/// <param name="input">Lines from the client.</param>
/// <param name="output">Lines to the client.</param>
/// <param name="log">Told about lines that are no messages.</param>
internal sealed class JsonLines(Stream input, Stream output, Action<string> log) : IConnection
{
    private const int Shown = 200;

    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 256 };

    private readonly object gate = new();

    /// <inheritdoc/>
    public async IAsyncEnumerable<Message> ReceiveAsync([EnumeratorCancellation] CancellationToken stop)
    {
        using var lines = new StreamReader(input, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);

        // The read of a console cannot be cancelled: the wait for it can.
        while (await lines.ReadLineAsync(stop).AsTask().WaitAsync(stop) is { } line)
        {
            if (Read(line) is { } message)
            {
                yield return message;
            }
            else if (line.Length > 0)
            {
                log($"A line of the input is a message in JSON. Received: {(line.Length > Shown ? $"{line[..Shown]}…" : line)}.");
            }
        }
    }

    /// <inheritdoc/>
    public void Send(Message message)
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(
            new JsonObject
            {
                ["channel"] = message.Channel.ToString().ToLowerInvariant(),
                ["header"] = message.Header.Write(),
                ["parent_header"] = message.Parent,
                ["metadata"] = message.Metadata,
                ["content"] = message.Content,
            },
            Compact);
        try
        {
            lock (gate)
            {
                output.Write(line);
                output.WriteByte((byte)'\n');
                output.Flush();
            }
        }
        catch (IOException)
        {
            // The client has gone, which the end of the input tells too.
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await output.FlushAsync();

    private static Message? Read(string line) =>
        JsonFields.ParseObject(Encoding.UTF8.GetBytes(line)) is { } json
        && Enum.TryParse<Channel>(json.Text("channel"), ignoreCase: true, out var channel) && Enum.IsDefined(channel)
        && json.Object("header") is var received && Header.Read(received) is { } header
            ? new Message(channel, header, json.Object("parent_header"), json.Object("content")) { ReceivedHeader = received }
            : null;
}
