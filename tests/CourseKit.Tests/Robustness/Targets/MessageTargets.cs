using CourseKit.Notebooks.Jupyter.Zmtp;

namespace CourseKit.Tests.Robustness.Targets;

/// <summary>What clients of the kernel send: frames of ZMTP.</summary>
internal static class MessageTargets
{
    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("zmtp frames", [[0, 1, 7, 1, 0, 0, 2, 1, 2], [4, 6, 4, .. "READY"u8, 2, 0, 0, 0, 0, 0, 0, 1, 0, .. new byte[256]]],
            [[0, 0], [1, 0], [2, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], [4, 1], [2, 0, 0, 0, 0, 0x10, 0, 0, 0]],
            input => ReadFrames(input).GetAwaiter().GetResult(), typeof(ProtocolException)),
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
}
