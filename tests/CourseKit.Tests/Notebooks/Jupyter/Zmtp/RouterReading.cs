using CourseKit.Notebooks.Jupyter.Zmtp;

namespace CourseKit.Tests.Notebooks.Jupyter.Zmtp;

/// <summary>The next message of a router, for which a test does not wait for ever.</summary>
internal static class RouterReading
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static Task<(byte[] Identity, IReadOnlyList<byte[]> Frames)> ReceiveAsync(this RouterSocket router) =>
        router.Received.ReadAsync().AsTask().WaitAsync(Patience);
}
