using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using CourseKit.Tensors;
using CourseKit.Tensors.Files;

namespace CourseKit.Networks.Weights.Safetensors;

/// <summary>Reads and writes safetensors: the length of a header, the header in JSON, the numbers one tensor behind the other.</summary>
/// <remarks>https://github.com/huggingface/safetensors, «Format». Nothing in such a file can be run.</remarks>
public static class SafetensorsFile
{
    /// <summary>The name in the metadata under which a file of several dictionaries says which prefix has the names of the main
    /// one.</summary>
    public const string MainPrefix = "coursekit.main";

    private const string Rule = "A safetensors file begins with the length of its header in 8 bytes, then «{».";

    /// <summary>Reads a state dict from a file.</summary>
    /// <exception cref="WeightsException">It is damaged, or is none of this format.</exception>
    public static StateDict Read(string path) => WeightsFile.Read(path, Rule, Read);

    /// <summary>Reads a state dict from a stream that can seek, from its start.</summary>
    /// <param name="stream">The file's content.</param>
    /// <param name="name">The name of the file in messages.</param>
    /// <exception cref="WeightsException">It is damaged, or is none of this format.</exception>
    public static StateDict Read(Stream stream, string name) =>
        WeightsFile.Read(stream, name, Rule, [FileFormat.Safetensors], () => ReadContent(stream, name, entry: null));

    /// <summary>Writes a file, as 32-bit floats: whole, or not at all.</summary>
    public static void Write(string path, StateDict weights) => WholeFile.Write(path, stream => Write(stream, weights));

    /// <summary>Writes the content of a file to a stream, as 32-bit floats.</summary>
    public static void Write(Stream stream, StateDict weights) => Write(stream, weights, new Dictionary<string, string>());

    /// <summary>Writes the content of a file to a stream, as 32-bit floats, with texts by name beside the tensors.</summary>
    internal static void Write(Stream stream, StateDict weights, IReadOnlyDictionary<string, string> metadata)
    {
        var header = Header(weights, metadata);
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach (var (_, value) in weights)
        {
            stream.Write(MemoryMarshal.AsBytes(value.Values));
        }
    }

    /// <summary>Reads a state dict from a stream whose format has been looked at: the main one, where there are several.</summary>
    /// <param name="stream">The file's content.</param>
    /// <param name="name">The name of the file in messages.</param>
    /// <param name="entry">The prefix, without its dot, of the names that are meant; null for the main ones.</param>
    internal static StateDict ReadContent(Stream stream, string name, string? entry)
    {
        var (all, metadata) = ReadAll(stream, name);
        if ((entry is null ? metadata.GetValueOrDefault(MainPrefix) : $"{entry}.") is not { } prefix)
        {
            return all;
        }

        var chosen = all.WithoutPrefix(prefix);
        return chosen.Count == 0
            ? throw new WeightsException("Of several dictionaries of tensors in a file, the one to read is named.",
                $"\"{Excerpt.Of(prefix)}\", where there are: {Excerpt.Of([.. all.Names.Select(FirstPart).Distinct()])}", name)
            : new StateDict(chosen)
            {
                Skipped = [.. all.Names.Where(one => !one.StartsWith(prefix, StringComparison.Ordinal)).Select(FirstPart).Distinct()],
            };
    }

    /// <summary>Reads all tensors, and the texts beside them.</summary>
    internal static (StateDict Tensors, IReadOnlyDictionary<string, string> Metadata) ReadAll(Stream stream, string name)
    {
        var source = new ByteSource(stream, stream.Length, name);
        var (entries, metadata) = SafetensorsHeader.Read(source);
        var tensors = entries.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End)
            .ToDictionary(entry => entry.Name, entry => source.Numbers(entry.Type, entry.Shape));
        return (new StateDict(entries.Select(entry => (entry.Name, tensors[entry.Name]))), metadata);
    }

    /// <summary>Returns whether a stream looks like a safetensors file that was damaged or cut off.</summary>
    internal static bool MayBeMeant(Stream stream)
    {
        stream.Position = 8;
        var begins = stream.ReadByte() == '{';
        stream.Position = 0;
        return begins;
    }

    /// <summary>The header, with spaces behind it up to a multiple of 8, so that the numbers lie where processors like them.</summary>
    private static byte[] Header(StateDict weights, IReadOnlyDictionary<string, string> metadata)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteStartObject(SafetensorsHeader.Metadata);
            json.WriteString("format", "pt");
            foreach (var (name, value) in metadata)
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
            var begin = 0L;
            foreach (var (name, tensor) in weights)
            {
                WriteEntry(json, name, tensor.Shape, begin, begin += tensor.Shape.Elements * sizeof(float));
            }

            json.WriteEndObject();
        }

        while (text.Length % 8 != 0)
        {
            text.WriteByte((byte)' ');
        }

        return text.ToArray();
    }

    private static string FirstPart(string name) => Excerpt.Of(name.Split('.')[0]);

    private static void WriteEntry(Utf8JsonWriter json, string name, Shape shape, long begin, long end)
    {
        json.WriteStartObject(name);
        json.WriteString("dtype", NumberType.Float32.Safetensors);
        WriteNumbers(json, "shape", shape.Select(size => (long)size));
        WriteNumbers(json, "data_offsets", [begin, end]);
        json.WriteEndObject();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, IEnumerable<long> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }
}
