using System.Buffers.Binary;

namespace CourseKit.Vision.Datasets;

/// <summary>The kinds of numbers that an IDX file holds, as the third byte of the file names them.</summary>
/// <remarks>http://yann.lecun.com/exdb/mnist/, «The IDX file format»; all numbers are big-endian.</remarks>
internal sealed record IdxElement(byte Code, string Name, int Size, bool IsWhole, IdxElement.Reader Read)
{
    /// <summary>Turns the first bytes of a span into one number; a double holds every value of every kind.</summary>
    public delegate double Reader(ReadOnlySpan<byte> bytes);

    public static IdxElement UnsignedByte { get; } = new(0x08, "ubyte", 1, true, bytes => bytes[0]);

    public static IReadOnlyList<IdxElement> All { get; } =
    [
        UnsignedByte,
        new(0x09, "sbyte", 1, true, bytes => (sbyte)bytes[0]),
        new(0x0B, "short", 2, true, bytes => BinaryPrimitives.ReadInt16BigEndian(bytes)),
        new(0x0C, "int", 4, true, bytes => BinaryPrimitives.ReadInt32BigEndian(bytes)),
        new(0x0D, "float", 4, false, bytes => BinaryPrimitives.ReadSingleBigEndian(bytes)),
        new(0x0E, "double", 8, false, bytes => BinaryPrimitives.ReadDoubleBigEndian(bytes)),
    ];
}
