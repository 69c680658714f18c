using System.Runtime.InteropServices;
using System.Text;
using CourseKit.Tensors;
using CourseKit.Tensors.Files;
using static System.FormattableString;

namespace CourseKit.Networks.Weights.TorchSharp;

/// <summary>Reads and writes the files that <c>module.save("model.dat")</c> of TorchSharp makes.</summary>
/// <remarks>
/// The number of tensors; for each of them its name, the number of its type, rank, sizes, and values in row-major order, least significant
/// byte first. Numbers are written seven bits a byte, the lowest first (LEB128). Nothing in such a file can be run.
/// </remarks>
public static class DatFile
{
    private const string Rule = "A file of TorchSharp's module.save() is a number of tensors, each with name, type, sizes and values.";
    private const string Counter = "num_batches_tracked";
    private const int LongestName = 4096, Float = 6, Long = 4;

    /// <summary>The types of numbers by those of libtorch's <c>ScalarType</c>.</summary>
    private static readonly Dictionary<long, NumberType> Types = new (int Number, string Name)[]
        {
            (0, "U8"), (1, "I8"), (2, "I16"), (3, "I32"), (Long, "I64"), (5, "F16"), (Float, "F32"), (7, "F64"), (11, "BOOL"), (15, "BF16"),
        }
        .ToDictionary(type => (long)type.Number, type => NumberType.All.Single(known => known.Safetensors == type.Name));

    /// <summary>Reads a state dict from a file.</summary>
    /// <exception cref="WeightsException">The file is damaged, or is none of this format.</exception>
    public static StateDict Read(string path) => WeightsFile.Read(path, Rule, Read);

    /// <summary>Reads a state dict from a stream that can seek, from its start.</summary>
    /// <param name="stream">The file's content.</param>
    /// <param name="name">The name of the file in messages.</param>
    /// <exception cref="WeightsException">The file is damaged, or is none of this format.</exception>
    public static StateDict Read(Stream stream, string name) => WeightsFile.Read(stream, name, Rule, [FileFormat.TorchSharp], () =>
    {
        var source = new ByteSource(stream, stream.Length, name);
        var tensors = new Dictionary<string, Tensor>();
        for (var left = Number(source); left > 0; left--)
        {
            var tensor = Text(source);
            if (!tensors.TryAdd(tensor, Values(source)))
            {
                throw source.Damaged("Each tensor of a file has a name of its own.", $"{Excerpt.Of(tensor)} twice");
            }
        }

        return source.Remaining == 0
            ? new StateDict(tensors.Select(tensor => (tensor.Key, tensor.Value)))
            : throw source.Damaged(Rule, Invariant($"{source.Remaining:N0} more bytes behind the last of them"));
    });

    /// <summary>Writes a file, as 32-bit floats but for the counters of batch normalization, for <c>module.load("model.dat")</c>: whole, or
    /// not at all.</summary>
    public static void Write(string path, StateDict weights) => WholeFile.Write(path, stream => Write(stream, weights));

    /// <summary>Writes the content of a file to a stream, as 32-bit floats but for the counters of batch normalization: TorchSharp loads
    /// what has the types of its own tensors.</summary>
    public static void Write(Stream stream, StateDict weights)
    {
        Write(stream, weights.Count);
        foreach (var (name, value) in weights)
        {
            var text = Encoding.UTF8.GetBytes(name);
            Write(stream, text.Length);
            stream.Write(text);
            var isCounter = name.EndsWith(Counter, StringComparison.Ordinal);
            Write(stream, isCounter ? Long : Float);
            Write(stream, value.Shape.Rank);
            foreach (var size in value.Shape)
            {
                Write(stream, size);
            }

            stream.Write(isCounter ? [.. value.ToArray().SelectMany(count => BitConverter.GetBytes((long)count))]
                : MemoryMarshal.AsBytes(value.Values));
        }
    }

    private static Tensor Values(ByteSource source)
    {
        var type = Number(source);
        if (!Types.TryGetValue(type, out var known))
        {
            throw source.Damaged($"Types of numbers are {string.Join(", ", Types.Keys)}, by the numbers of libtorch.", $"{type}");
        }

        var rank = Number(source);
        if (rank > NumberType.MostAxes)
        {
            throw source.Damaged($"A tensor has at most {NumberType.MostAxes} axes.", $"{rank}");
        }

        var sizes = new long[rank];
        for (var axis = 0; axis < rank; axis++)
        {
            sizes[axis] = Number(source);
        }

        return source.Numbers(known, NumberType.ShapeOf(sizes)
            ?? throw source.Damaged(Invariant($"A tensor has at most {Array.MaxLength:N0} values."), $"[{string.Join(", ", sizes)}]"));
    }

    private static string Text(ByteSource source)
    {
        var length = Number(source);
        return length <= LongestName
            ? Encoding.UTF8.GetString(source.Take(length))
            : throw source.Damaged(Invariant($"A name has at most {LongestName:N0} bytes."), Invariant($"{length:N0}"));
    }

    private static long Number(ByteSource source)
    {
        var number = 0L;
        for (var shift = 0; shift < 63; shift += 7)
        {
            var next = source.Byte();
            number |= (long)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return number;
            }
        }

        throw source.Damaged("A number has at most nine bytes.", "a longer one");
    }

    private static void Write(Stream stream, long number)
    {
        for (; number >= 0x80; number >>= 7)
        {
            stream.WriteByte((byte)(number | 0x80));
        }

        stream.WriteByte((byte)number);
    }
}
