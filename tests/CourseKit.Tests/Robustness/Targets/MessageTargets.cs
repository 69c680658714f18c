using System.Text;
using CourseKit.Notebooks.Jupyter.Messages;
using CourseKit.Notebooks.Jupyter.Sockets;
using CourseKit.Notebooks.Jupyter.Stdio;
using CourseKit.Notebooks.Jupyter.Zmtp;

namespace CourseKit.Tests.Robustness.Targets;

/// <summary>Input from clients of the kernel: frames of ZMTP, messages of Jupyter, and lines of JSON.</summary>
internal static class MessageTargets
{
    private const string Request =
        """
        {"msg_id": "1", "msg_type": "execute_request", "username": "u", "session": "s", "date": "2020-01-01T00:00:00Z", "version": "5.3"}
        {}
        {"cellId": "a"}
        {"code": "1 + 1", "silent": false, "store_history": true, "user_expressions": {}, "allow_stdin": true, "stop_on_error": true}
        """;

    private const string Lines =
        """
        {"channel":"shell","header":{"msg_id":"1","msg_type":"execute_request","session":"s"},"parent_header":{},"content":{"code":"1 + 1"}}
        {"channel":"control","header":{"msg_id":"2","msg_type":"interrupt_request"},"metadata":{"a":[1,2.5]},"content":{"ä":"\ud83e\udd14"}}

        """;

    /// <summary>Shorter than a line of repeated pieces, so that some lines are passed over for their length.</summary>
    private const int LongestLine = 1 << 10;

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("zmtp frames", [[0, 1, 7, 1, 0, 0, 2, 1, 2], [4, 6, 4, .. "READY"u8, 2, 0, 0, 0, 0, 0, 0, 1, 0, .. new byte[256]]],
            [[0, 0], [1, 0], [2, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], [4, 1], [2, 0, 0, 0, 0, 0x10, 0, 0, 0]],
            input => ReadFrames(input).GetAwaiter().GetResult(), typeof(ProtocolException)),
        new("jupyter message", [Encoding.UTF8.GetBytes(Request)],
            FuzzTarget.Texts(
                "{", "}", "[", "]", ",", ":", "\"", "null", "true", "{}", "\n", "\\ud800", "\"msg_id\":", "\"msg_type\":", "\"code\":",
                "[[[[[[[[", "\"\\ud800\""),
            ReadMessage),
        new("json lines", [Encoding.UTF8.GetBytes(Lines), Encoding.UTF8.GetBytes($"\uFEFF{Lines.ReplaceLineEndings("\r\n")}")],
            FuzzTarget.Texts(
                "{", "}", "[", "]", ",", ":", "\"", "null", "true", "{}", "\n", "\r\n", "\n\n", "\\ud800", "\u00EF\u00BB\u00BF", "\u00C3",
                "\"channel\":\"control\"", "\"channel\":7", "\"header\":", "\"msg_id\":", "\"content\":", "[[[[[[[["),
            input => ReadLines(input).GetAwaiter().GetResult()),
    ];

    private static async Task ReadFrames(byte[] input)
    {
        var reader = new FrameReader(new MemoryStream(input), new Limits(), new ReceivingBudget(new ReceivingBudget.Shared(1 << 24)));
        try
        {
            for (var bytes = 0L; ;)
            {
                bytes += (await reader.ReadAsync(1 << 24, CancellationToken.None)).Body.Length;
                if (bytes > input.Length)
                {
                    throw new WrongResultException($"Frames of {bytes} bytes came from {input.Length}.");
                }
            }
        }
        catch (EndOfStreamException)
        {
            // The peer has gone.
        }
    }

    /// <summary>Each line is a message, is told to the log, or is blank. A message that is sent on is read again as what it was.</summary>
    private static async Task ReadLines(byte[] input)
    {
        var log = new List<string>();
        await using var lines = new JsonLines(new MemoryStream(input), Stream.Null, log.Add, LongestLine);
        var messages = await lines.ReceiveAsync(CancellationToken.None).ToListAsync();
        var count = Encoding.Latin1.GetString(input).Split('\n')
            .Count(line => line.Length > LongestLine || line.Trim(' ', '\r').Length > 0);
        if (messages.Count + log.Count != count || log.Any(told => told.Length > 400))
        {
            throw new WrongResultException($"{count} lines gave {messages.Count} messages, and {log.Count} objections: {log.Max()}");
        }

        using var sent = new MemoryStream();
        await using var connection = new JsonLines(new MemoryStream(), sent, log.Add);
        foreach (var message in messages)
        {
            // A node of JSON is part of one message only.
            connection.Send(message with { Parent = [], Content = message.Content.DeepClone().AsObject() });
        }

        await using var again = new JsonLines(new MemoryStream(sent.ToArray()), Stream.Null, log.Add);
        var read = await again.ReceiveAsync(CancellationToken.None).ToListAsync();
        if (!read.Select(Text).SequenceEqual(messages.Select(Text)))
        {
            throw new WrongResultException("Messages that were sent on are read as others.");
        }
    }

    private static string Text(Message message) =>
        $"{message.Channel} {message.Header.Id} {message.Header.Type} {message.Content.ToJsonString()}";

    private static void ReadMessage(byte[] input)
    {
        var parts = Encoding.Latin1.GetString(input).Split('\n').Select(Encoding.Latin1.GetBytes);
        var messages = new SignedMessages(string.Empty);
        var (message, objection, _) = messages.Read(Channel.Shell, [1], ["<IDS|MSG>"u8.ToArray(), [], .. parts]);
        if (message is null == objection is null)
        {
            throw new WrongResultException("A message is taken, or there is an objection to it.");
        }
    }
}
