using System.Text;
using CourseKit.Tensors;
using CourseKit.Tensors.Files;

namespace CourseKit.Networks.Weights.Numpy;

/// <summary>The header of an array, before its numbers: their kind, their order, the shape.</summary>
/// <param name="Type">The kind of number.</param>
/// <param name="IsBigEndian">True if the most significant byte of each number comes first.</param>
/// <param name="IsFortran">True if the first axis is the fastest (Fortran order).</param>
/// <param name="Shape">The shape.</param>
internal sealed record NpyHeader(NumberType Type, bool IsBigEndian, bool IsFortran, Shape Shape)
{
    /// <summary>The rule for the first bytes of a file, as messages state it.</summary>
    public const string Rule = "An array of NumPy begins with 93 4E 55 4D 50 59 and a version.";

    private const int Longest = 1 << 16;

    private static readonly byte[] Magic = [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    private static string Kinds => string.Join(", ", NumberType.All.Select(type => type.Numpy).OfType<string>());

    public static NpyHeader Read(ByteSource source)
    {
        if (source.Remaining < 8 || !source.Take(Magic.Length).AsSpan().SequenceEqual(Magic))
        {
            throw source.Damaged(Rule, "another file");
        }

        var (major, minor) = (source.Byte(), source.Byte());
        var length = (major, minor) switch
        {
            (1, 0) => source.UInt16(),
            (2 or 3, 0) => (uint)source.Int32(),
            _ => throw source.Damaged("An array of NumPy has format 1.0, 2.0 or 3.0.", $"{major}.{minor}"),
        };
        var text = length <= Longest
            ? Encoding.Latin1.GetString(source.Take(length))
            : throw source.Damaged($"The header of an array has at most {Longest} bytes.", $"{length}");
        return Parse(text) ?? throw source.Damaged(
            $"The header of an array names one kind of number ({Kinds}), its order and its shape.", Excerpt.Of(text.Trim(), 200));
    }

    /// <summary>A header of format 1, with spaces up to a multiple of 64 bytes, so that the numbers
    /// lie where processors like them.</summary>
    public static byte[] For(Shape shape)
    {
        var sizes = shape.Rank == 1 ? $"{shape[0]}," : string.Join(", ", shape);
        var text = $"{{'descr': '{NumberType.Float32.Numpy}', 'fortran_order': False, 'shape': ({sizes}), }}";
        var length = (Magic.Length + 4 + text.Length + 1 + 63) / 64 * 64;
        text = text.PadRight(length - Magic.Length - 4 - 1);
        return [.. Magic, 1, 0, (byte)(length - Magic.Length - 4), (byte)((length - Magic.Length - 4) >> 8),
            .. Encoding.Latin1.GetBytes(text), (byte)'\n'];
    }

    private static NpyHeader? Parse(string text)
    {
        var parser = new LiteralParser(text);
        return parser.Dictionary() is { Count: 3 } items && parser.IsAtEnd
            && items.GetValueOrDefault("descr") is string kind && NumpyTypeName.Parse(kind) is var (type, isBigEndian)
            && items.GetValueOrDefault("fortran_order") is bool fortran
            && items.GetValueOrDefault("shape") is IReadOnlyCollection<long> sizes && NumberType.ShapeOf(sizes) is { } shape
            ? new(type, isBigEndian, fortran, shape)
            : null;
    }
}
