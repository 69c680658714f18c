using System.Text;
using CourseKit.Notebooks.Jupyter.Messages;
using CourseKit.Notebooks.Jupyter.Sockets;
using CourseKit.Notebooks.Jupyter.Zmtp;

namespace CourseKit.Tests.Robustness.Targets;

/// <summary>What clients of the kernel send: frames of ZMTP, and messages of Jupyter.</summary>
internal static class MessageTargets
{
    private const string Request =
        """
        {"msg_id": "1", "msg_type": "execute_request", "username": "u", "session": "s", "date": "2020-01-01T00:00:00Z", "version": "5.3"}
        {}
        {"cellId": "a"}
        {"code": "1 + 1", "silent": false, "store_history": true, "user_expressions": {}, "allow_stdin": true, "stop_on_error": true}
        """;

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
