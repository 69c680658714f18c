using System.Runtime.InteropServices;
using System.Text;
using CourseKit.Tensors;

namespace CourseKit.Networks.Weights.Onnx;

/// <summary>A message of protocol buffers, written field by field; the numbers of tensors are not copied before they are written.</summary>
/// <remarks>https://protobuf.dev/programming-guides/encoding.</remarks>
internal sealed class ProtobufMessage
{
    private const int Varint = 0, Bytes = 2, Fixed32 = 5;

    private readonly List<Part> parts = [];

    /// <summary>Gets the encoded size in bytes.</summary>
    public long Length => parts.Sum(part =>
        part.Head.Length + (part.Body is { } body ? Encoded((ulong)body.Length).Length + body.Length : part.Numbers?.Count * 4L ?? 0));

    public ProtobufMessage Add(int field, long number) => Add([.. Tag(field, Varint), .. Encoded((ulong)number)]);

    public ProtobufMessage Add(int field, float number) => Add([.. Tag(field, Fixed32), .. BitConverter.GetBytes(number)]);

    public ProtobufMessage Add(int field, string text) => Add(field, Encoding.UTF8.GetBytes(text));

    public ProtobufMessage Add(int field, byte[] bytes) => Add([.. Tag(field, Bytes), .. Encoded((ulong)bytes.Length), .. bytes]);

    public ProtobufMessage Add(int field, Tensor numbers) =>
        Add([.. Tag(field, Bytes), .. Encoded((ulong)numbers.Count * 4)], numbers: numbers);

    public ProtobufMessage Add(int field, ProtobufMessage message) => Add(Tag(field, Bytes), message);

    public void WriteTo(Stream stream)
    {
        foreach (var part in parts)
        {
            stream.Write(part.Head);
            if (part.Body is { } body)
            {
                stream.Write(Encoded((ulong)body.Length));
                body.WriteTo(stream);
            }
            else if (part.Numbers is { } numbers)
            {
                stream.Write(MemoryMarshal.AsBytes(numbers.Values));
            }
        }
    }

    private ProtobufMessage Add(byte[] head, ProtobufMessage? body = null, Tensor? numbers = null)
    {
        parts.Add(new Part(head, body, numbers));
        return this;
    }

    private static byte[] Tag(int field, int kind) => Encoded(((ulong)field << 3) | (uint)kind);

    /// <summary>Seven bits a byte, the lowest first; the eighth says that more follow.</summary>
    private static byte[] Encoded(ulong number)
    {
        var bytes = new List<byte>();
        for (; number >= 0x80; number >>= 7)
        {
            bytes.Add((byte)(number | 0x80));
        }

        return [.. bytes, (byte)number];
    }

    private readonly record struct Part(byte[] Head, ProtobufMessage? Body, Tensor? Numbers);
}
