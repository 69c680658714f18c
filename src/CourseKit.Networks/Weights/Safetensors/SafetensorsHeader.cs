using System.Text.Json;
using CourseKit.Tensors.Files;
using static System.FormattableString;

namespace CourseKit.Networks.Weights.Safetensors;

/// <summary>The header of a safetensors file: for each tensor its kind of number, its shape, and where its numbers lie.</summary>
internal static class SafetensorsHeader
{
    /// <summary>The name of the one entry that is not a tensor but a table of texts.</summary>
    public const string Metadata = "__metadata__";

    /// <summary>The format's own limit.</summary>
    private const long Longest = 100_000_000;

    /// <summary>The tensors in the order of the header, whose numbers fill the rest of the file, without a hole and without sharing; and
    /// the texts of the metadata by name.</summary>
    public static (IReadOnlyList<SafetensorsEntry> Entries, IReadOnlyDictionary<string, string> Metadata) Read(ByteSource source)
    {
        var length = source.Remaining >= 8 ? source.UInt64()
            : throw source.Damaged("A safetensors file begins with 8 bytes that say how long its header is.", $"{source.Length} bytes");
        if (length > Longest || length > (ulong)source.Remaining)
        {
            throw source.Damaged(
                Invariant($"The header of a safetensors file lies within it and has at most {Longest:N0} bytes."),
                Invariant($"one of {length:N0} bytes, where {source.Remaining:N0} follow"));
        }

        var (entries, metadata) = Parse(source, source.Take((long)length));
        var filled = 0L;
        foreach (var entry in entries.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End))
        {
            filled = entry.Begin == filled ? entry.End : throw source.Damaged(
                "Tensors lie behind each other in a safetensors file, without holes and without overlaps.",
                Invariant($"{Excerpt.Of(entry.Name)} from {entry.Begin:N0}, where the numbers before it end at {filled:N0}"));
        }

        return filled == source.Remaining ? (entries, metadata) : throw source.Damaged(
            "The numbers of a safetensors file end where the file does.",
            Invariant($"{filled:N0} bytes of numbers in the header, {source.Remaining:N0} in the file"));
    }

    private static (List<SafetensorsEntry> Entries, IReadOnlyDictionary<string, string> Metadata) Parse(ByteSource source, byte[] header)
    {
        try
        {
            using var json = JsonDocument.Parse(header, new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 4 });
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? ([.. json.RootElement.EnumerateObject().Where(entry => entry.Name != Metadata).Select(entry => Entry(source, entry))],
                    TextsOf(json.RootElement))
                : throw source.Damaged("The header of a safetensors file is a JSON object.", $"{json.RootElement.ValueKind}");
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            throw source.Damaged(
                "The header of a safetensors file is JSON, each name once.", Excerpt.Of(problem.Message.TrimEnd('.'), 300), problem);
        }
    }

    /// <summary>The texts of the metadata; what is none is passed over.</summary>
    private static IReadOnlyDictionary<string, string> TextsOf(JsonElement header) =>
        header.TryGetProperty(Metadata, out var metadata) && metadata.ValueKind == JsonValueKind.Object
            ? metadata.EnumerateObject().Where(text => text.Value.ValueKind == JsonValueKind.String)
                .ToDictionary(text => text.Name, text => text.Value.GetString()!)
            : new Dictionary<string, string>();

    private static SafetensorsEntry Entry(ByteSource source, JsonProperty entry)
    {
        var type = Text(entry.Value, "dtype") is { } name ? NumberType.All.FirstOrDefault(type => type.Safetensors == name) : null;
        var shape = Numbers(entry.Value, "shape") is { } sizes ? NumberType.ShapeOf(sizes) : null;
        var place = Numbers(entry.Value, "data_offsets");
        return type is not null && shape is { } known && place is [var begin and >= 0, var end] &&
            begin <= end && end - begin == known.Elements * type.Size
            ? new(entry.Name, type, known, begin, end)
            : throw source.Damaged(
                $"A tensor of a safetensors file has a dtype ({string.Join(", ", NumberType.All.Select(one => one.Safetensors))}), "
                + "a shape, and data_offsets [begin, end] with room for just its numbers.",
                $"{Excerpt.Of(entry.Name)}: {Excerpt.Of(entry.Value.GetRawText(), 200)}");
    }

    private static string? Text(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.String
            ? found.GetString()
            : null;

    private static List<long>? Numbers(JsonElement value, string name)
    {
        if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out var found) || found.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var numbers = new List<long>();
        foreach (var item in found.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Number || !item.TryGetInt64(out var number))
            {
                return null;
            }

            numbers.Add(number);
        }

        return numbers;
    }
}
