using CourseKit.Notebooks.Jupyter.Messages;

namespace CourseKit.Notebooks.Jupyter.Sockets;

/// <summary>The file in which Jupyter tells a kernel where to listen, and the key that messages are signed with.</summary>
/// <param name="Transport"><c>tcp</c> or <c>ipc</c>.</param>
/// <param name="Address">An address, or the beginning of a path.</param>
/// <param name="Key">The key; empty where messages are not signed.</param>
/// <param name="Ports">The port of each socket: <c>shell</c>, <c>control</c>, <c>stdin</c>, <c>iopub</c>, <c>hb</c>.</param>
internal sealed record ConnectionFile(string Transport, string Address, string Key, IReadOnlyDictionary<string, int> Ports)
{
    private const string Scheme = "hmac-sha256";

    private static readonly string[] Sockets = ["shell", "control", "stdin", "iopub", "hb"];

    /// <summary>Reads a file.</summary>
    /// <exception cref="FormatException">It is no connection file; the message says what is wrong.</exception>
    public static ConnectionFile Read(string path)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new FormatException(
                $"A kernel is started with the connection file that Jupyter writes. Received: {path}. {problem.Message}");
        }

        var json = JsonFields.ParseObject(bytes) ?? throw Wrong(path, "text that is no JSON object");
        return new ConnectionFile(
            json.Text("transport") is var transport and ("tcp" or "ipc") ? transport
                : throw Wrong(path, $"the transport «{json.Text("transport")}», not tcp or ipc"),
            json.Text("ip") is { Length: > 0 } address ? address : throw Wrong(path, "no ip"),
            json.Text("key") is var key && (key.Length == 0 || json.Text("signature_scheme") is Scheme or "")
                ? key
                : throw Wrong(path, $"the signature scheme «{json.Text("signature_scheme")}», not {Scheme}"),
            Sockets.ToDictionary(socket => socket, socket => json.Number($"{socket}_port") is >= 0 and <= ushort.MaxValue and var port
                ? port
                : throw Wrong(path, $"no {socket}_port")));
    }

    /// <summary>The address of a socket.</summary>
    internal string Endpoint(string socket) => Transport == "ipc" ? $"ipc://{Address}-{Ports[socket]}" : $"tcp://{Address}:{Ports[socket]}";

    private static FormatException Wrong(string path, string what) =>
        new($"A kernel is started with the connection file that Jupyter writes. Received: {path}, which has {what}.");
}
