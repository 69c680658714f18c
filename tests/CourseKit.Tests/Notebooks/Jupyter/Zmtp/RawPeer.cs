using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CourseKit.Tests.Notebooks.Jupyter.Zmtp;

/// <summary>The other end of a connection, byte by byte.</summary>
internal sealed class RawPeer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TcpClient client = new();
    private readonly NetworkStream stream;

    public RawPeer(string endpoint)
    {
        client.Connect(IPEndPoint.Parse(endpoint["tcp://".Length..]));
        stream = client.GetStream();
        stream.ReadTimeout = (int)Patience.TotalMilliseconds;
    }

    /// <summary>Figure 1 of the specification: signature, version 3.0, the mechanism NULL, not a server, 31 bytes of filler.</summary>
    public static byte[] Greeting { get; } =
        [0xFF, 0, 0, 0, 0, 0, 0, 0, 0, 0x7F, 3, 0, .. "NULL"u8, .. new byte[16], 0, .. new byte[31]];

    /// <summary>A command READY that says what kind of socket this is and, perhaps, its name.</summary>
    public static byte[] Ready(string kind, string identity = "")
    {
        byte[] body = [5, .. "READY"u8, .. Property("Socket-Type", kind), .. identity.Length == 0 ? [] : Property("Identity", identity)];
        return [4, (byte)body.Length, .. body];
    }

    /// <summary>Introduces itself, and reads the other's introduction.</summary>
    public RawPeer Introduce(string kind, string identity = "")
    {
        Write(Greeting);
        Write(Ready(kind, identity));
        Read(Greeting.Length).Should().Equal(Greeting);
        var ready = Read(2);
        ready[0].Should().Be(4);
        Read(ready[1]);
        return this;
    }

    public void Write(params byte[] bytes) => stream.Write(bytes);

    /// <summary>Writes a message of short frames.</summary>
    public void Send(params string[] frames)
    {
        foreach (var (index, frame) in frames.Index())
        {
            Write([(byte)(index < frames.Length - 1 ? 1 : 0), (byte)frame.Length, .. Encoding.ASCII.GetBytes(frame)]);
        }
    }

    public byte[] Read(int count)
    {
        var bytes = new byte[count];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Reads a message of short frames.</summary>
    public IReadOnlyList<string> Receive()
    {
        var frames = new List<string>();
        byte[] head;
        do
        {
            head = Read(2);
            frames.Add(Encoding.ASCII.GetString(Read(head[1])));
        }
        while (head[0] == 1);
        return frames;
    }

    /// <summary>Reads a message of one frame, which may be long, and says how long.</summary>
    public int ReceiveLength()
    {
        var length = Read(1)[0] == 2 ? (int)BinaryPrimitives.ReadInt64BigEndian(Read(8)) : Read(1)[0];
        Read(length);
        return length;
    }

    /// <summary>Whether the other end has closed the connection, whatever it has sent before.</summary>
    public bool IsClosed()
    {
        try
        {
            while (stream.Read(new byte[1000]) > 0)
            {
            }

            return true;
        }
        catch (IOException failure)
        {
            return failure.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset };
        }
    }

    public void Dispose() => client.Dispose();

    private static byte[] Property(string name, string value) =>
        [(byte)name.Length, .. Encoding.ASCII.GetBytes(name), 0, 0, 0, (byte)value.Length, .. Encoding.ASCII.GetBytes(value)];
}
