using System.Text;

namespace CourseKit.Tests.Networks.Weights.Onnx;

/// <summary>Reads protocol buffers field by field, for tests of what was written.</summary>
internal sealed class ProtobufReader
{
    private readonly List<(int Field, object Value)> fields = [];

    public ProtobufReader(byte[] bytes)
    {
        for (var at = 0; at < bytes.Length;)
        {
            var tag = Varint(bytes, ref at);
            object value = (tag & 7) switch
            {
                0 => (long)Varint(bytes, ref at),
                2 => Take(bytes, ref at, (int)Varint(bytes, ref at)),
                5 => BitConverter.ToSingle(Take(bytes, ref at, 4)),
                var other => throw new InvalidDataException($"kind {other}"),
            };
            fields.Add(((int)(tag >> 3), value));
        }
    }

    public IEnumerable<ProtobufReader> Messages(int field) => All<byte[]>(field).Select(bytes => new ProtobufReader(bytes));

    public IEnumerable<string> Texts(int field) => All<byte[]>(field).Select(Encoding.UTF8.GetString);

    public IEnumerable<long> Numbers(int field) => All<long>(field);

    public ProtobufReader Message(int field) => Messages(field).Single();

    public string Text(int field) => Texts(field).Single();

    public long Number(int field) => Numbers(field).Single();

    public byte[] Bytes(int field) => All<byte[]>(field).Single();

    private IEnumerable<T> All<T>(int field) => fields.Where(one => one.Field == field).Select(one => (T)one.Value);

    private static byte[] Take(byte[] bytes, ref int at, int count)
    {
        at += count;
        return bytes[(at - count)..at];
    }

    private static ulong Varint(byte[] bytes, ref int at)
    {
        var (number, shift) = (0UL, 0);
        byte next;
        do
        {
            next = bytes[at++];
            number |= (ulong)(next & 127) << shift;
            shift += 7;
        }
        while (next >= 128);
        return number;
    }
}
