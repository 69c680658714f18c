using System.Net;
using System.Net.Sockets;

namespace CourseKit.Notebooks.Jupyter.Zmtp;

/// <summary>The address of a socket: <c>tcp://127.0.0.1:5555</c> or, on one machine, <c>ipc:///path</c>.</summary>
internal static class Endpoint
{
    private const string Tcp = "tcp://", Ipc = "ipc://";

    /// <summary>Listens at an endpoint; port 0 is any free one.</summary>
    /// <returns>The listener, and the endpoint with its port.</returns>
    /// <exception cref="FormatException">It is no endpoint.</exception>
    /// <exception cref="SocketException">Somebody else listens there, or nobody may.</exception>
    public static (Socket Listener, string Endpoint) Listen(string endpoint)
    {
        var (address, path) = Parse(endpoint);
        var listener = new Socket(address.AddressFamily, SocketType.Stream, path is null ? ProtocolType.Tcp : ProtocolType.Unspecified);
        try
        {
            if (path is not null)
            {
                // Of a listener that did not get to delete it.
                File.Delete(path);
            }

            listener.Bind(address);
            listener.Listen();
            return (listener, path is null ? $"{Tcp}{listener.LocalEndPoint}" : endpoint);
        }
        catch
        {
            listener.Dispose();
            throw;
        }
    }

    /// <summary>The file of an endpoint of one machine, which is left behind by its listener.</summary>
    public static string? PathOf(string endpoint) => endpoint.StartsWith(Ipc, StringComparison.Ordinal) ? endpoint[Ipc.Length..] : null;

    private static (EndPoint Address, string? Path) Parse(string endpoint) =>
        PathOf(endpoint) is { Length: > 0 } path ? (new UnixDomainSocketEndPoint(path), path)
        : endpoint.StartsWith(Tcp, StringComparison.Ordinal) && IPEndPoint.TryParse(
            endpoint[Tcp.Length..].Replace("localhost", "127.0.0.1", StringComparison.Ordinal)
            .Replace("*", "0", StringComparison.Ordinal), out var address) ? (address, null)
        : throw new FormatException($"An endpoint is tcp://ADDRESS:PORT or ipc://PATH. Received: {endpoint}.");
}
