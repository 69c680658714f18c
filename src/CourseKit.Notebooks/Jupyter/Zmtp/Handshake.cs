using System.Buffers.Binary;
using System.Text;

namespace CourseKit.Notebooks.Jupyter.Zmtp;

/// <summary>The introduction of two ends to each other: a greeting of 64 bytes, and a command READY that says
/// which kind of socket each is.</summary>
/// <remarks>ZMTP 3.0 with the mechanism NULL: https://rfc.zeromq.org/spec/23/.</remarks>
internal static class Handshake
{
    private const int GreetingLength = 64, Version = 10, Mechanism = 12, MechanismLength = 20, LongestCommand = 64 << 10;

    /// <summary>Introduces this end and learns who the other is.</summary>
    /// <param name="stream">The connection.</param>
    /// <param name="frames">The frames of the connection.</param>
    /// <param name="kind">The kind of this socket, such as <c>ROUTER</c>.</param>
    /// <param name="peers">The kinds that may talk to it.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <returns>The identity that the peer asks to be known by; empty if it does not mind.</returns>
    /// <exception cref="ProtocolException">The peer speaks another protocol, or is of a kind that does not fit.</exception>
    public static async Task<byte[]> PerformAsync(Stream stream, FrameReader frames, string kind, IReadOnlyCollection<string> peers,
        CancellationToken stop)
    {
        await stream.WriteAsync(Greeting(), stop);
        var theirs = new byte[GreetingLength];
        await stream.ReadExactlyAsync(theirs.AsMemory(0, Version), stop);
        Check(theirs[0] == 0xFF && (theirs[9] & 1) == 1, "A greeting of ZMTP begins with FF … 7F.");
        await stream.ReadExactlyAsync(theirs.AsMemory(Version), stop);
        Check(theirs[Version] >= 3, $"The protocol is ZMTP 3. Received: version {theirs[Version]}.");
        Check(theirs.AsSpan(Mechanism, MechanismLength).SequenceEqual(Greeting().AsSpan(Mechanism, MechanismLength)),
            "The mechanism is NULL.");

        await FrameWriter.WriteAsync(stream, new Frame(Ready(kind), IsCommand: true), stop);
        var properties = Properties(await frames.ReadAsync(LongestCommand, stop));
        var theirKind = Encoding.ASCII.GetString(properties.GetValueOrDefault("socket-type", []));
        Check(peers.Contains(theirKind), $"A socket of the kind {kind} talks to {string.Join(", ", peers)}. Received: {theirKind}.");
        return properties.GetValueOrDefault("identity", []);
    }

    /// <summary>The name of a command and what follows it.</summary>
    /// <exception cref="ProtocolException">It is no command.</exception>
    public static (string Name, byte[] Data) Command(byte[] body)
    {
        Check(body.Length > 0 && body[0] < body.Length, "A command begins with its name.");
        return (Encoding.ASCII.GetString(body, 1, body[0]), body[(1 + body[0])..]);
    }

    private static byte[] Greeting()
    {
        var greeting = new byte[GreetingLength];
        (greeting[0], greeting[9], greeting[Version]) = (0xFF, 0x7F, 3);
        "NULL"u8.CopyTo(greeting.AsSpan(Mechanism));
        return greeting;
    }

    private static byte[] Ready(string kind) =>
        [5, .. "READY"u8, 11, .. "Socket-Type"u8, 0, 0, 0, (byte)kind.Length, .. Encoding.ASCII.GetBytes(kind)];

    /// <summary>The properties that a READY lists; names of any case are the same.</summary>
    private static Dictionary<string, byte[]> Properties(Frame frame)
    {
        Check(frame.IsCommand, "The first frame is the command READY.");
        var (name, data) = Command(frame.Body);
        Check(name == "READY", $"The first command is READY. Received: {name}.");
        var properties = new Dictionary<string, byte[]>();
        for (var rest = data.AsSpan(); !rest.IsEmpty;)
        {
            int key = rest[0];
            Check(rest.Length >= 1 + key + 4, "A property has a name and a value.");
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest[(1 + key)..]);
            Check(rest.Length - 1 - key - 4 >= length, "A property has a name and a value.");
            properties[Encoding.ASCII.GetString(rest.Slice(1, key)).ToLowerInvariant()] = rest.Slice(1 + key + 4, (int)length).ToArray();
            rest = rest[(1 + key + 4 + (int)length)..];
        }

        return properties;
    }

    private static void Check(bool holds, string rule)
    {
        if (!holds)
        {
            throw new ProtocolException(rule);
        }
    }
}
