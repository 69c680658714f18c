using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CourseKit.Notebooks.Documents;
using CourseKit.Notebooks.Jupyter.Messages;
using CourseKit.Tensors.Files;

namespace CourseKit.Notebooks.Jupyter.Stdio;

/// <summary>A door to one client, the program that has started this one: a message is a line of JSON.</summary>
/// <remarks>
/// <c>{"channel":"shell","header":{…},"parent_header":{…},"metadata":{…},"content":{…}}</c>, with headers and
/// contents as Jupyter defines them. The end of the input is the end of the client.
/// </remarks>
/// <param name="input">Lines from the client.</param>
/// <param name="output">Lines to the client.</param>
/// <param name="log">Told about lines that are no messages.</param>
/// <param name="longestLine">The largest length of a line in bytes.</param>
internal sealed class JsonLines(Stream input, Stream output, Action<string> log, int longestLine = JsonLines.LongestLine) : IConnection
{
    private const int Shown = 200, LongestLine = 256 << 20;

    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    private readonly object gate = new();

    /// <inheritdoc/>
    public async IAsyncEnumerable<Message> ReceiveAsync([EnumeratorCancellation] CancellationToken stop)
    {
        var lines = new LineReader(input, longestLine);
        while (await NextAsync(lines, stop) is var (line, isCut))
        {
            if (isCut)
            {
                log($"A line of the input has at most {longestLine:N0} bytes. Received: a longer one, {Beginning(line.Span)}.");
            }
            else if (Read(line.Span) is { } message)
            {
                yield return message;
            }
            else if (line.Span.Trim(" \r"u8).Length > 0)
            {
                log($"A line of the input is a message in JSON. Received: {Beginning(line.Span)}.");
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
            CompactJson.Options);
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

    /// <summary>The next line; null when the client has gone.</summary>
    private async Task<(ReadOnlyMemory<byte> Line, bool IsCut)?> NextAsync(LineReader lines, CancellationToken stop)
    {
        try
        {
            return await lines.ReadAsync(stop);
        }
        catch (IOException problem)
        {
            log($"The input has broken off. {problem.Message}");
            return null;
        }
    }

    /// <summary>The first characters of a line, each of which has at most four bytes.</summary>
    private static string Beginning(ReadOnlySpan<byte> line) =>
        Excerpt.Of(Encoding.UTF8.GetString(line[..Math.Min(line.Length, 4 * Shown)]).TrimEnd('\r'), Shown);

    private static Message? Read(ReadOnlySpan<byte> line) =>
        JsonFields.ParseObject(line.StartsWith(ByteOrderMark) ? line[ByteOrderMark.Length..] : line) is { } json
        && Enum.TryParse<Channel>(json.Text("channel"), ignoreCase: true, out var channel) && Enum.IsDefined(channel)
        && json.Object("header") is var received && Header.Read(received) is { } header
            ? new Message(channel, header, json.Object("parent_header"), json.Object("content")) { ReceivedHeader = received }
            : null;
}
