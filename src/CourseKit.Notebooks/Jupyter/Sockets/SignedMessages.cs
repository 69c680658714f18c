using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CourseKit.Notebooks.Documents;
using CourseKit.Notebooks.Jupyter.Messages;

namespace CourseKit.Notebooks.Jupyter.Sockets;

/// <summary>Messages as frames: a route, a delimiter, a signature, and four objects of JSON.</summary>
/// <remarks>https://jupyter-client.readthedocs.io/en/stable/messaging.html#the-wire-protocol.</remarks>
/// <param name="key">The key of the signatures; empty where there are none.</param>
internal sealed class SignedMessages(string key)
{
    /// <summary>As many signatures as are remembered, so that a message that is sent again by somebody else is not taken.</summary>
    private const int Remembered = 65_536;

    private const int Parts = 4;

    private static readonly byte[] Delimiter = "<IDS|MSG>"u8.ToArray();
    private readonly byte[] key = Encoding.UTF8.GetBytes(key);
    private readonly object gate = new();
    private readonly HashSet<string> seen = [];
    private readonly Queue<string> inOrder = [];

    /// <summary>Reads a message that came from a peer.</summary>
    /// <returns>The message, or why it is not taken, and whether a stranger may have sent it.</returns>
    public (Message? Message, string? Objection, bool IsStrange) Read(Channel channel, byte[] identity, IReadOnlyList<byte[]> frames)
    {
        var at = frames.Index().FirstOrDefault(frame => frame.Item.AsSpan().SequenceEqual(Delimiter), (-1, [])).Index;
        if (at < 0 || frames.Count < at + 2 + Parts)
        {
            return (null, "it has no delimiter, or too few frames", true);
        }

        byte[][] parts = [.. frames.Skip(at + 2).Take(Parts)];
        if (!IsSigned(frames[at + 1], parts))
        {
            return (null, "its signature is wrong, or was seen before", true);
        }

        return parts.Select(part => JsonFields.ParseObject(part)).ToArray() is [{ } received, { } parent, { } metadata, { } content] &&
            Header.Read(received) is { } header
            ? (new Message(channel, header, parent, content)
            {
                Metadata = metadata,
                ReceivedHeader = received,
                Route = [identity, .. frames.Take(at)]
            }, null, false)
            : (null, "it is not made of four JSON objects with a header", false);
    }

    /// <summary>A message as frames, without its route.</summary>
    public IReadOnlyList<byte[]> Write(Message message)
    {
        byte[][] parts = [Json(message.Header.Write()), Json(message.Parent), Json(message.Metadata), Json(message.Content)];
        return [Delimiter, Encoding.ASCII.GetBytes(Sign(parts)), .. parts];
    }

    private bool IsSigned(byte[] signature, byte[][] parts)
    {
        if (key.Length == 0)
        {
            return true;
        }

        var right = Sign(parts);
        if (!CryptographicOperations.FixedTimeEquals(signature, Encoding.ASCII.GetBytes(right)))
        {
            return false;
        }

        lock (gate)
        {
            if (!seen.Add(right))
            {
                return false;
            }

            inOrder.Enqueue(right);
            if (inOrder.Count > Remembered)
            {
                seen.Remove(inOrder.Dequeue());
            }

            return true;
        }
    }

    private string Sign(byte[][] parts)
    {
        if (key.Length == 0)
        {
            return string.Empty;
        }

        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        foreach (var part in parts)
        {
            hash.AppendData(part);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static byte[] Json(JsonObject json) => JsonSerializer.SerializeToUtf8Bytes(json, CompactJson.Options);
}
